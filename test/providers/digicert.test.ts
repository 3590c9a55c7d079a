import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../src/domain/entry.ts';
import type { HttpReply } from '../../src/domain/http.ts';
import { digicert } from '../../src/providers/digicert/index.ts';
import { makeBatches } from '../../src/providers/digicert/retry.ts';
import type { DigicertTarget } from '../../src/providers/digicert/target.ts';
import { cpuMsOf } from '../cpu-time.ts';
import {
  configured,
  entriesOf,
  fixtureOf,
  type Planning,
  planned,
  submissionFor,
} from './fixture.ts';

const { inputs } = await fixtureOf(digicert);
const planning = { inputs };
const at = (...ports: number[]): Fields[] =>
  ports.map((port) => ({ ip: '10.0.0.1', port: String(port) }));

function read(list: readonly Fields[], json: unknown, reply: Partial<HttpReply> = {}) {
  const body = typeof json === 'string' ? json : JSON.stringify(json);
  return submissionFor(digicert, list, planning).read({ status: 200, body, ...reply });
}

const ACCEPTED = 'Successfully initiated retry.';
const refusal = (...codes: (string | number)[]) => ({
  errors: codes.map((errorCode) => ({
    errorCode,
    errorField: 'x',
    errorMessage: `no ${errorCode}`,
  })),
  status: {},
});
const ok = (retryMessages: object, failedRetries: object = {}, more: object = {}) => ({
  error: null,
  data: { retryMessages, failedRetries, errors: [], status: {}, ...more },
});
const submitted = { kind: 'submitted', message: ACCEPTED };
const NAMED = { '10.0.0.1:1': ACCEPTED };

describe('the documented samples', () => {
  const sample = (name: string) =>
    readFileSync(new URL(`../fixtures/samples/digicert-${name}.json`, import.meta.url), 'utf8');

  it.each<[string, readonly string[]]>([
    ['2-of-2', ['submitted', 'submitted']],
    ['2-of-3', ['submitted', 'submitted', 'rejected']],
    ['0-of-2', ['rejected', 'rejected']],
  ])('%s: what goes out is the sample, what comes back is understood', (name, kinds) => {
    const request: { retryAutomationTaskRequests: Record<string, string | number | null>[] } =
      JSON.parse(sample(`${name}.request`));
    const list = request.retryAutomationTaskRequests.map((fields) =>
      Object.fromEntries(
        Object.entries(fields).flatMap(([field, value]) =>
          value === null ? [] : [[field, String(value)]],
        ),
      ),
    );
    const keys = { 'digicert-api-key': inputs['digicert-api-key'] ?? '' };
    const submission = submissionFor(digicert, list, { inputs: keys });
    expect(JSON.parse(submission.request.body)).toEqual(request);
    expect(submission.request.headers['x-dc-devkey']).toBe(keys['digicert-api-key']);
    expect(submission.request.url.href).toBe(
      'https://caas.digicert.com/automationws/v1/automation/bulkretryautomationtask',
    );
    const reading = submission.read({ status: 200, body: sample(`${name}.reply`) });
    expect(reading).toMatchObject({ kind: 'answered', problems: [] });
    const outcomes = reading.kind === 'answered' ? reading.outcomes : [];
    expect(outcomes.map(({ kind }) => kind)).toEqual(kinds);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject(
        outcome.kind === 'submitted'
          ? submitted
          : {
              codes: ['1028'],
              targetSpecific: true,
              message: 'Automated IP/Port is not eligible for retry.',
            },
      );
    }
  });
});

