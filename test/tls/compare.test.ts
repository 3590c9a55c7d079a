import { describe, expect, it } from 'vitest';
import { needsAnotherLook } from '../../src/tls/compare.ts';
import {
  CHANGED,
  compare,
  group,
  listed,
  NEW,
  NO_TLS,
  NONE,
  OLD,
  OTHER,
  only,
  type Row,
  seen,
  served,
  TWIN,
  thrice,
  UNREACHABLE,
} from './comparing.ts';

const IS_NEW: readonly Row[] = [
  {
    when: 'both groups show another certificate',
    baseline: only(OLD),
    later: only(NEW),
  },
  {
    when: 'the certificate was issued on the day of the old one',
    baseline: only(OLD),
    later: only(served('b2', 0)),
  },
  {
    when: 'the provider lists exactly this certificate',
    baseline: only(OLD),
    later: only(NEW),
    provider: CHANGED,
  },
  {
    when: 'the provider writes its serial number with separators, zeros and capitals',
    baseline: only(OLD),
    later: only(NEW),
    provider: [{ serialNumber: '00:A1' }, { serialNumber: '00:B2' }],
  },
  {
    when: 'the provider writes the old serial number in two ways',
    baseline: only(OLD),
    later: only(OTHER),
    provider: [{ serialNumber: '00:A1' }, { serialNumber: 'a1' }],
  },
  {
    when: 'the provider lists no certificate any more',
    baseline: only(OLD),
    later: only(NEW),
    provider: [listed(OLD), NONE],
  },
  {
    when: 'the default group changed beside an untouched RSA twin',
    baseline: seen(thrice(OLD), thrice(TWIN)),
    later: seen(thrice(NEW), thrice(TWIN)),
  },
  {
    when: 'the RSA group changed beside an untouched ECDSA twin',
    baseline: seen(thrice(TWIN), thrice(OLD)),
    later: seen(thrice(TWIN), thrice(NEW)),
  },
  {
    when: 'the server has no RSA certificate',
    baseline: seen(thrice(OLD)),
    later: seen(thrice(NEW)),
  },
  {
    when: 'an RSA certificate is added to a server that certainly had none',
    baseline: seen(thrice(OLD)),
    later: seen(thrice(OLD), thrice(NEW)),
  },
  {
    when: 'two nodes differed before, and serve the same certificate now',
    baseline: seen([OLD, TWIN, OLD], [TWIN, OLD, TWIN]),
    later: only(NEW),
  },
  {
    when: 'the provider lists exactly this certificate, and the group was not complete before',
    baseline: { kind: 'seen', byDefault: group([OLD], false), rsa: group([], false) },
    later: only(NEW),
    provider: CHANGED,
  },
  {
    when: 'the provider was not read before, and lists exactly this certificate',
    baseline: only(OLD),
    later: only(NEW),
    provider: [undefined, listed(NEW)],
  },
  {
    when: 'the provider was not read before, and still lists what the port served',
    baseline: only(OLD),
    later: only(NEW),
    provider: [undefined, listed(OLD)],
  },
  {
    when: 'nothing could be seen before, and the provider lists exactly this certificate',
    baseline: UNREACHABLE,
    later: only(NEW),
    provider: CHANGED,
  },
  {
    when: 'nothing could be seen before, and the provider listed no certificate then',
    baseline: NO_TLS,
    later: only(NEW),
    provider: [NONE, listed(NEW)],
  },
  {
    when: 'nothing could be seen before, and it differs from the old one of the provider, with a later expiry',
    baseline: UNREACHABLE,
    later: only(NEW),
    provider: [listed(OLD), listed(OLD)],
  },
  {
    when: 'nobody looked before, and the provider lists exactly this certificate',
    baseline: undefined,
    later: only(NEW),
    provider: CHANGED,
  },
];

describe('an endpoint is new when', () => {
  it.for(IS_NEW)('$when', (row) => {
    expect(compare(row)).toEqual({
      endpoint: 'new',
      certificate:
        row.later.kind === 'seen' && expect.objectContaining({ notAfter: expect.any(Number) }),
    });
  });

  it('and the certificate is the new one, in whichever group it is', () => {
    const baseline = seen(thrice(TWIN), thrice(OLD));
    const later = seen(thrice(TWIN), thrice(NEW));
    expect(compare({ when: '', baseline, later })).toEqual({ endpoint: 'new', certificate: NEW });
  });
});

describe('an endpoint that shows no certificate', () => {
  it.for([undefined, UNREACHABLE, NO_TLS, only(OLD)])('is what the later look says', (baseline) => {
    for (const later of [UNREACHABLE, NO_TLS]) {
      expect(compare({ when: '', baseline, later, provider: CHANGED })).toEqual({
        endpoint: later.kind,
      });
    }
  });
});

describe('another look', () => {
  it.for([
    ['new', UNREACHABLE, true, false],
    ['new', only(OLD), false, false],
    ['old', only(OLD), true, true],
    ['no-tls', NO_TLS, true, true],
    ['unreachable', UNREACHABLE, true, false],
    // The port answered in between.
    ['unreachable', UNREACHABLE, false, true],
    ['unreachable', only(OLD), true, true],
    ['unreachable', NO_TLS, true, true],
    // Nobody had the time to look before the retry.
    ['unreachable', undefined, true, true],
  ] as const)('after %s', ([endpoint, baseline, isFirst, another]) => {
    const comparison = endpoint === 'new' ? { endpoint, certificate: NEW } : { endpoint };
    expect(needsAnotherLook(comparison, { baseline, isFirst })).toBe(another);
  });
});
