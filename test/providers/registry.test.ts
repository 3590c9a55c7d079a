import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parse } from 'yaml';
import type { Plan, Provider, Target } from '../../src/domain.ts';
import { providers } from '../../src/providers/index.ts';
import { resolveEntries } from '../../src/targets/index.ts';
import { isRecord } from '../simulator/exchange.ts';
import { inFolders } from '../targets/resolving.ts';
import { entriesOf, fixtureOf, planned } from './fixture.ts';

const manifest: unknown = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'));
const declared = isRecord(manifest) && isRecord(manifest.inputs) ? manifest.inputs : {};

const idsOf = (list: readonly Provider[]) => list.map(({ id }) => id);

/** All that makes a target, be it written down or made when it is asked for. */
const described = (targets: readonly Target[]) =>
  targets.map(({ label, name, identity, shown, again }) => ({
    label,
    name,
    identity,
    shown,
    again,
  }));

describe('the registry', () => {
  it('has no id, host or input twice', () => {
    const hosts = providers.map(({ baseUrl }) => new URL(baseUrl).host);
    const inputs = providers.flatMap((provider) => Object.keys(provider.inputs));
    for (const list of [idsOf(providers), hosts, inputs]) {
      expect(list.length).toBeGreaterThan(0);
      expect(new Set(list).size).toBe(list.length);
    }
  });
});