describe('the maps of a reply', () => {
  it.each<[string, object, object]>([
    ['an accepted target', NAMED, submitted],
    ['a text of blanks', { '10.0.0.1:1': ' ' }, { kind: 'unknown' }],
    ['a text that is none', { '10.0.0.1:1': { ok: true } }, { kind: 'unknown' }],
    ['another target', { '10.0.0.1:2': ACCEPTED }, { kind: 'unknown' }],
    ['nobody', {}, { kind: 'unknown' }],
  ])('%s', (_, retryMessages, outcome) => {
    expect(read(at(1), ok(retryMessages))).toMatchObject({ outcomes: [outcome] });
  });

  it.each<[string, unknown, readonly string[]]>([
    ['one code', refusal('1028'), ['1028']],
    ['two codes', refusal('1028', '1004'), ['1028', '1004']],
    ['the same code twice', refusal('1028', '1028'), ['1028']],
    ['a number', refusal(1028), ['1028']],
    ['no error', refusal(), []],
    ['one error without a code', { errors: [{ errorCode: '1028' }, { errorMessage: 'x' }] }, []],
    ['an error that is a text', { errors: ['broken'] }, []],
    ['an error that is null', { errors: [{ errorCode: '1028' }, null] }, []],
    ['an error that is a list', { errors: [{ errorCode: '1028' }, []] }, []],
    ['null', null, []],
    ['a text', 'broken', []],
  ])('a refusal with %s', (_, value, codes) => {
    expect(read(at(1), ok({}, { '10.0.0.1:1': value }))).toMatchObject({
      outcomes: [
        { kind: 'rejected', targetSpecific: true, codes, message: expect.stringMatching(/./) },
      ],
    });
  });

  it('refuse a target that is in both', () => {
    expect(read(at(1), ok(NAMED, { '10.0.0.1:1': refusal('1028') }))).toMatchObject({
      outcomes: [{ kind: 'rejected', codes: ['1028'] }],
    });
  });

  it.each([
    '[2001:db8::1]:443',
    '2001:db8::1:443',
    '2001:0DB8:0:0:0:0:0:1:443',
    '[2001:DB8:0:0::1]:443',
    ' 2001:db8::1:443 ',
  ])('name an IPv6 address in any spelling: %s', (key) => {
    const list = [{ ip: '2001:db8::1', port: '443' }];
    expect(read(list, ok({ [key]: ACCEPTED }))).toMatchObject({
      outcomes: [submitted],
      problems: [],
    });
  });

  it.each(['10\u200b28', '1028\u0007', '1'.repeat(65)])(
    'show a code that is cleaned first, as none that can be ignored: %j',
    (code) => {
      expect(read(at(1), ok({}, { '10.0.0.1:1': refusal(code) }))).toMatchObject({
        outcomes: [{ kind: 'rejected', targetSpecific: false, codes: [code] }],
      });
    },
  );

  it('join two spellings of one address, and ignore no error without a code', () => {
    const list = [{ ip: '2001:db8::1', port: '443' }];
    const both = (one: unknown, other: unknown) =>
      read(list, ok({}, { '[2001:db8::1]:443': one, '2001:db8::1:443': other }));
    expect(both(refusal('1028'), refusal('1004'))).toMatchObject({
      outcomes: [{ codes: ['1028', '1004'] }],
    });
    expect(both(refusal(), refusal('1028'))).toMatchObject({ outcomes: [{ codes: [] }] });
    expect(both(refusal('1028'), refusal())).toMatchObject({ outcomes: [{ codes: [] }] });
  });

  it('answer nothing in another shape', () => {
    for (const broken of [
      { data: [] },
      { data: 'x' },
      ok(['10.0.0.1:1']),
      ok(NAMED, ['10.0.0.1:1']),
      { data: { retryMessages: 'x' } },
    ]) {
      expect(read(at(1), broken)).toMatchObject({ outcomes: [{ kind: 'unknown' }] });
    }
  });

  it.each([undefined, null, []])(
    'refuse with the error of the request where data is %j',
    (data) => {
      expect(read(at(1), { error: { code: 'e9', message: 'bad' }, data })).toMatchObject({
        outcomes: [{ kind: 'rejected', codes: ['e9'], targetSpecific: false }],
      });
    },
  );

  it('accept nobody in a reply that is no success', () => {
    for (const status of [199, 302, 404, 500]) {
      expect(read(at(1), ok(NAMED), { status })).toMatchObject({ outcomes: [{ kind: 'unknown' }] });
    }
    expect(read(at(1), ok(NAMED), { status: 202 })).toMatchObject({ outcomes: [submitted] });
  });

  it.each([302, 400, 500])(
    'refuse with HTTP %i, but with no code that can be ignored',
    (status) => {
      const reply = ok({}, { '10.0.0.1:1': refusal('1028') });
      expect(read(at(1), reply, { status })).toMatchObject({
        outcomes: [{ kind: 'rejected', targetSpecific: false, codes: ['1028'] }],
      });
    },
  );

  it.each<[string, unknown]>([
    ['without a body', ''],
    ['with a refusal of the target', ok({}, { '10.0.0.1:1': refusal('1028') })],
    ['with a text of its own', 'Request Time-out'],
  ])('answer nothing with HTTP 408, %s', (_, body) => {
    expect(read(at(1), body, { status: 408 })).toMatchObject({
      outcomes: [{ kind: 'unknown', message: expect.stringMatching(/^HTTP 408: /) }],
      problems: [expect.stringContaining('HTTP 408')],
    });
  });

  it.each<[string, object, string]>([
    ['no field', { errorMessage: 'Missing.' }, 'Missing.'],
    [
      'a field',
      { errorMessage: 'Missing.', errorField: 'agentLicenseKey' },
      'Missing. (agentLicenseKey)',
    ],
    ['a field alone', { errorField: 'agentLicenseKey' }, '(agentLicenseKey)'],
    ['the address as its field', { errorMessage: 'No.', errorField: '10.0.0.1:1' }, 'No.'],
    [
      'another address as its field',
      { errorMessage: 'No.', errorField: '10.0.0.1:2' },
      'No. (10.0.0.1:2)',
    ],
    ['a field that is no text', { errorMessage: 'No.', errorField: { a: 1 } }, 'No.'],
  ])('say what an error with %s says', (_, error, message) => {
    expect(read(at(1), ok({}, { '10.0.0.1:1': { errors: [error] } }))).toMatchObject({
      outcomes: [{ kind: 'rejected', message }],
    });
  });
});

