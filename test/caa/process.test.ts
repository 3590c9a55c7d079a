import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { type Behaviour, SILENT, startDnsServer } from '../network/dns-server.ts';

const SCRIPT = fileURLToPath(new URL('./unawaited.ts', import.meta.url));
const SILENT_OVER_TCP: Behaviour = {
  truncated: true,
  send: (reply, transport) => (transport === 'udp' ? [reply] : []),
};

it.each([
  ['UDP', SILENT, 1],
  ['TCP', SILENT_OVER_TCP, 2],
] satisfies [string, Behaviour, number][])(
  'a process does not wait at its end for a server that is silent over %s',
  async (_, behaviour, queries) => {
    const server = await startDnsServer(() => behaviour);
    onTestFinished(() => server.close());
    const child = spawn(process.execPath, [SCRIPT, String(server.port)], {
      stdio: ['pipe', 'inherit', 'inherit'],
    });
    onTestFinished(() => void child.kill());
    const exit = once(child, 'exit');
    await server.received(queries);
    child.stdin.end();

    // No time limit of the look-up ends this: its clock stands still.
    expect(await exit).toEqual([0, null]);
  },
);
