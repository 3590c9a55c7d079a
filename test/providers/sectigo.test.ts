import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HttpReply } from '../../src/domain/http.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { sectigo } from '../../src/providers/sectigo/index.ts';
import { cpuMsOf } from '../cpu-time.ts';
import { entriesOf, fixtureOf, planned, submissionFor } from './fixture.ts';
import { SECTIGO_TEXTS } from './sectigo/api.ts';

const { inputs, fields } = await fixtureOf(sectigo);
const planning = { inputs };
const submission = submissionFor(sectigo, [fields], planning);
const read = (body: string, reply: Partial<HttpReply> = {}) =>
  submission.read({ status: 200, body, ...reply });
const sample = (name: string) =>
  readFileSync(new URL(`../fixtures/samples/sectigo${name}.txt`, import.meta.url), 'utf8');

const submitted = (message: string) => ({
  kind: 'answered',
  usable: true,
  outcomes: [{ kind: 'submitted', message }],
  problems: [],
});
const rejected = (code: string, message: string) => ({
  kind: 'answered',
  usable: true,
  outcomes: [{ kind: 'rejected', codes: [code], targetSpecific: true, message }],
  problems: [],
});

describe('the request', () => {
  it('is the documented sample', () => {
    const { request } = submissionFor(sectigo, [{ certificateID: '1' }], {
      inputs: { 'sectigo-login-name': 'login_name', 'sectigo-login-password': 'login_password' },
    });
    expect(request.body).toBe(sample('.request').trim().replace('=certificate_id', '=1'));
    expect(request.url.href).toBe('https://secure.trust-provider.com/products/!RetryCAACheck');
    expect(request.headers['content-type']).toBe('application/x-www-form-urlencoded');
  });

  it.each([
    [{ certificateID: '0000000000000001' }, 'certificateID', '0000000000000001'],
    [{ certificateID: '9999999999999999' }, 'certificateID', '9999999999999999'],
    [{ orderNumber: 'ä & b=%+' }, 'orderNumber', 'ä & b=%+'],
    [{ certificateID: '1', orderNumber: 'ABC' }, 'certificateID', '1'],
  ])('holds login and one number, exactly: %j', (entry, name, value) => {
    const { request } = submissionFor(sectigo, [entry], planning);
    expect([...new URLSearchParams(request.body)]).toEqual([
      ['loginName', inputs['sectigo-login-name']],
      ['loginPassword', inputs['sectigo-login-password']],
      [name, value],
    ]);
  });

  it('has a connection of its own: a reply does not say which request it answers', () => {
    expect(submission.request.ownConnection).toBe(true);
  });

  it('is one for each certificate, compared as a number and sent as first written', () => {
    const list = ['007', '7', '8', '0'].map((certificateID) => ({ certificateID }));
    const { submissions, targets } = planned(sectigo, entriesOf(list), planning);
    expect(submissions.map((one) => one.targets.length)).toEqual([1, 1, 1]);
    expect(targets.map(({ label }) => label)).toEqual(['cert:007', 'cert:8', 'cert:0']);
  });
});

