/** `targets: failed` with `follow-minutes` and `verify-tls`, against real TLS ports. */
import { describe, expect, it } from 'vitest';
import type { KeyPair } from '../network/certificates.ts';
import { BAD_NODES, type Port, startPort, withCertificates } from '../network/tls-ports.ts';
import { failsAgain, hangs, vanishes } from '../providers/digicert/scripts.ts';
import {
  automationAt,
  becomes,
  type Fate,
  listed,
  NEW,
  OLD,
  openPort,
  runFollowed,
  STRANGER,
} from './following.ts';

const INPUTS = {
  provider: 'digicert',
  targets: 'failed',
  'follow-minutes': '10',
  'verify-tls': 'true',
};

interface Case {
  readonly fate: Fate;
  /** What the port does as soon as the provider has accepted the retry. */
  readonly port?: (port: Port) => unknown;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** One run for each case, with a port of its own. */
async function retryAll(cases: readonly Case[], inputs: Readonly<Record<string, string>> = {}) {
  const ports = await Promise.all(cases.map(openPort));
  try {
    return await runFollowed({
      inputs: { ...INPUTS, ...inputs },
      simulator: {
        digicert: {
          automations: cases.flatMap(({ fate }, index) => {
            const port = ports[index];
            return port === undefined ? [] : [automationAt(port, index + 1, fate)];
          }),
        },
      },
      onExchange({ endpoint }) {
        if (endpoint !== 'retry') return;
        for (const [index, port] of ports.entries()) cases[index]?.port?.(port);
      },
    });
  } finally {
    await Promise.all(ports.map((port) => port.close()));
  }
}

const RENEWED = becomes({ status: 'SUCCESSFULLY_RENEWED', ...listed(NEW) });
/** As the port serves it. */
const serialOf = (pair: KeyPair) =>
  listed(pair).certificateSerialNumber.toLowerCase().replace(/^0+/, '');
const servesNew = (port: Port) => port.serve(withCertificates(NEW));

describe.concurrent('a followed and verified run is green', () => {
  it.each(['SUCCESSFULLY_RENEWED', 'SUCCESFULLY_RENEWED'])(
    'with the status %s, if each port serves the new certificate',
    async (status) => {
      const fate = becomes({ status, ...listed(NEW) });
      const { outputs, exitCode, results, savedResults, skippedSeconds, log } = await retryAll([
        { fate, port: servesNew },
        { fate, port: servesNew },
      ]);

      expect(outputs, log).toMatchObject({
        verdict: 'success',
        message: '2 of 2 submitted, 2 completed',
        completed: '2',
        submitted: '2',
        found: '2',
      });
      expect(exitCode).toBe(0);
      expect(results).toMatchObject(
        [1, 2].map(() => ({
          outcome: 'submitted',
          completion: 'completed',
          status,
          endpoint: 'new',
          certificate: { serialNumber: serialOf(NEW) },
        })),
      );
      expect(savedResults).toEqual(results);
      expect(skippedSeconds).toBe(90);
    },
  );
});

describe.concurrent('a followed and verified run is red, with the cause', () => {
  it.each<[string, Case, Readonly<Record<string, unknown>>]>([
    [
      'that failed again',
      { fate: failsAgain({ cause: 'The disk is full.' }), port: servesNew },
      { completion: 'failed-again', status: 'INSTALL_FAILED', cause: 'The disk is full.' },
    ],
    [
      'that was issued and not installed: a new serial number with a failure status',
      { fate: failsAgain({ issued: true }), port: servesNew },
      {
        completion: 'failed-again',
        status: 'INSTALL_FAILED',
        cause: 'The agent is not reachable.',
      },
    ],
    [
      'that hangs',
      { fate: hangs(), port: servesNew },
      { completion: 'in-progress', status: 'AUTOMATION_SCHEDULED' },
    ],
    [
      'that vanishes from the list',
      { fate: vanishes(), port: servesNew },
      { completion: 'unknown' },
    ],
    [
      'with a status that nobody has documented',
      { fate: hangs({ status: 'WAITING_FOR_NOBODY' }), port: servesNew },
      { completion: 'in-progress', status: 'WAITING_FOR_NOBODY' },
    ],
    [
      'that is only configured, without another certificate',
      { fate: hangs({ status: 'CONFIGURED' }), port: servesNew },
      { completion: 'in-progress', status: 'CONFIGURED' },
    ],
    [
      'whose port serves the old certificate',
      { fate: RENEWED },
      { completion: 'completed', endpoint: 'old', certificate: { serialNumber: serialOf(OLD) } },
    ],
    [
      'whose port serves the certificate of somebody else',
      { fate: RENEWED, port: (port) => port.serve(withCertificates(STRANGER)) },
      { completion: 'completed', endpoint: 'old' },
    ],
    [
      'of whose nodes one serves the old certificate',
      {
        fate: RENEWED,
        port: (port) => port.serve(withCertificates(NEW), withCertificates(OLD)),
      },
      { completion: 'completed', endpoint: 'old' },
    ],
    [
      'whose port is closed',
      { fate: RENEWED, port: (port) => port.close() },
      { completion: 'completed', endpoint: 'unreachable' },
    ],
    [
      'whose port speaks no TLS any more',
      { fate: RENEWED, port: (port) => port.serve(BAD_NODES['answering HTTP']) },
      { completion: 'completed', endpoint: 'no-tls' },
    ],
  ])('for a target %s', async (_, bad, expected) => {
    const good: Case = { fate: RENEWED, port: servesNew };
    const { outputs, exitCode, results, savedResults, annotations, requests, log } = await retryAll(
      [good, bad],
    );

    expect(outputs, log).toMatchObject({
      verdict: 'failure',
      message: '2 of 2 submitted, 1 completed',
      completed: '1',
      submitted: '2',
      failed: '0',
      'failed-targets': '[]',
      'unknown-targets': '[]',
    });
    expect(exitCode).toBe(1);
    expect(results).toMatchObject([
      { outcome: 'submitted', completion: 'completed', endpoint: 'new' },
      { outcome: 'submitted', ...expected },
    ]);
    if (expected.endpoint === undefined) expect(results[1]).not.toHaveProperty('endpoint');
    expect(savedResults).toEqual(results);
    expect(annotations.some(({ level }) => level === 'error')).toBe(true);
    expect(requests.filter(({ endpoint }) => endpoint === 'retry')).toHaveLength(1);
  });
});

describe.concurrent('a followed run', () => {
  it('looks at the port every 30 s after the provider reports success', async () => {
    // Six connections are a look: one before the retry, and one after it, show the old certificate.
    const nodes = [OLD, NEW].flatMap((pair) => Array(12).fill(withCertificates(pair)));
    const port = await startPort(...nodes);
    const run = await runFollowed({
      inputs: INPUTS,
      simulator: { digicert: { automations: [automationAt(port, 1, RENEWED)] } },
    });
    await port.close();

    expect(run.outputs, run.log).toMatchObject({
      verdict: 'success',
      message: '1 of 1 submitted, 1 completed',
    });
    expect(run.skippedSeconds).toBe(120);
  });

  it('warns before the submission of ports that nobody answers at, and does not wait for them', async () => {
    const port = await openPort();
    await port.close();
    const run = await runFollowed({
      inputs: INPUTS,
      simulator: { digicert: { automations: [automationAt(port, 1, RENEWED)] } },
    });

    const warning =
      '1 of 1 port cannot be reached from this runner: a runner in the cloud does not reach private addresses.';
    expect(run.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: warning }),
    );
    expect(run.log.indexOf(warning)).toBeLessThan(run.log.indexOf('submitted  '));
    expect(run.results).toMatchObject([{ completion: 'completed', endpoint: 'unreachable' }]);
    expect(run.exitCode).toBe(1);
    expect(run.skippedSeconds).toBe(90);
  });

