import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Provider } from '../../src/domain/provider.ts';
import type { Target } from '../../src/domain/target.ts';
import { resolveEntries } from '../../src/inventory/resolve.ts';
import { providers } from '../../src/providers/index.ts';
import { inFolders } from '../inventory/resolving.ts';
import { isRecord } from '../simulator/exchange.ts';
import { baseUrlOf, configured, entriesOf, fixtureOf, type Planned, planned } from './fixture.ts';

const manifest: unknown = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'));
const declared = isRecord(manifest) && isRecord(manifest.inputs) ? manifest.inputs : {};

const idsOf = (list: readonly Provider[]) => list.map(({ id }) => id);

/** All that makes a target, be it written down or made when it is asked for. */
const described = (targets: readonly Target[]) =>
  targets.map(({ label, name, identity, publicFields, retryEntry }) => ({
    label,
    name,
    identity,
    publicFields,
    retryEntry,
  }));

describe('the registry', () => {
  it('has no id, host or input twice', () => {
    const hosts = providers.flatMap(({ baseUrl }) => (baseUrl ? [new URL(baseUrl).host] : []));
    const inputs = providers.flatMap((provider) => Object.keys(provider.inputs));
    for (const list of [idsOf(providers), hosts, inputs]) {
      expect(list.length).toBeGreaterThan(0);
      expect(new Set(list).size).toBe(list.length);
    }
  });
});

