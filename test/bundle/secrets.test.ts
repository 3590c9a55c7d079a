/**
 * Every secret in every scenario, and a search for it in every byte that was written. Debug lines
 * are on: they show the most.
 */
import { describe, expect, it } from 'vitest';
import { AGENT_KEY, API_KEY, INVENTORY_KEY } from '../providers/digicert/sample.ts';
import {
  allConfidential,
  allInputs,
  allSecrets,
  doubleOf,
  doubles,
  secretsKnownTo,
} from '../providers/index.ts';
import { PASSWORD } from '../providers/sectigo/sample.ts';
import { type Fault, type FaultRule, faults, startSimulator } from '../simulator/index.ts';
import { at } from './discovering.ts';
import { type RunOptions, type RunResult, runAction } from './harness.ts';
import { encodingsOf, findBeginnings, findSecrets } from './secret-search.ts';

const PROXY_PASSWORD = 'pr0xy p@ss/w+rd';
const SECRETS = { ...allSecrets, 'password of the proxy': PROXY_PASSWORD };
const INVENTORY = JSON.stringify(doubles.flatMap(({ sample }) => sample.rows));

/** Loopback addresses pass by a proxy: its password must not show anywhere all the same. */
const PROXY = `http://proxy-user:${encodeURIComponent(PROXY_PASSWORD)}@127.0.0.1:9`;

/** One step with the secrets of all providers, as a workflow for all of them may pass them. */
async function step(provider: string, options: RunOptions = {}) {
  const { inputs = {}, env = {}, files = {}, ...others } = options;
  return runAction({
    ...others,
    files: { 'fleet.json': INVENTORY, ...files },
    env: (folders) => ({
      RUNNER_DEBUG: '1',
      https_proxy: PROXY,
      ...(typeof env === 'function' ? env(folders) : env),
    }),
    inputs: {
      ...allInputs,
      provider,
      targets: 'all',
      inventory: 'fleet.json',
      'request-timeout-seconds': '1',
      'max-wait-minutes': '0',
      'base-url': 'http://127.0.0.1:9',
      ...inputs,
    },
  });
}

function expectNoSecret(result: RunResult): void {
  const written = result.everyByte();
  expect(findSecrets(written, SECRETS)).toEqual([]);
  // The first lines hide them from the rest of the job.
  expect(result.stdout).toMatch(/^::add-mask::/);
}

const PROVIDERS = doubles.map(({ id }) => id);

/** Each fault and a reply for each garbling, of one provider. */
function faultsFor(provider: string): readonly Fault[] {
  return [
    faults.hangAfterAccept(),
    faults.stall(),
    faults.trickle(400),
    faults.dropBefore(),
    faults.dropInside(),
    faults.truncated('length'),
    faults.truncated('chunked'),
    faults.truncated('close'),
    faults.html('maintenance'),
    faults.redirect(307, 'https://example.com/'),
    ...[401, 403, 404, 429, 500, 503].map((status) => faults.status(status)),
    faults.oversized(),
    ...Object.keys(doubleOf(provider).garblings.retry ?? {}).map(faults.garbled),
  ];
}

/** Everything that a provider could send back, in the places of a reply where text can stand. */
function echoes(provider: string): readonly (readonly [string, Fault])[] {
  const { places } = doubleOf(provider).hostile;
  const known = [...secretsKnownTo(provider), PROXY_PASSWORD];
  const forms = known.flatMap(encodingsOf);
  const text = forms.join(' ');
  const split = known.map((secret) => [...secret].join('\u0000')).join(' ');
  const coloured = known.map((secret) => [...secret].join('\u001b[31m')).join(' ');
  const invisible = known.map((secret) => [...secret].join('\u200b')).join(' ');
  const replies = (what: string) =>
    places(what).map(([place, reply]) => [place, faults.customInstead(reply)] as const);
  return [
    ...replies(text),
    ...replies(split).slice(0, 1),
    ...replies(coloured).slice(0, 1),
    ...replies(invisible).slice(0, 1),
    ['as a web page', faults.customInstead({ status: 502, body: `<html>${text}</html>` })],
    ['as what is no HTTP text', faults.customInstead({ status: 200, body: text })],
  ];
}