describe('a problem with the reply as a whole', () => {
  it.each<[string, object, RegExp]>([
    ['error', { ...ok(NAMED), error: { code: 'e', message: 'bad' } }, /e, bad/],
    ['a text as error', { ...ok(NAMED), error: 'bad' }, /bad/],
    ['an empty error', { ...ok(NAMED), error: {} }, /without a text/],
    ['an error that is an empty list', { ...ok(NAMED), error: [] }, /without a text/],
    ['an error that is false', { ...ok(NAMED), error: false }, /without a text/],
    ['errors', { ...ok(NAMED), errors: [{ code: 'e', message: 'bad' }] }, /e, bad/],
    ['data.errors', ok(NAMED, {}, { errors: [{ errorCode: 7, errorMessage: 'bad' }] }), /7, bad/],
    ['data.errors that are no list', ok(NAMED, {}, { errors: { code: 'e' } }), /: e\./],
    ['data.errors that hold an empty list', ok(NAMED, {}, { errors: [[]] }), /without a text/],
    ['data.status', ok(NAMED, {}, { status: 'Failed' }), /status Failed/],
    ['a stranger', ok({ ...NAMED, '9.9.9.9:9': ACCEPTED }), /9\.9\.9\.9:9/],
    ['a refused stranger', ok(NAMED, { '9.9.9.9:9': refusal('1') }), /9\.9\.9\.9:9/],
    ['a key that is no address', ok(NAMED, { x: refusal('1') }), /names x,/],
    ['too few', ok(NAMED, {}, { message: '0 of 1 automations submitted' }), /0 of 1/],
    ['too many', ok(NAMED, {}, { message: '1 of 2 automations submitted' }), /1 of 2/],
  ])('is %s', (_, json, problem) => {
    expect(read(at(1), json)).toMatchObject({
      outcomes: [submitted],
      problems: [expect.stringMatching(problem)],
    });
  });

  it.each<[string, object]>([
    ['counts that are right', { message: '1 of 1 automations submitted for retry.' }],
    ['a text without counts', { message: 'Done.' }],
    ['a status that goes on', { status: 'In progress' }],
    ['nothing else', { errors: null, status: null, message: null }],
    ['a map of refusals that is null', { failedRetries: null }],
    ['a map of refusals that is an empty list', { failedRetries: [] }],
    ['a map of refusals that is missing', { failedRetries: undefined }],
  ])('is not %s', (_, data) => {
    expect(read(at(1), ok(NAMED, {}, data))).toMatchObject({ outcomes: [submitted], problems: [] });
  });

  it('refuses those that the maps do not name, with a code that is not their own', () => {
    expect(
      read(at(1, 2), { ...ok(NAMED), error: { errorCode: '9', errorMessage: 'bad' } }),
    ).toMatchObject({
      outcomes: [
        submitted,
        { kind: 'rejected', codes: ['9'], targetSpecific: false, message: 'bad' },
      ],
    });
  });

  it('is one of a few, however many a reply has room for', () => {
    const strangers = Array.from({ length: 200_000 }, (_, n) => [`stranger ${n}`, ACCEPTED]);
    const reading = read(at(1), ok({ ...NAMED, ...Object.fromEntries(strangers) }));
    expect(reading).toMatchObject({ outcomes: [submitted] });
    const problems = reading.kind === 'answered' ? reading.problems : [];
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toBe('The reply has 199980 more problems.');
  });

  it.each<[string, () => string]>([
    ['digits', () => JSON.stringify(ok(NAMED, {}, { message: '1'.repeat(100_000) }))],
    ['blanks', () => `${' '.repeat(10_000_000)}{}`],
  ])('is not looked for for hours in megabytes of %s', (_, body) => {
    const list = at(...Array.from({ length: 500 }, (_, n) => n + 1));
    const submission = submissionFor(digicert, list, {
      inputs: { ...inputs, 'batch-size': '500' },
    });
    const busyMs = cpuMsOf(() => {
      expect(submission.read({ status: 200, body: body() })).toMatchObject({
        kind: 'answered',
        problems: [],
      });
    });
    expect(busyMs).toBeLessThan(2_000);
  });

  it('is an error of the request, also where maps in another shape answer for nobody', () => {
    const error = { code: 'e9', message: 'bad' };
    for (const data of ['x', { retryMessages: 'x' }]) {
      expect(read(at(1), { error, data })).toMatchObject({
        outcomes: [{ kind: 'unknown' }],
        problems: ['The request failed: e9, bad.'],
      });
    }
  });

  it.each<[status: number, body: object, code: string, message: string]>([
    [403, { errors: [{ code: 'e1', message: 'View only' }] }, 'e1', 'HTTP 403: View only'],
    [400, { error: { errorCode: 7 } }, '7', 'HTTP 400'],
    [
      409,
      { data: { errors: [{ errorCode: '1004', errorMessage: 'No ip' }] } },
      '1004',
      'HTTP 409: No ip',
    ],
  ])('gives its code to a request refused with HTTP %i', (status, body, code, message) => {
    const reading = read(at(1), body, { status });
    expect(reading).toMatchObject({
      outcomes: [{ kind: 'rejected', codes: [code], targetSpecific: false, message }],
    });
    if (status !== 403) expect(reading).not.toHaveProperty('stop');
    else expect(reading).toMatchObject({ stop: expect.stringContaining('View only') });
  });

  it('gives its code to a request that came too soon', () => {
    const slow = { errors: [{ code: 'request_limit_exceeded', message: 'slow' }] };
    expect(read(at(1), slow, { status: 429 })).toMatchObject({
      kind: 'rate-limited',
      code: 'request_limit_exceeded',
    });
  });
});