describe.each(providers)('$name', async (provider) => {
  const fixture = await fixtureOf(provider);
  const { grammar } = provider;
  const planning = { inputs: fixture.inputs };

  it('has an id and a base URL that can be written as they are', () => {
    expect(provider.id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(new URL(provider.baseUrl).href).toBe(`${provider.baseUrl}/`);
    expect(provider.baseUrl).toMatch(/^https:/);
  });

  it('has inputs that action.yml declares', () => {
    const names = Object.keys(provider.inputs);
    expect(Object.keys(declared)).toEqual(expect.arrayContaining(names));
    expect(names).toEqual(expect.arrayContaining(Object.keys(fixture.inputs)));
  });

  it('has a grammar that speaks of its own fields', () => {
    const fields = Object.keys(grammar.fields);
    expect(grammar.keys.length).toBeGreaterThan(0);
    for (const some of [
      grammar.keys,
      grammar.secrets,
      grammar.oneOf.flat(),
      grammar.distinguishing,
      grammar.words,
      grammar.body?.outer ?? [],
    ]) {
      expect(fields).toEqual(expect.arrayContaining([...some]));
    }
    // A name is everybody's, and no field of one provider is a word for something else elsewhere.
    expect(fields).not.toContain('name');
    const others = providers.filter((other) => other !== provider);
    for (const field of fields) {
      expect(others.filter((other) => field in other.grammar.fields)).toEqual([]);
    }
  });

  it.each(fixture.plain)('reads %s', (text, fields) => {
    expect(grammar.plain(text)).toEqual({ fields });
    expect(grammar.addresses(fields).length).toBeGreaterThan(0);
    for (const other of providers) {
      if (other !== provider) expect(other.grammar.plain(text)).toBeUndefined();
    }
  });

  it.each(fixture.broken)('says what is wrong with %s', (text) => {
    expect(grammar.plain(text)).toEqual({ problem: expect.stringMatching(/^(?:is|has|lacks) /) });
  });

  it('reads its own labels as the same target', () => {
    for (const [, fields] of fixture.plain) {
      const [target] = planned(provider, entriesOf([fields]), planning).targets;
      const reading = grammar.plain(target?.label ?? '');
      expect(reading).toHaveProperty('fields');
      if (reading === undefined || 'problem' in reading) continue;
      const again = planned(provider, entriesOf([reading.fields]), planning).targets;
      expect(described(again)).toEqual(described(target === undefined ? [] : [target]));
    }
  });

  it('plans one POST to its base URL for a complete entry', () => {
    const { targets, calls, problems, warnings } = planned(
      provider,
      entriesOf([fixture.fields]),
      planning,
    );
    expect([problems, warnings]).toEqual([[], []]);
    expect(targets).toHaveLength(1);
    expect(calls.map((call) => call.targets)).toEqual([targets]);
    const request = calls[0]?.request;
    expect(request?.url.origin).toBe(provider.baseUrl);
    expect(request?.url.search).toBe('');
    expect(request?.headers['user-agent']).toBe('retry/1');
    expect(request?.headers['content-type']).toMatch(/^application\//);
    expect(Object.keys(request?.headers ?? {}).filter((name) => /[A-Z]/.test(name))).toEqual([]);
    expect(request?.body).not.toBe('');
  });

  it('keeps the path prefix of another base URL', () => {
    const pathOf = (baseUrl: string) =>
      planned(provider, entriesOf([fixture.fields]), { ...planning, baseUrl }).calls[0]?.request.url
        .href;
    expect(pathOf('http://127.0.0.1:8080/a/b')).toBe(
      pathOf(provider.baseUrl)?.replace(provider.baseUrl, 'http://127.0.0.1:8080/a/b'),
    );
  });

  it('shows no secret in any word of its targets', () => {
    const secrets = Object.entries(provider.inputs).flatMap(
      ([name, { secrets }]) => secrets?.(fixture.inputs[name] ?? '') ?? [],
    );
    expect(secrets.length).toBeGreaterThan(0);
    const { targets } = planned(provider, entriesOf([fixture.fields]), planning);
    const shown = JSON.stringify(
      targets.map(({ label, name, shown, again }) => ({ label, name, shown, again })),
    );
    for (const secret of secrets) expect(shown).not.toContain(secret);
  });

  it('sends one identity once, and says so', () => {
    const { targets, calls, notices, problems } = planned(
      provider,
      entriesOf([fixture.fields, fixture.fields]),
      planning,
    );
    expect(targets).toHaveLength(1);
    expect(calls.flatMap((call) => call.targets)).toHaveLength(1);
    expect(problems).toEqual([]);
    expect(notices[0]).toMatch(
      /^targets, entry 2: .* is sent once, it is also targets, entry 1\.$/,
    );
  });

  it('names what an incomplete entry lacks, and says where it stands', () => {
    const { problems } = planned(provider, entriesOf([{}]), planning);
    expect(problems).toEqual([expect.stringMatching(/^targets, entry 1: .*\.$/)]);
  });

  it('only warns of missing inputs in a dry run', () => {
    const dry = planned(provider, entriesOf([fixture.fields]), { inputs: {}, dryRun: true });
    expect(dry.problems).toEqual([]);
    expect(dry.targets).toHaveLength(1);
  });

  it.each([100, 301, 302, 401, 403, 404, 418, 500, 502, 504])(
    'takes no bare HTTP %i for an accepted request',
    (status) => {
      const [call] = planned(provider, entriesOf([fixture.fields]), planning).calls;
      const reading = call?.read({ status, body: '' });
      const kind = status >= 400 && status < 500 ? 'rejected' : 'unknown';
      expect(reading).toMatchObject({ kind: 'answered', outcomes: [{ kind }] });
      if (kind === 'rejected') {
        expect(reading).toMatchObject({
          outcomes: [{ codes: [`http-${status}`], own: false }],
          problems: [expect.stringMatching(/refused/)],
        });
      }
      const stops = reading?.kind === 'answered' && reading.stop !== undefined;
      expect(stops).toBe(status === 401 || status === 403);
    },
  );

  it.each([
    [429, undefined, 'too-soon'],
    [429, 1, 'too-soon'],
    [503, 1, 'too-soon'],
    [503, undefined, 'answered'],
    [500, 1, 'answered'],
  ])('HTTP %i, Retry-After %s: %s', (status, retryAfterMs, kind) => {
    const [call] = planned(provider, entriesOf([fixture.fields]), planning).calls;
    const reading = call?.read({
      status,
      body: '',
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    });
    expect(reading?.kind).toBe(kind);
    if (kind === 'too-soon') expect(reading).toMatchObject({ scope: 'everything' });
  });

  it.each(['', ' ', '{}', '[]', 'null', '0', '""', 'ok', '<!doctype html><p>Welcome', '\u0000'])(
    'takes no success with the body %j for an accepted request',
    (body) => {
      const [call] = planned(provider, entriesOf([fixture.fields]), planning).calls;
      expect(call?.read({ status: 200, body })).toMatchObject({
        kind: 'answered',
        outcomes: [{ kind: 'unknown', message: expect.stringMatching(/./) }],
      });
    },
  );

  it('reads any reply without a crash, with an outcome for each target', () => {
    const [call] = planned(provider, entriesOf([fixture.fields]), planning).calls;
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
          const reading = call?.read({ status, body });
          if (reading?.kind === 'answered') expect(reading.outcomes).toHaveLength(1);
          else expect(reading?.kind).toBe('too-soon');
        },
      ),
      { numRuns: 500 },
    );
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const nested = `{"error":${deep},"data":{"errors":${deep},"failedRetries":${deep}}}`;
    expect(call?.read({ status: 200, body: nested })).toMatchObject({ kind: 'answered' });
  });

  it('gives failed targets in a form that means the same targets again', {
    timeout: 60_000,
  }, async () => {
    await inFolders(async ({ workspace, runnerTemp }) => {
      async function resolveAndPlan(targets: string): Promise<Plan> {
        const { entries, problems } = await resolveEntries(
          { targets, inventory: 'inventory.json', workspace, runnerTemp },
          provider,
          providers,
          provider.defaults(fixture.inputs),
        );
        const plan = planned(provider, entries, planning);
        return { ...plan, problems: [...problems, ...plan.problems] };
      }
      await fc.assert(
        fc.asyncProperty(fixture.rows, fc.array(fc.boolean()), async (rows, picks) => {
          writeFileSync(join(workspace, 'inventory.json'), JSON.stringify(rows));
          const all = await resolveAndPlan('all');
          // One identity with two licence keys is an error of its own.
          fc.pre(all.problems.length === 0);
          const again = await resolveAndPlan(
            JSON.stringify(all.targets.map((target) => target.again)),
          );
          expect(again.problems).toEqual([]);
          expect(described(again.targets)).toEqual(described(all.targets));
          expect(again.calls.map(({ request }) => request)).toEqual(
            all.calls.map(({ request }) => request),
          );
          const some = all.targets.filter((_, index) => picks[index] !== false);
          if (some.length === 0) return;
          const part = await resolveAndPlan(JSON.stringify(some.map((target) => target.again)));
          expect(part.problems).toEqual([]);
          expect(described(part.targets)).toEqual(described(some));
        }),
        { numRuns: 200 },
      );
    });
  });
});