describe.concurrent.each(PROVIDERS)('%s', (provider) => {
  const run = async (fault: Fault | undefined, options: RunOptions = {}) => {
    const own = await startSimulator({ faults: fault ? [{ fault }] : [] });
    try {
      return await step(provider, {
        ...options,
        inputs: { 'base-url': own.url, ...options.inputs },
      });
    } finally {
      await own.close();
    }
  };

  it('success', async () => {
    // A second is short on a busy machine, and no fault has to be waited for here.
    const result = await run(undefined, { inputs: { 'request-timeout-seconds': '60' } });
    expect(result.conclusion).toBe('success');
    expectNoSecret(result);
  });

  it('dry run', async () => {
    const result = await run(undefined, { inputs: { 'dry-run': 'true' } });
    expect(result.outputs.verdict).toBe('dry-run');
    expect(result.log).toContain('POST http');
    expectNoSecret(result);
  });

  it.each(faultsFor(provider).map((fault) => [fault.name, fault] as const))(
    'fault: %s',
    async (_, fault) => {
      expectNoSecret(await run(fault));
    },
  );

  it.each(echoes(provider))('sent back %s', async (_, fault) => {
    const result = await run(fault);
    expectNoSecret(result);
    expect(result.stdout).toContain('***');
  });

  it('a server that is not there', async () => {
    const result = await run(undefined, { inputs: { 'base-url': 'http://127.0.0.1:9' } });
    expect(result.conclusion).toBe('failure');
    expectNoSecret(result);
  });

  it('cancelled', async () => {
    const own = await startSimulator({ faults: [{ fault: faults.hang() }] });
    const result = await step(provider, {
      inputs: { 'base-url': own.url, 'request-timeout-seconds': '30' },
      signals: [{ signal: 'SIGTERM', after: own.arrived(1) }],
    });
    await own.close();
    expect(result.exitCode).toBe(1);
    expectNoSecret(result);
  });

  it.each(cutTexts(provider))('cut in the middle: %s', async (_, fault) => {
    const result = await run(fault);
    expect(findBeginnings(result.everyByte(), SECRETS)).toEqual([]);
  });
});

/** A text that ends, by its own length or by ours, inside a secret that it sends back. */
function cutTexts(provider: string): readonly (readonly [string, Fault])[] {
  const { credential: secret, refusing } = doubleOf(provider).hostile;
  const reply = (text: string) => faults.customInstead(refusing(text, 'x'));
  const padding = (length: number) => 'It was '.padEnd(length, '.');
  return [
    ...[8, 12, secret.length - 1].map(
      (shown) => [`by us, after ${shown}`, reply(padding(299 - shown) + secret)] as const,
    ),
    ...[8, 12, secret.length - 1].flatMap((shown) => [
      [`by the provider, after ${shown}`, reply(`It was ${secret.slice(0, shown)}`)] as const,
      [`with dots, after ${shown}`, reply(`It was ${secret.slice(0, shown)}... (cut)`)] as const,
      [`with an ellipsis, after ${shown}`, reply(`It was ${secret.slice(0, shown)}…`)] as const,
    ]),
  ];
}

const LISTING = doubles.flatMap(({ id, failedWork, garblings }) =>
  failedWork === undefined ? [] : [{ provider: id, failedWork, garblings }],
);

describe.concurrent.each(LISTING)('$provider, targets: failed', (double) => {
  const { provider, failedWork, garblings } = double;
  const { options: account, secrets: arriving } = failedWork;
  const known = { ...SECRETS, ...allConfidential, ...arriving };
  const find = async (rule: FaultRule | undefined, options: RunOptions = {}) => {
    const own = await startSimulator({ [provider]: account, faults: rule ? [rule] : [] });
    try {
      return await step(provider, {
        ...options,
        inputs: { 'base-url': own.url, targets: 'failed', ...options.inputs },
      });
    } finally {
      await own.close();
    }
  };
  const expectNothing = (result: RunResult) => {
    expect(findSecrets(result.everyByte(), known)).toEqual([]);
    expect(result.stdout).toMatch(/^::add-mask::/);
  };

  it.each(['false', 'true'])('success, dry-run: %s', async (dryRun) => {
    const inputs = { 'dry-run': dryRun, 'request-timeout-seconds': '60' };
    const result = await find(undefined, { inputs });
    expect(result.outputs.found).toBe(String(failedWork.count));
    expectNothing(result);
  });

  it.each(
    Object.entries(garblings).flatMap(([endpoint, own]) =>
      [...Object.keys(own).map(faults.garbled), ...COMMON].map(
        (fault) => [endpoint, fault.name, fault] as const,
      ),
    ),
  )('fault at %s: %s', async (endpoint, _, fault) => {
    expectNothing(await find(at(endpoint, fault)));
  });

  it.each(
    Object.keys(garblings).flatMap((endpoint) =>
      hostileReplies(Object.values(known), failedWork.quoting).map(
        ([how, fault]) => [endpoint, how, fault] as const,
      ),
    ),
  )('sent back at %s %s', async (endpoint, _, fault) => {
    const result = await find(at(endpoint, fault));
    const secrets = { ...SECRETS, ...(failedWork.askedLater.includes(endpoint) && arriving) };
    expect(findSecrets(result.everyByte(), secrets)).toEqual([]);
  });
});

