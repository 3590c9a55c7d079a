import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createTransport } from '../src/http/transport.ts';
import { providers } from '../src/providers/index.ts';
import { run } from '../src/run.ts';
import { createTextGate } from '../src/text/gate.ts';
import { silentRunner } from './action/silent-runner.ts';
import { inputsOf } from './bundle/step.ts';
import { createFakeClock } from './http/fake-clock.ts';

it('says failure in the outputs of a dry run that is cancelled, as its exit code does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'run-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const inputs: Readonly<Record<string, string>> = {
    ...inputsOf('sectigo'),
    targets: '1',
    'dry-run': 'true',
  };
  const outputs: Record<string, string> = {};
  const summaries: string[] = [];
  const runner = silentRunner({
    input: (name) => inputs[name] ?? '',
    outputs: (values) => void Object.assign(outputs, values),
    summary: async (markdown) => void summaries.push(markdown),
  });
  const green = await run({
    runner,
    gate: createTextGate(),
    environment: { RUNNER_TEMP: folder },
    providers,
    clock: createFakeClock(),
    signal: AbortSignal.abort(),
    later: () => {},
    createTransport,
  });

  expect(green).toBe(false);
  expect(outputs).toMatchObject({ verdict: 'failure', submitted: '0' });
  expect(outputs.message).toContain('The run was cancelled.');
  expect(summaries.join()).toMatch(/^## ❌ Cancelled: /);
});