describe.each(providers)('$name', async (provider) => {
  const fixture = await fixtureOf(provider);
  const { syntax } = provider;
  const baseUrl = baseUrlOf(provider);
  const planning = { inputs: fixture.inputs };

  it('has an id and a base URL that can be written as they are', () => {
    expect(provider.id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(new URL(baseUrl).href).toBe(`${baseUrl}/`);
    expect(baseUrl).toMatch(/^https:/);
  });

  it('has inputs that action.yml declares', () => {
    const names = Object.keys(provider.inputs);
    expect(Object.keys(declared)).toEqual(expect.arrayContaining(names));
    expect(names).toEqual(expect.arrayContaining(Object.keys(fixture.inputs)));
  });

  it('has a syntax that speaks of its own fields', () => {
    const fields = Object.keys(syntax.fields);
    expect(syntax.keyFields.length).toBeGreaterThan(0);
    for (const some of [
      syntax.keyFields,
      syntax.secretFields,
      syntax.exclusiveFields.flat(),
      syntax.identityFields,
      syntax.searchFields,
      syntax.requestBody?.outerFields ?? [],
    ]) {
      expect(fields).toEqual(expect.arrayContaining([...some]));
    }
    // A name belongs to every provider. No field of one means something else at another.
    expect(fields).not.toContain('name');
    for (const other of providers) {
      if (other === provider) continue;
      for (const field of fields) {
        const reader = other.syntax.fields[field];
        expect([undefined, syntax.fields[field]]).toContain(reader);
        if (reader !== undefined) expect(syntax.keyFields).not.toContain(field);
      }
    }
  });

  it.each(fixture.plain)('reads %s', (text, fields) => {
    expect(syntax.readPlain(text)).toEqual({ fields });
    expect(syntax.lookupKeys(fields).length).toBeGreaterThan(0);
    for (const other of providers) {
      if (other !== provider) expect(other.syntax.readPlain(text)).toBeUndefined();
    }
  });

  it.each(fixture.broken)('says what is wrong with %s', (text) => {
    expect(syntax.readPlain(text)).toEqual({
      error: expect.stringMatching(/^(?:is|has|lacks) /),
    });
  });

  it('reads its own labels as the same target', () => {
    for (const [, fields] of fixture.plain) {
      const [target] = planned(provider, entriesOf([fields]), planning).targets;
      const reading = syntax.readPlain(target?.label ?? '');
      expect(reading).toHaveProperty('fields');
      if (reading === undefined || 'error' in reading) continue;
      const again = planned(provider, entriesOf([reading.fields]), planning).targets;
      expect(described(again)).toEqual(described(target === undefined ? [] : [target]));
    }
  });

  it('plans one POST to its base URL for a complete entry', () => {
    const { targets, submissions, errors, warnings } = planned(
      provider,
      entriesOf([fixture.fields]),
      planning,
    );
    expect([errors, warnings]).toEqual([[], []]);
    expect(targets).toHaveLength(1);
    expect(submissions.map((submission) => submission.targets)).toEqual([targets]);
    const request = submissions[0]?.request;
    expect(request?.method).toBe('POST');
    expect(request?.url.origin).toBe(baseUrl);
    expect(request?.url.search).toBe('');
    expect(request?.headers['user-agent']).toBe('retry/1');
    expect(request?.headers['content-type']).toMatch(/^application\//);
    expect(Object.keys(request?.headers ?? {}).filter((name) => /[A-Z]/.test(name))).toEqual([]);
    expect(request?.body).not.toBe('');
  });

  it('keeps the path prefix of another base URL', () => {
    const pathOf = (prefix: string) =>
      planned(provider, entriesOf([fixture.fields]), { ...planning, baseUrl: prefix })
        .submissions[0]?.request.url.href;
    expect(pathOf('http://127.0.0.1:8080/a/b')).toBe(
      pathOf(baseUrl)?.replace(baseUrl, 'http://127.0.0.1:8080/a/b'),
    );
  });

  it('shows no secret in any word of its targets', () => {
    const secrets = Object.entries(provider.inputs).flatMap(
      ([name, { secrets }]) => secrets?.(fixture.inputs[name] ?? '') ?? [],
    );
    expect(secrets.length).toBeGreaterThan(0);
    const { targets } = planned(provider, entriesOf([fixture.fields]), planning);
    const shown = JSON.stringify(
      targets.map(({ label, name, publicFields, retryEntry }) => ({
        label,
        name,
        publicFields,
        retryEntry,
      })),
    );
    for (const secret of secrets) expect(shown).not.toContain(secret);
  });

  it('sends one identity once, and says so', () => {
    const { targets, submissions, notices, errors } = planned(
      provider,
      entriesOf([fixture.fields, fixture.fields]),
      planning,
    );
    expect(targets).toHaveLength(1);
    expect(submissions.flatMap((submission) => submission.targets)).toHaveLength(1);
    expect(errors).toEqual([]);
    expect(notices[0]).toMatch(
      /^targets, entry 2: .* is sent once, it is also targets, entry 1\.$/,
    );
  });

  it('names what an incomplete entry lacks, and says where it stands', () => {
    const { errors } = planned(provider, entriesOf([{}]), planning);
    expect(errors).toEqual([expect.stringMatching(/^targets, entry 1: .*\.$/)]);
  });

  it('only warns of missing inputs in a dry run', () => {
    const dry = planned(provider, entriesOf([fixture.fields]), { inputs: {}, dryRun: true });
    expect(dry.errors).toEqual([]);
    expect(dry.targets).toHaveLength(1);
  });

  it.each([100, 301, 302, 401, 403, 404, 418, 500, 502, 504])(
    'takes no bare HTTP %i for an accepted request',
    (status) => {
      const [submission] = planned(provider, entriesOf([fixture.fields]), planning).submissions;
      const reading = submission?.read({ status, body: '' });
      const kind = status >= 400 && status < 500 ? 'rejected' : 'unknown';
      expect(reading).toMatchObject({ kind: 'answered', outcomes: [{ kind }] });
      if (kind === 'rejected') {
        expect(reading).toMatchObject({
          outcomes: [{ codes: [`http-${status}`], targetSpecific: false }],
          problems: [expect.stringMatching(/refused/)],
        });
      }
      const stops = reading?.kind === 'answered' && reading.stop !== undefined;
      expect(stops).toBe(status === 401 || status === 403);
    },
  );

  it.each([
    [429, undefined, 'rate-limited'],
    [429, 1, 'rate-limited'],
    [503, 1, 'rate-limited'],
    [503, undefined, 'answered'],
    [500, 1, 'answered'],
  ])('HTTP %i, Retry-After %s: %s', (status, retryAfterMs, kind) => {
    const [submission] = planned(provider, entriesOf([fixture.fields]), planning).submissions;
    const reading = submission?.read({
      status,
      body: '',
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    });
    expect(reading?.kind).toBe(kind);
    if (kind === 'rate-limited') expect(reading).toMatchObject({ scope: 'provider' });
  });

  it.each(['', ' ', '{}', '[]', 'null', '0', '""', 'ok', '<!doctype html><p>Welcome', '\u0000'])(
    'takes no success with the body %j for an accepted request',
    (body) => {
      const [submission] = planned(provider, entriesOf([fixture.fields]), planning).submissions;
      expect(submission?.read({ status: 200, body })).toMatchObject({
        kind: 'answered',
        outcomes: [{ kind: 'unknown', message: expect.stringMatching(/./) }],
      });
    },
  );

  it('reads any reply without a crash, with an outcome for each target', () => {
    const [submission] = planned(provider, entriesOf([fixture.fields]), planning).submissions;
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => `{"error":null,"errors":${json},"data":${json}}`),
          fc.string().map((text) => `errorCode=${text}`),
        ),
        fc.integer({ min: 100, max: 599 }),
        (body, status) => {
          const reading = submission?.read({ status, body });
          if (reading?.kind === 'answered') expect(reading.outcomes).toHaveLength(1);
          else expect(reading?.kind).toBe('rate-limited');
        },
      ),
      { numRuns: 500 },
    );
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const nested = `{"error":${deep},"data":{"errors":${deep},"failedRetries":${deep}}}`;
    expect(submission?.read({ status: 200, body: nested })).toMatchObject({ kind: 'answered' });
  });

  it('gives failed targets in a form that means the same targets again', {
    timeout: 60_000,
  }, async () => {
    await inFolders(async ({ workspace, runnerTemp }) => {
      async function resolveAndPlan(targets: string): Promise<Planned> {
        const { entries, errors } = await resolveEntries(
          { targets, inventory: 'inventory.json', workspace, runnerTemp },
          provider,
          providers,
          configured(provider, planning).defaults,
        );
        const plan = planned(provider, entries, planning);
        return { ...plan, errors: [...errors, ...plan.errors] };
      }
      await fc.assert(
        fc.asyncProperty(fixture.rows, fc.array(fc.boolean()), async (rows, picks) => {
          writeFileSync(join(workspace, 'inventory.json'), JSON.stringify(rows));
          const all = await resolveAndPlan('all');
          // One identity with two licence keys is an error of its own.
          fc.pre(all.errors.length === 0);
          const again = await resolveAndPlan(
            JSON.stringify(all.targets.map((target) => target.retryEntry)),
          );
          expect(again.errors).toEqual([]);
          expect(described(again.targets)).toEqual(described(all.targets));
          expect(again.submissions.map(({ request }) => request)).toEqual(
            all.submissions.map(({ request }) => request),
          );
          const some = all.targets.filter((_, index) => picks[index] !== false);
          if (some.length === 0) return;
          const part = await resolveAndPlan(
            JSON.stringify(some.map((target) => target.retryEntry)),
          );
          expect(part.errors).toEqual([]);
          expect(described(part.targets)).toEqual(described(some));
        }),
        { numRuns: 200 },
      );
    });
  });
});

const withCaa = providers.flatMap(({ name, caa }) => (caa === undefined ? [] : [{ name, caa }]));

it.each(withCaa)('$name recommends a CAA issuer that it accepts', ({ caa }) => {
  const { accepted, recommended } = caa;
  expect(accepted).toContain(recommended);
  expect(new Set(accepted).size).toBe(accepted.length);
  for (const name of accepted) expect(name).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
});