/** Faults that each endpoint of a discovery has. */
const COMMON: readonly Fault[] = [
  ...[401, 429, 500].map((status) => faults.status(status)),
  faults.dropInside(),
  faults.truncated('length'),
  faults.html('maintenance'),
];

/** Replies that hold every secret in every form. */
function hostileReplies(
  secrets: readonly string[],
  quoting: (genuine: string, text: string) => string,
): readonly (readonly [string, Fault])[] {
  const text = secrets.flatMap(encodingsOf).join(' ');
  const error = { errorCode: text, errorField: text, errorMessage: text };
  const form = new URLSearchParams({ errorCode: '-2', errorMessage: text }).toString();
  return [
    ['as an error', faults.custom({ body: JSON.stringify({ error, data: null }) })],
    ['as errors', faults.custom({ status: 400, body: JSON.stringify({ errors: [error] }) })],
    ['as a form', faults.custom({ body: form })],
    ['as what is no reply', faults.custom({ body: text })],
    ['in each text', faults.custom({ body: (_, genuine) => quoting(genuine, text) })],
  ];
}

describe.concurrent('input that cannot be used', () => {
  const key = INVENTORY_KEY;
  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    [
      'a shifted column',
      { 'a.csv': `ip,port,domainName\n10.0.0.1,443,${key}\n10.0.0.2,${key},x` },
      {},
    ],
    ['a key as port', { 'a.csv': `ip;port;agentLicenseKey\n10.0.0.1;${key};443` }, {}],
    ['a ragged row', { 'a.csv': `ip,port\n10.0.0.1,443,${key}` }, {}],
    ['an open quote', { 'a.csv': `ip,port,agentLicenseKey\n10.0.0.1,443,"${key}` }, {}],
    ['broken JSON', { 'a.json': `[{"ip":"10.0.0.1","agentLicenseKey":"${key}",}]` }, {}],
    ['JSON that ends', { 'a.json': `[{"ip":"10.0.0.1","agentLicenseKey":"${key}` }, {}],
    ['broken YAML', { 'a.yaml': `- ip: 10.0.0.1\n  agentLicenseKey: ${key}: x\n - y` }, {}],
    ['a key as a field of YAML', { 'a.yaml': `- ip: 10.0.0.1\n  port: 443\n  ${key}: x` }, {}],
    ['a doubled key of YAML', { 'a.yaml': `- ${key}: 1\n  ${key}: 2` }, {}],
    ['a key as ip', { 'a.json': `[{"ip":"${key}","port":443}]` }, {}],
    ['a key as a target', { 'a.json': '[]' }, { targets: key }],
    [
      'an alias that is none',
      { 'a.json': '[]' },
      { targets: `[{"ip":"10.0.0.1","port":443,"agentLicenseKey":"${key}0"}]` },
    ],
    ['keys without aliases', { 'a.json': '[]' }, { 'digicert-license-keys': `${key}\n=${key}` }],
    ['a key with a line break', { 'a.json': '[]' }, { 'digicert-api-key': `${API_KEY}\n${key}` }],
    ['a secret as provider', { 'a.json': '[]' }, { provider: API_KEY }],
    ['a secret as base-url', { 'a.json': '[]' }, { 'base-url': `https://u:${key}@example.com/` }],
    ['a secret as ignore-codes', { 'a.json': '[]' }, { 'ignore-codes': PASSWORD }],
    ['a secret as number', { 'a.json': '[]' }, { 'max-wait-minutes': API_KEY }],
    ['a secret as path', {}, { inventory: `${AGENT_KEY}.json` }],
  ])('%s', async (_, files, inputs) => {
    const [inventory = 'none.json'] = Object.keys(files);
    const result = await step('digicert', { files, inputs: { inventory, ...inputs } });
    expect(result.outputs.verdict).toBe('invalid-input');
    expect(result.conclusion).toBe('failure');
    expectNoSecret(result);
  });
});
