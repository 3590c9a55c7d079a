import { describe, expect, it } from 'vitest';
import { codesOf, type Outcome } from '../../src/domain/outcome.ts';
import { defineProvider, type ProviderDefinition } from '../../src/providers/define.ts';

const MINIMAL: ProviderDefinition<{ readonly key: string }> = {
  id: 'third',
  name: 'Third CA',
  inputs: { 'third-key': { kind: 'text' } },
  syntax: {
    fields: { serial: (text) => ({ value: text }) },
    keyFields: ['serial'],
    examples: ['serial:1'],
    readPlain: () => undefined,
    lookupKeys: () => [],
  },
  rateLimit: { concurrency: 1 },
  readSettings: ({ values }) => ({ settings: { key: values['third-key'] ?? '' } }),
  targets: () => ({
    targets: [],
    errors: [],
    missing: [],
    notices: [],
    submissions: () => [],
  }),
};
const INPUTS = {
  values: { 'third-key': 'KEY-3' },
  baseUrl: 'https://ca.example',
  userAgent: 'retry/1',
  dryRun: false,
};

const rejected = (...codes: string[]): Outcome => ({
  kind: 'rejected',
  codes,
  targetSpecific: true,
  message: 'no',
});
const FIRST = { attempt: 1 };

describe('a provider that leaves out what it does not need', () => {
  const provider = defineProvider(MINIMAL);

  it('has a syntax without special fields, and no codes', () => {
    expect(provider.syntax).toMatchObject({
      secretFields: [],
      exclusiveFields: [],
      identityFields: [],
      searchFields: [],
    });
    expect(provider.codes.size).toBe(0);
    expect(provider.baseUrl).toBeUndefined();
    expect(provider.caa).toBeUndefined();
  });

  it('has no defaults, aliases and capabilities', () => {
    const configured = provider.configure(INPUTS);
    expect(configured.errors).toEqual([]);
    expect(configured.defaults).toEqual({});
    expect(configured.isAlias('KEY-3')).toBe(false);
    expect(configured.discovery).toBeUndefined();
    expect(configured.following).toBeUndefined();
  });

  it('leaves the advice on a code to the core', () => {
    expect(provider.advise(rejected('E1'), FIRST)).toBeUndefined();
    expect(provider.advise(rejected('constructor'), FIRST)).toBeUndefined();
  });

  it.each<[string, RegExp]>([
    ['http-401', /^Third CA does not accept the credentials: /],
    ['http-403', /^Third CA does not allow this /],
    ['http-404', /base-url/],
    ['http-422', /^Third CA did not accept the request as a whole: /],
  ])('has advice on %s', (code, hint) => {
    expect(provider.advise(rejected(code), FIRST)).toEqual({
      hint: expect.stringMatching(hint),
      retryCanHelp: true,
    });
  });

  it.each<Outcome>([
    rejected('http-500'),
    rejected('http-40'),
    { kind: 'unknown', message: 'HTTP 401' },
    { kind: 'rate-limited', code: 'http-429', message: '' },
    { kind: 'not-attempted', code: 'http-404', message: '' },
  ])('has no advice by HTTP status for %j', (outcome) => {
    expect(provider.advise(outcome, FIRST)).toBeUndefined();
  });
});

describe('the advice of a provider with codes', () => {
  const provider = defineProvider({
    ...MINIMAL,
    codes: {
      E1: { hint: 'First.' },
      E2: { hint: 'Second.', nothingToRetry: true },
      'http-404': { hint: 'Own.' },
    },
    advise: (outcome, { attempt }) =>
      outcome.kind === 'rejected' && attempt > 1
        ? { hint: `Attempt ${attempt}.`, retryCanHelp: false }
        : undefined,
  });

  it('is that of the first code that it knows', () => {
    expect(provider.advise(rejected('E9', 'E2', 'E1'), FIRST)).toEqual({
      hint: 'Second.',
      retryCanHelp: false,
    });
    expect(provider.advise(rejected('E1'), FIRST)).toEqual({ hint: 'First.', retryCanHelp: true });
  });

  it('is its own before that of the HTTP status', () => {
    expect(provider.advise(rejected('http-404'), FIRST)?.hint).toBe('Own.');
    expect(provider.advise(rejected('http-401'), FIRST)?.hint).toMatch(/credentials/);
  });

  it('is what it says about the attempt, before everything else', () => {
    expect(provider.advise(rejected('E1'), { attempt: 2 })).toEqual({
      hint: 'Attempt 2.',
      retryCanHelp: false,
    });
  });

  it.each<Outcome>([
    { kind: 'rate-limited', code: 'E1', message: '' },
    { kind: 'not-attempted', code: 'E1', message: '' },
    { kind: 'dry-run', code: 'E1' },
  ])('counts for every outcome with a code: %j', (outcome) => {
    expect(provider.advise(outcome, FIRST)?.hint).toBe('First.');
    expect(codesOf(outcome)).toEqual(['E1']);
  });

  it.each<Outcome>([
    { kind: 'submitted', message: 'E1' },
    { kind: 'unknown', message: 'E1' },
    { kind: 'dry-run' },
    { kind: 'rate-limited', message: 'E1' },
  ])('does not exist for an outcome without a code: %j', (outcome) => {
    expect(provider.advise(outcome, FIRST)).toBeUndefined();
    expect(codesOf(outcome)).toEqual([]);
  });
});

it('hands its settings, read once, to everything that it declares', async () => {
  let readings = 0;
  const seen: string[] = [];
  const note = ({ key }: { readonly key: string }) => seen.push(key);
  const provider = defineProvider({
    ...MINIMAL,
    readSettings({ values }) {
      readings += 1;
      return { settings: { key: values['third-key'] ?? '' }, errors: ['wrong'] };
    },
    defaults: (settings) => ({ serial: settings.key }),
    isAlias: (value, { key }) => value === key,
    targets(entries, settings) {
      note(settings);
      return MINIMAL.targets(entries, settings);
    },
    discovery: {
      missing: ({ key }) => [`lacks ${key}`],
      load: async (settings) => {
        note(settings);
        return { list: async () => ({ kind: 'failed', reason: 'unusable', message: '' }) };
      },
    },
    following: {
      firstReadMs: 1,
      intervalMs: 2,
      load: async (settings) => {
        note(settings);
        return () => ({ read: async () => [], completionOf: () => ({ kind: 'unknown' }) });
      },
    },
  });
  const configured = provider.configure(INPUTS);
  expect(configured).toMatchObject({
    errors: ['wrong'],
    defaults: { serial: 'KEY-3' },
    discovery: { missing: ['lacks KEY-3'] },
    following: { firstReadMs: 1, intervalMs: 2 },
  });
  expect([configured.isAlias('KEY-3'), configured.isAlias('x')]).toEqual([true, false]);
  configured.targets([]);
  await configured.discovery?.load();
  await configured.following?.load();
  expect(seen).toEqual(['KEY-3', 'KEY-3', 'KEY-3']);
  expect(readings).toBe(1);
});
