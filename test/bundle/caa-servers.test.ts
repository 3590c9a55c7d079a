import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../hostile-texts.ts';
import { type Behaviour, SERVFAIL, SILENT, type Zone } from '../network/dns-server.ts';
import { startSimulator } from '../simulator/index.ts';
import { ALLOWED, dns, FORBIDDEN, FORBIDS, itemsOf, runWith, ZONE } from './caa.ts';
import { runAction, type SignalStep } from './harness.ts';
import { inputsOf, runStep } from './step.ts';

describe.concurrent('servers', () => {
  it('that are silent get 10 s in all; then everything is sent, and nothing waits', async () => {
    const silent = await Promise.all([dns(() => SILENT), dns(() => SILENT), dns(() => SILENT)]);
    const step = await runWith('enforce', silent, `${FORBIDDEN}, ${ALLOWED}`, {
      simulator: { digicert: { ineligible: [FORBIDDEN] } },
    });

    // Only what fails shows why it could not be checked.
    expect(step.outcomes).toEqual(['rejected 1028', 'submitted']);
    expect(step.results.map(({ caa }) => caa)).toEqual([
      'The CAA records for www.example.com could not be checked: the 10 seconds for all CAA look-ups were over.',
      undefined,
    ]);
    expect(step.lingeredMs).toBeLessThan(1_000);
  });

  it('that all fail hold nothing back', async () => {
    const step = await runWith('enforce', [await dns(() => SERVFAIL)], FORBIDDEN);

    expect(step.outputs.verdict).toBe('success');
    expect(step.results[0]).not.toHaveProperty('caa');
    expect(step.annotations.map(({ message }) => message).join()).not.toContain('CAA');
  });

  it('that cannot be read are an error, and nobody is asked', async () => {
    const server = await dns(ZONE);
    const step = await runStep('digicert', FORBIDDEN, {
      inputs: { 'caa-check': 'warn', 'dns-servers': `${server.address}, resolver.example` },
    });

    expect(step.outputs.verdict).toBe('invalid-input');
    expect(step.log).toContain("'dns-servers' names 'resolver.example'");
    expect(server.names()).toEqual([]);
  });
});

/** A run that is interrupted while it waits for a silent DNS server. */
async function interruptPreflight(signal: SignalStep['signal']) {
  const simulator = await startSimulator();
  const server = await dns(() => SILENT);
  try {
    const result = await runAction({
      inputs: {
        ...inputsOf('digicert'),
        'base-url': simulator.url,
        targets: FORBIDDEN,
        'caa-check': 'enforce',
        'dns-servers': server.address,
      },
      signals: [{ signal, after: server.received(1) }],
    });
    const [, file] = [...result.files].find(([path]) => path.endsWith('-results.json')) ?? [];
    const results = itemsOf(file?.toString('utf8'));
    return { ...result, results, requests: simulator.requests };
  } finally {
    await simulator.close();
  }
}

describe.concurrent('a run that is interrupted while it looks up', () => {
  it('leaves a results file that says not-attempted when it is killed', async () => {
    const { results, requests, exitCode } = await interruptPreflight('SIGKILL');

    expect(exitCode).toBeNull();
    expect(results).toMatchObject([{ target: FORBIDDEN, outcome: 'not-attempted' }]);
    expect(requests).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends at once at %s', async (signal) => {
    const { results, requests, outputs, exitCode, lingeredMs } = await interruptPreflight(signal);

    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ verdict: 'failure', submitted: '0' });
    // The reason shows that no time limit ended the look-up.
    expect(results).toMatchObject([
      { outcome: 'not-attempted', caa: expect.stringMatching(/: the run was cancelled\.$/) },
    ]);
    expect(requests).toEqual([]);
    expect(lingeredMs).toBeLessThan(1_000);
  });
});

describe.concurrent('texts from DNS', () => {
  const MARK = 'zq7';
  const texts = HOSTILE_TEXTS.filter((text) => Buffer.byteLength(text) < 200);
  /** A DNS name of one label with the text in it. */
  const labelOf = (text: string) =>
    `${MARK}${text.replaceAll('.', '-')}`.slice(0, 20).replace(/[\ud800-\udfff]/g, '');
  const names = texts.flatMap((_, at) => [`record${at}.example`, `alias${at}.example`]);
  const zone: Zone = Object.fromEntries(
    texts.flatMap((text, at): [string, Behaviour][] => [
      [
        `record${at}.example`,
        {
          caa: [
            [128, `${MARK} ${text}`, `${MARK}${text}`],
            [0, 'issue', `${MARK}${text}`],
          ],
        },
      ],
      [`alias${at}.example`, { alias: `${labelOf(text)}.example` }],
      [`${labelOf(text)}.example`.toLowerCase(), FORBIDS],
    ]),
  );

  it.each(['warn', 'enforce'])('are shown nowhere with %s', async (mode) => {
    const targets = names.map((name, at) => `${name}@10.0.0.1:${at + 1}`);
    const step = await runWith(mode, [await dns(zone)], targets.join('\n'));

    // No certificate authority is allowed at any of them.
    const found = itemsOf(step.resultsFile).filter(({ caa }) => caa !== undefined);
    expect(found.length).toBeGreaterThan(names.length - 8);
    expect(step.everyByte().toLowerCase()).not.toContain(MARK);
    expect(step.refusedCommands).toEqual([]);
  });
});