describe('a reply', () => {
  it.each<[string, object]>([
    [sample('-success.reply'), submitted('CAA Check successfully relaunched')],
    [sample('-wrong-state.reply'), rejected('-296', 'Wrong certificate state')],
    ['errorCode=0', submitted('accepted without a text')],
    ['errorCode=0&errorMessage=', submitted('accepted without a text')],
    [' errorCode=0&errorMessage=ok\r\n', submitted('ok')],
    ['errorMessage=ok&errorCode=0', submitted('ok')],
    ['ERRORCODE=0&ErrorMessage=ok', submitted('ok')],
    ['errorCode=0&other=1', submitted('accepted without a text')],
    ['other=1&errorCode=0&errorMessage=ok', submitted('ok')],
    ['errorCode=-96', rejected('-96', 'refused without a text')],
    ['errorCode=-296&other=1', rejected('-296', 'refused without a text')],
    [
      'errorCode=-3&errorMessage=The+%27x%27+argument+is+missing%21&errorItem=x',
      rejected('-3', "The 'x' argument is missing!; x"),
    ],
    ['errorCode=-297&errorMessage=no&errorDetail=caa.example', rejected('-297', 'no; caa.example')],
    ['errorCode=-4&errorMessage=a & b = 100% <x> +', rejected('-4', 'a & b = 100% <x> +')],
    ['errorMessage=No.&errorCode=-96\r\n', rejected('-96', 'No.')],
    ['errorCode=-4&errorMessage=%zz%e4%20%C3%A4', rejected('-4', '%zz\ufffd ä')],
    ['errorCode=-12345', rejected('-12345', 'refused without a text')],
  ])('%j is understood', (body, reading) => {
    expect(read(body)).toEqual(reading);
  });

  it.each(['-0', '00', '0.0', '+0', '1', '-', '-1.5', '-01', '0x0', 'OK', '', 'zero', '٠', '0 0'])(
    'with the code %j is no answer',
    (code) => {
      expect(
        read(`errorCode=${code}&errorMessage=CAA Check successfully relaunched`),
      ).toMatchObject({
        kind: 'answered',
        outcomes: [{ kind: 'unknown' }],
      });
    },
  );

  it.each([
    'errorCode=0&errorCode=0',
    'errorCode=0&errorCode=-16',
    'errorCode=-296&errorMessage=x&errorCode=0',
  ])('with two codes is no answer: %s', (body) => {
    const reading = read(body);
    expect(reading).toMatchObject({ outcomes: [{ kind: 'unknown' }] });
    expect(reading).not.toHaveProperty('stop');
  });

  it.each([
    'CAA Check successfully relaunched',
    'it said errorCode=0',
    '{"errorCode":0}',
    '<a href="/?x=1&errorCode=0">',
    '<a href="/?x=1&errorCode=0&y=1">',
    '<p>\n&errorCode=0',
    'xerrorCode=0',
  ])('that is no form is no answer: %j', (body) => {
    expect(read(body)).toMatchObject({ outcomes: [{ kind: 'unknown' }] });
  });

  it.each([400, 401, 403, 404, 429, 500, 503])(
    'with a code counts whatever the HTTP status: %i',
    (status) => {
      expect(read('errorCode=-298&errorMessage=no data', { status })).toEqual(
        rejected('-298', 'no data'),
      );
      expect(read('errorCode=-295', { status })).toMatchObject({
        kind: 'rate-limited',
        scope: 'request',
      });
    },
  );

  it.each([199, 301, 400, 401, 403, 500])('with the code 0 and HTTP %i is no success', (status) => {
    expect(read('errorCode=0', { status })).toMatchObject({ outcomes: [{ kind: 'unknown' }] });
  });

  it('that came too soon lets this request wait', () => {
    expect(read('errorCode=-295&errorMessage=Minimum time')).toEqual({
      kind: 'rate-limited',
      scope: 'request',
      code: '-295',
      message: 'Minimum time',
    });
  });

  it.each(['', 'denied', '-'])('with the code %j, which is none, counts by its status', (code) => {
    const body = `errorCode=${code}&errorMessage=no`;
    for (const status of [401, 403]) {
      expect(read(body, { status })).toMatchObject({
        outcomes: [{ kind: 'rejected', codes: [`http-${status}`], targetSpecific: false }],
        stop: expect.stringContaining(String(status)),
      });
    }
    expect(read(body, { status: 429 })).toMatchObject({ kind: 'rate-limited', scope: 'provider' });
    expect(read(body, { status: 500 })).toMatchObject({ outcomes: [{ kind: 'unknown' }] });
  });

  it('of nothing but names is read in a walk, not in a walk for each', () => {
    const busyMs = cpuMsOf(() => {
      expect(read(`errorCode=-14${'&errorItem='.repeat(200_000)}`)).toEqual(
        rejected('-14', 'refused without a text'),
      );
    });
    // Far above what it takes, far below what copying the list for each name takes.
    expect(busyMs).toBeLessThan(2_000);
  });

  it('that denies permission stops the run', () => {
    for (const body of ['errorCode=-16', 'errorCode=-16&x=1', 'errorCode=-16&errorMessage=<x>&y']) {
      expect(read(body)).toMatchObject({
        outcomes: [{ kind: 'rejected', codes: ['-16'] }],
        stop: expect.stringContaining('-16'),
      });
    }
    for (const code of ['-96', '-1', '-14', '-299', '-160']) {
      expect(read(`errorCode=${code}`)).not.toHaveProperty('stop');
    }
  });
});

/** What somebody has to do is different for each code. */
const HINTS: Readonly<Record<string, RegExp>> = {
  '-1': /base-url/,
  '-2': /bug of this action/,
  '-3': /parameter is missing/,
  '-4': /value is not valid/,
  '-14': /run again later/,
  '-16': /locked/,
  '-17': /POST/,
  '-96': /permissions for this order/,
  '-295': /not over: run again later/,
  '-296': /PRE-SIGN FAILED!!!.*issued already/,
  '-297': /CAA records/,
  '-298': /no order with this ID/,
  '-299': /run again later/,
};

describe('the table of codes', () => {
  it('has all codes of the documentation', () => {
    const documented = Object.keys(SECTIGO_TEXTS).filter((code) => code !== '0');
    expect(Object.keys(HINTS).toSorted()).toEqual(documented.toSorted());
  });

  it.each(Object.entries(HINTS))('says what to do about %s', (code, hint) => {
    const outcome: Outcome = { kind: 'rejected', codes: [code], targetSpecific: true, message: '' };
    expect(sectigo.advise(outcome, { attempt: 1 })?.hint).toMatch(hint);
  });
});