  it('without verify-tls is green with the word of the provider', async () => {
    const run = await retryAll([{ fate: RENEWED }], { 'verify-tls': 'false' });

    expect(run.outputs).toMatchObject({
      verdict: 'success',
      message: '1 of 1 submitted, 1 completed',
    });
    expect(run.results[0]).not.toHaveProperty('endpoint');
  });

  it.each([
    ['in-progress', hangs(), 'success', 0],
    ['in-progress', failsAgain(), 'failure', 1],
    ['', hangs(), 'failure', 1],
  ])('with ignore-codes "%s"', async (codes, fate, verdict, exitCode) => {
    const run = await retryAll([{ fate }], { 'ignore-codes': codes });

    expect(run.outputs).toMatchObject({
      verdict,
      message: '1 of 1 submitted, 0 completed',
      ignored: '0',
      completed: '0',
    });
    expect(run.exitCode).toBe(exitCode);
  });
});

describe.concurrent('a run that is interrupted while it follows', () => {
  const CASES: readonly Case[] = [
    { fate: RENEWED, port: servesNew },
    { fate: failsAgain({ afterMs: 60_000 }) },
    { fate: hangs() },
  ];
  const interrupted = async (signal: 'SIGINT' | 'SIGKILL', cases = CASES) => {
    const ports = await Promise.all(cases.map(openPort));
    const run = await runFollowed({
      inputs: { ...INPUTS, 'ignore-codes': 'in-progress' },
      simulator: {
        digicert: {
          automations: cases.flatMap(({ fate }, index) => {
            const port = ports[index];
            return port === undefined ? [] : [automationAt(port, index + 1, fate)];
          }),
        },
      },
      onExchange({ endpoint }) {
        if (endpoint !== 'retry') return;
        for (const [index, port] of ports.entries()) cases[index]?.port?.(port);
      },
      // A second after the last change, the results file has it.
      stopAtMs: 130_000,
      signals: [{ signal, after: /^The clock skips no more/m }],
    });
    await Promise.all(ports.map((port) => port.close()));
    return run;
  };
  const ITEMS = [
    { outcome: 'submitted', completion: 'completed', endpoint: 'new' },
    { outcome: 'submitted', completion: 'failed-again' },
    { outcome: 'submitted', completion: 'in-progress', status: 'AUTOMATION_SCHEDULED' },
  ];

  it('by a cancellation: complete, with the completions that are known', async () => {
    const { outputs, exitCode, results, savedResults, summary } = await interrupted('SIGINT');

    expect(outputs).toMatchObject({
      verdict: 'failure',
      submitted: '3',
      completed: '1',
      failed: '0',
      message: expect.stringMatching(/^3 of 3 submitted, 1 completed; .*cancelled/),
    });
    expect(exitCode).toBe(1);
    expect(results).toMatchObject(ITEMS);
    expect(savedResults).toEqual(results);
    expect(summary).not.toBe('');
  });

  it('by a cancellation: red, also if ignore-codes would make it green', async () => {
    const { outputs, exitCode } = await interrupted('SIGINT', [{ fate: hangs() }]);

    expect(outputs).toMatchObject({
      verdict: 'failure',
      message: expect.stringMatching(/^1 of 1 submitted, 0 completed; .*cancelled/),
    });
    expect(exitCode).toBe(1);
  });

  it('by SIGKILL: the results file has the submissions and the completions that are known', async () => {
    const { outputs, signal, savedResults } = await interrupted('SIGKILL');

    expect(signal).toBe('SIGKILL');
    expect(outputs.verdict).toBe('failure');
    expect(savedResults).toMatchObject(ITEMS);
  });
});
