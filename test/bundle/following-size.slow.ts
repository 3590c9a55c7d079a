import { expect, it } from 'vitest';
import { expectToVerifyPorts } from './following-size.ts';

// 12,000 handshakes take most of the time.
it('1,000 followed targets cost at most 150 MB if each port is looked at', async () => {
  expect.hasAssertions();
  await expectToVerifyPorts();
}, 300_000);