describe('batches', () => {
  const targetsOf = (list: readonly Fields[]): readonly DigicertTarget[] =>
    planned(digicert, entriesOf(list), planning).submissions.flatMap(({ targets }) =>
      targets.flatMap((target) => (isDigicert(target) ? [target] : [])),
    );
  const isDigicert = (target: object): target is DigicertTarget => 'wire' in target;

  const entry = fc.record({
    ip: fc.constantFrom('10.0.0.1', '10.0.0.2', '::1'),
    port: fc.constantFrom('1', '2', '3', '4'),
    accountId: fc.constantFrom('1', '2'),
    domainName: fc.constantFrom('a.example', 'b.example', 'c.example'),
  });

  it('hold one account, no ip:port twice, no more than their size, all in order', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        (list, size) => {
          const targets = targetsOf(list);
          const batches = makeBatches(targets, size);
          expect(batches.flat().length).toBe(targets.length);
          expect(new Set(batches.flat())).toEqual(new Set(targets));
          for (const batch of batches) {
            const addresses = batch.map(({ wire }) => `${wire.ip} ${wire.port}`);
            expect(new Set(addresses).size).toBe(batch.length);
            expect(new Set(batch.map(({ wire }) => wire.accountId)).size).toBe(1);
            expect(batch.length).toBeGreaterThan(0);
            expect(batch.length).toBeLessThanOrEqual(size);
            const places = batch.map((target) => targets.indexOf(target));
            expect(places).toEqual(places.toSorted((a, b) => a - b));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('have a connection of their own where another request names one of their addresses', () => {
    const list = ['a.example', 'b.example'].map((domainName) => ({
      ip: '10.0.0.1',
      port: '1',
      domainName,
    }));
    const connections = (entries: readonly Fields[]) =>
      planned(digicert, entriesOf(entries), {
        inputs: { ...inputs, 'batch-size': '1' },
      }).submissions.map(({ request }) => request.ownConnection);
    expect(connections([...list, ...at(2)])).toEqual([true, false, true]);
    expect(connections(at(1, 2, 3))).toEqual([false, false, false]);
  });

  it('fill up, and stay in order where nothing speaks against it', () => {
    const list = Array.from({ length: 250 }, (_, n) => ({ ip: '10.0.0.1', port: String(n + 1) }));
    const batches = makeBatches(targetsOf(list), 100);
    expect(batches.map((batch) => batch.length)).toEqual([100, 100, 50]);
    expect(batches.flat().map(({ wire }) => wire.port)).toEqual(
      list.map(({ port }) => Number(port)),
    );
  });

  it('tell entries of one ip:port apart by sending them one after the other', () => {
    const list = ['a', 'b', 'c'].map((domain) => ({
      ...at(1)[0],
      domainName: `${domain}.example`,
    }));
    const { submissions } = planned(digicert, entriesOf(list), planning);
    expect(submissions.map(({ targets }) => targets.length)).toEqual([1, 1, 1]);
  });

  // A walk through all targets for each target would not end within the time-out of a test.
  it('take 100,000 targets, even of one ip:port', () => {
    const one = (n: number) => ({
      ip: '10.0.0.1',
      port: '443',
      domainName: `d${n}.example`,
    });
    const many = (n: number) => ({
      ip: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
      port: '443',
    });
    for (const make of [one, many]) {
      const list = Array.from({ length: 100_000 }, (_, n) => make(n));
      const { targets, submissions } = planned(digicert, entriesOf(list), planning);
      expect(targets).toHaveLength(100_000);
      expect(submissions).toHaveLength(make === one ? 100_000 : 1_000);
    }
  });

  it.each(['0', '501', '-1', '1.5', '1e2', 'ten', ' '])('of the size %j are a problem', (size) => {
    const { errors } = planned(digicert, entriesOf(at(1)), {
      inputs: { ...inputs, 'batch-size': size },
    });
    expect(errors).toEqual([expect.stringMatching(/^'batch-size' /)]);
  });

  it('have the size that the input gives, or 100', () => {
    const sizes = (more: Record<string, string>) =>
      planned(digicert, entriesOf(at(...Array.from({ length: 120 }, (_, n) => n + 1))), {
        inputs: { ...inputs, ...more },
      }).submissions.map(({ targets }) => targets.length);
    expect(sizes({})).toEqual([100, 20]);
    expect(sizes({ 'batch-size': '50' })).toEqual([50, 50, 20]);
    expect(sizes({ 'batch-size': '500' })).toEqual([120]);
  });
});

describe('licence keys', () => {
  const AGENT = inputs['digicert-agent-license-key'];
  const SENSOR = inputs['digicert-sensor-license-key'];
  const only = (...names: string[]) =>
    Object.fromEntries(
      Object.entries(inputs).filter(
        ([name]) =>
          !name.includes('license-key') || names.some((one) => name === `digicert-${one}`),
      ),
    );

  const NO_ALIASES =
    /'digicert-license-keys' is empty, and .*: is the secret .* set.*environment.*fork/;

  it.each<[string, Fields, Record<string, string>, object, string]>([
    ['the agent default', {}, inputs, { agentLicenseKey: AGENT }, '***'],
    [
      'the sensor default, where it alone is given',
      {},
      only('sensor-license-key'),
      { sensorLicenseKey: SENSOR },
      '***',
    ],
    [
      'the sensor default, with a managementIp',
      { managementIp: '10.9.9.9' },
      inputs,
      { sensorLicenseKey: SENSOR },
      '***',
    ],
    [
      'the sensor default, with a virtualServerName',
      { virtualServerName: '/Common/x' },
      inputs,
      { sensorLicenseKey: SENSOR },
      '***',
    ],
    [
      'an alias',
      { sensorLicenseKey: 'balancer' },
      inputs,
      { sensorLicenseKey: '00000000000000BB' },
      'balancer',
    ],
    [
      'a key',
      { agentLicenseKey: '5800000000000E12' },
      inputs,
      { agentLicenseKey: '5800000000000E12' },
      '***',
    ],
    [
      'a key, where there are no aliases',
      { agentLicenseKey: '5800000000000E12' },
      only(),
      { agentLicenseKey: '5800000000000E12' },
      '***',
    ],
    [
      'a key of another form, by its alias',
      { agentLicenseKey: 'own' },
      { ...only(), 'digicert-license-keys': 'own = A/key+of=another.form==' },
      { agentLicenseKey: 'A/key+of=another.form==' },
      'own',
    ],
  ])('%s', (_, fields, given, wire, shown) => {
    const { targets, submissions, errors } = planned(
      digicert,
      entriesOf([{ ...at(1)[0], ...fields }]),
      {
        inputs: given,
      },
    );
    expect(errors).toEqual([]);
    const body: { retryAutomationTaskRequests: object[] } = JSON.parse(
      submissions[0]?.request.body ?? '',
    );
    const [sent = {}] = body.retryAutomationTaskRequests;
    expect(sent).toMatchObject(wire);
    expect(Object.keys(sent).filter((name) => name.endsWith('LicenseKey'))).toHaveLength(1);
    expect(targets[0]?.retryEntry).toMatchObject({ [Object.keys(wire)[0] ?? '']: shown });
  });

  it.each<[string, Fields, Record<string, string>, RegExp]>([
    ['both', { agentLicenseKey: 'edge', sensorLicenseKey: 'balancer' }, inputs, /give one of them/],
    ['a mistyped alias', { agentLicenseKey: 'egde' }, inputs, /nearest alias is edge/],
    ['a damaged key', { agentLicenseKey: '58C5D9FD5BC95FA' }, inputs, /nor a key of 16 hex digits/],
    ['an alias without aliases', { agentLicenseKey: 'edge' }, only(), NO_ALIASES],
    ['a short alias without aliases', { sensorLicenseKey: 'e' }, only(), NO_ALIASES],
    ['a damaged key without aliases', { agentLicenseKey: '58C5' }, only(), NO_ALIASES],
    [
      'an alias, where all aliases are comments',
      { agentLicenseKey: 'edge' },
      { ...only(), 'digicert-license-keys': '# edge=5800000000000E12' },
      /neither an alias of 'digicert-license-keys' nor a key of 16 hex digits\.$/,
    ],
    ['none', {}, only(), /set 'digicert-agent-license-key' or/],
    [
      'no sensor key',
      { managementIp: '10.9.9.9' },
      only('agent-license-key'),
      /set 'digicert-sensor-license-key'/,
    ],
  ])('%s is a problem, which quotes no value', (_, fields, given, problem) => {
    const { errors } = planned(digicert, entriesOf([{ ...at(1)[0], ...fields }]), {
      inputs: given,
    });
    expect(errors).toEqual([expect.stringMatching(problem)]);
    const dry = planned(digicert, entriesOf([{ ...at(1)[0], ...fields }]), {
      inputs: given,
      dryRun: true,
    });
    // Two keys for one entry are wrong whatever the inputs are.
    if (!fields.agentLicenseKey || !fields.sensorLicenseKey) {
      expect(dry).toMatchObject({ errors: [], warnings: errors });
    }
    const key = fields.agentLicenseKey ?? 'none';
    expect(errors.join()).not.toMatch(new RegExp(`\\b${key}\\b(?! is)`));
  });

  it.each(['agentLicenseKey', 'sensorLicenseKey'])(
    'is in no request of a dry run, which may not know the aliases: %s',
    (field) => {
      const key = '5800000000000E12';
      const more = field === 'sensorLicenseKey' ? { managementIp: '10.9.9.9' } : {};
      const entries = entriesOf([{ ...at(1)[0], ...more, [field]: key }]);
      const { submissions } = planned(digicert, entries, { inputs: {}, dryRun: true });
      expect(submissions).toHaveLength(1);
      expect(submissions[0]?.request.body).toContain(`"${field}":"***"`);
      expect(submissions[0]?.request.body).not.toContain(key);
    },
  );

  it.each<readonly [string, RegExp]>([
    ['no-equals', /line 1: expected alias=KEY/],
    ['a=AAAA\n\nb b=BBBB', /line 3: an alias has/],
    ['5800000000000E12=AAAA', /alias looks like a key/],
    ['a=x', /a key has 4 to 128/],
    ['a=AAAA\u00e4', /a key has 4 to 128/],
    ...[`a="AAAA"`, `a='AAAA'`, 'a=`AAAA`', '"a=AAAA"', "'a'=AAAA", 'a=AAAA"', 'a=“AAAA”'].map(
      (line) => [line, /line 1: expected alias=KEY without quotes/] as const,
    ),
    ...['a=AAAA,', 'a=AAAA ;', 'a=AAAA,b=BBBB', 'a=AAAA; b=BBBB', 'a=AAAA b=BBBB', 'a=A\tAAAA'].map(
      (line) => [line, /line 1: expected one alias=KEY, with no comma or semicolon/] as const,
    ),
    ['a=AAAA\r\na=BBBB', /alias a is given twice/],
  ])('%j are no aliases, and no key is quoted', (text, problem) => {
    const { errors } = planned(digicert, entriesOf(at(1)), {
      inputs: { ...inputs, 'digicert-license-keys': text },
    });
    expect(errors).toEqual([expect.stringMatching(problem)]);
    expect(errors.join()).not.toMatch(/AAAA|BBBB|5800/);
  });

  it.each(['digicert-agent-license-key', 'digicert-sensor-license-key'])(
    'cannot be an alias or more than a key in %s',
    (name) => {
      const errorsWith = (value: string) =>
        planned(digicert, entriesOf(at(1)), { inputs: { ...inputs, [name]: value } }).errors;
      expect(errorsWith('edge')).toEqual([
        `'${name}' holds an alias of 'digicert-license-keys': expected the key.`,
      ]);
      for (const text of ['edge = AAAA', 'AAAABBBB,', 'AAAABBBB;', 'AAAA\u00e4']) {
        expect(errorsWith(text)).toEqual([
          `'${name}' is no licence key: expected 4 to 128 printable characters without blanks.`,
        ]);
      }
      for (const text of ['"AAAABBBB"', "'AAAABBBB'", 'AAAABBBB"', '“AAAABBBB”']) {
        expect(errorsWith(text)).toEqual([
          `'${name}' is in quotes or has one inside: expected the key alone.`,
        ]);
        expect(digicert.inputs[name]?.secrets?.(text)).toEqual([text, 'AAAABBBB']);
      }
    },
  );

  it('of one identity must not differ', () => {
    const { errors, targets } = planned(
      digicert,
      entriesOf([{ ...at(1)[0], agentLicenseKey: 'edge' }, at(1)[0] ?? {}]),
      planning,
    );
    expect(targets).toHaveLength(1);
    expect(errors).toEqual([
      'targets, entry 2: 10.0.0.1:1 has another licence key than targets, entry 1.',
    ]);
  });

  it('that came from an input are mentioned in the log, by its name', () => {
    expect(planned(digicert, entriesOf(at(1, 2)), planning).notices).toEqual([
      "'digicert-agent-license-key' gives the licence key of 2 of 2 entries.",
    ]);
  });

  it('are secrets, and aliases are not', () => {
    const isAlias = (value: string, changed: Partial<Planning> = {}) =>
      configured(digicert, { ...planning, ...changed }).isAlias(value);
    expect(isAlias('5800000000000E12')).toBe(false);
    expect(isAlias('edge')).toBe(true);
    expect(isAlias('edge', { inputs: {} })).toBe(false);
    expect(isAlias('edge', { inputs: {}, dryRun: true })).toBe(true);
    expect(isAlias('5800000000000E12', { inputs: {}, dryRun: true })).toBe(false);
  });

  it.each<[string, readonly string[]]>([
    [`a="KEY1"`, ['"KEY1"', 'KEY1']],
    [`"a=KEY1"`, ['KEY1"', 'KEY1']],
    ['a=“KEY1”', ['“KEY1”', 'KEY1']],
    ['a=KEY1,', ['KEY1,', 'KEY1']],
    ['a=KEY1 ; b=KEY2', ['KEY1 ; b=KEY2', 'KEY1', 'b=KEY2', 'KEY2']],
    [`a='KEY1', b='KEY2'`, [`'KEY1', b='KEY2'`, 'KEY1', 'KEY2']],
    ['edge: KEY1', ['edge: KEY1', 'edge:', 'KEY1']],
    ['a=KEY=1==', ['KEY=1==']],
  ])('are secrets with quotes and separators, and without: %j', (text, secrets) => {
    const secretsOf = digicert.inputs['digicert-license-keys']?.secrets;
    expect(secretsOf?.(text)).toEqual(secrets);
  });

  it('that are damaged are compared with the aliases for the first 100 values alone', () => {
    const entries = Array.from({ length: 150 }, (_, n) => ({
      ...at(1)[0],
      port: `${n + 1}`,
      agentLicenseKey: `egde-${n}`,
    }));
    const { errors } = planned(digicert, entriesOf(entries), { inputs });
    expect(errors.filter((problem) => /the nearest alias is edge\.$/.test(problem))).toEqual([
      expect.stringMatching(/^targets, entry 1 \(and 99 more\): /),
    ]);
    expect(errors.filter((problem) => /16 hex digits\.$/.test(problem))).toEqual([
      expect.stringMatching(/^targets, entry 101 \(and 49 more\): /),
    ]);
  });

  it('in the input are secrets, whatever else is wrong with the line', () => {
    const secretsOf = digicert.inputs['digicert-license-keys']?.secrets;
    expect(secretsOf?.('# comment\n a = KEY=1 \nKEY2\r\n\nb b=KEY3')).toEqual([
      'KEY=1',
      'KEY2',
      'KEY3',
    ]);
  });
});

describe('defaults', () => {
  it('stay out of what is shown, and what differs does not', () => {
    const { targets, submissions } = planned(
      digicert,
      entriesOf([at(1)[0] ?? {}, { ...at(2)[0], accountId: '1', divisionId: '20' }]),
      planning,
    );
    expect(targets.map(({ publicFields }) => publicFields)).toEqual([
      { ip: '10.0.0.1', port: 1 },
      { ip: '10.0.0.1', port: 2, divisionId: 20 },
    ]);
    expect(JSON.parse(submissions[0]?.request.body ?? '')).toMatchObject({
      accountId: 1,
      retryAutomationTaskRequests: [
        { accountId: 1, divisionId: 10, domainName: null },
        { accountId: 1, divisionId: 20, domainName: null },
      ],
    });
  });

  it('are shown where the inventory gives another value, which would come back otherwise', () => {
    const [entry] = entriesOf([{ ...at(1)[0], accountId: '1' }]);
    const entries = entry === undefined ? [] : [{ ...entry, overrides: ['accountId'] }];
    const { targets } = planned(digicert, entries, planning);
    expect(targets).toMatchObject([{ retryEntry: { accountId: 1 } }]);
  });

  it.each(['x', '1234567890123456', '1.5'])('that are no number are a problem: %s', (text) => {
    const { errors } = planned(digicert, entriesOf(at(1)), {
      inputs: { ...inputs, 'digicert-account-id': text },
    });
    expect(errors).toEqual([expect.stringMatching(/^'digicert-account-id' is not a number/)]);
  });

  it('that are missing are one problem, however many entries need them', () => {
    const { errors } = planned(digicert, entriesOf(at(1, 2, 3)), {
      inputs: { ...inputs, 'digicert-account-id': '', 'digicert-division-id': '' },
    });
    expect(errors.length).toBeGreaterThan(0);
    const none = Object.fromEntries(
      Object.entries(inputs).filter(([name]) => !name.endsWith('-id')),
    );
    expect(planned(digicert, entriesOf(at(1, 2, 3)), { inputs: none }).errors).toEqual([
      "targets, entry 1 (and 2 more): lacks an accountId: set 'digicert-account-id'.",
      "targets, entry 1 (and 2 more): lacks a divisionId: set 'digicert-division-id'.",
    ]);
  });
});

it('refuses a key that no header can carry', () => {
  const { errors } = planned(digicert, entriesOf(at(1)), {
    inputs: { ...inputs, 'digicert-api-key': 'kéy with blank' },
  });
  expect(errors).toEqual([expect.stringMatching(/^'digicert-api-key' has characters/)]);
  expect(errors.join()).not.toContain('kéy');
});

const hintFor = (code: string, attempt: number) =>
  digicert.advise(
    { kind: 'rejected', codes: [code], targetSpecific: true, message: '' },
    { attempt },
  )?.hint;

it.each([
  ['1028', /^Look at the state of the automation in CertCentral/],
  ['1004', /^Add the field that the message names/],
  ['access_denied', /^The API key may not do this/],
  ['invalid_api_key', /^Create a new API key/],
  ['request_limit_exceeded', /^CertCentral allows 100 requests/],
])('has something to say about %s', (code, hint) => {
  expect(hintFor(code, 1)).toMatch(hint);
});

it('says of a second attempt that what was accepted is not eligible any more', () => {
  expect(hintFor('1028', 1)).not.toContain('attempt');
  expect(hintFor('1028', 2)).toMatch(/attempt 2 of the run.*[.]$/);
});
