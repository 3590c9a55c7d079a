import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { SECTIGO_TEXTS } from '../providers/sectigo/api.ts';
import { faults } from '../simulator/faults.ts';
import { runStep } from './step.ts';

/** Blanks at both ends belong to a password. */
const PASSWORD = ' pä55 w"rd&=%+! ';

const sample = (name: string) =>
  readFileSync(new URL(`../fixtures/samples/${name}`, import.meta.url), 'utf8').trimEnd();

describe.concurrent('the documented samples', () => {
  it('sends exactly the documented request', async () => {
    const { requests } = await runStep('sectigo', 'cert:42', {
      inputs: { 'sectigo-login-password': 'login_password' },
    });
    expect(requests.map(({ body }) => body)).toEqual([
      sample('sectigo.request.txt').replace('certificate_id', '42'),
    ]);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      path: '/products/!RetryCAACheck',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  });

  it.each([
    ['sectigo-success.reply.txt', 'submitted', 'CAA Check successfully relaunched'],
    ['sectigo-wrong-state.reply.txt', 'rejected -296', 'Wrong certificate state'],
  ])('reads %s', async (name, outcome, message) => {
    const step = await runStep('sectigo', '42', {
      simulator: { faults: [{ fault: faults.custom({ body: sample(name) }) }] },
      lying: true,
    });
    expect(step.outcomes).toEqual([outcome]);
    expect(step.results[0]).toMatchObject({
      target: 'cert:42',
      certificateID: '42',
      message,
    });
  });
});

/** What somebody has to do is different for each code. */
const HINTS: Readonly<Record<string, RegExp>> = {
  '-1': /base-url/,
  '-2': /bug of this action/,
  '-3': /parameter is missing/,
  '-4': /value is not valid/,
  '-14': /run again later/,
  '-17': /POST/,
  '-96': /permissions for this order/,
  '-296': /PRE-SIGN FAILED!!!.*issued already/,
  '-297': /CAA records/,
  '-298': /no order with this ID/,
  '-299': /run again later/,
};

describe.concurrent('the table of codes', () => {
  it('is complete', () => {
    const codes = Object.keys(SECTIGO_TEXTS).toSorted();
    expect(codes).toEqual([...Object.keys(HINTS), '0', '-16', '-295'].toSorted());
  });

  it.each(Object.entries(HINTS))('%s is a refusal of this target alone', async (code, hint) => {
    const step = await runStep('sectigo', '1, order:ABC-1', {
      simulator: { sectigo: { replies: { '1': Number(code) } } },
    });
    expect(step.outcomes).toEqual([`rejected ${code}`, 'submitted']);
    expect(step.results[0]).toMatchObject({
      message: SECTIGO_TEXTS[Number(code)],
      hint: expect.stringMatching(hint),
    });
    expect(step.outputs).toMatchObject({
      verdict: 'failure',
      message: '1 of 2 submitted',
      'failed-targets': '[{"certificateID":"1"}]',
    });
    expect(step.requests.map(({ targets }) => targets)).toEqual([['cert:1'], ['order:ABC-1']]);
  });

  it('-16 stops the run, since repeated refusals can lock the account', async () => {
    const step = await runStep('sectigo', '1, 2, 3', {
      simulator: { sectigo: { replies: { '2': -16 } } },
    });
    expect(step.outcomes).toEqual(['submitted', 'rejected -16', 'not-attempted']);
    expect(step.requests).toHaveLength(2);
    expect(step.results[1]?.hint).toMatch(/locked/);
    expect(step.outputs['failed-targets']).toBe('[{"certificateID":"2"},{"certificateID":"3"}]');
  });

  it('-295 waits for the next round, and is rate-limited where none may come', async () => {
    const step = await runStep('sectigo', '1, 2', {
      inputs: { 'max-wait-minutes': '0' },
      simulator: { sectigo: { replies: { '1': -295 } } },
    });
    expect(step.outcomes).toEqual(['rate-limited -295', 'submitted']);
    expect(step.requests).toHaveLength(2);
    expect(step.outputs['failed-targets']).toBe('[{"certificateID":"1"}]');
  });

  it('0 is a success', async () => {
    const step = await runStep('sectigo', '1, order:ABC-1');
    expect(step.outputs).toMatchObject({ verdict: 'success', message: '2 of 2 submitted' });
    expect(step.results.map(({ message }) => message)).toEqual(
      Array(2).fill('CAA Check successfully relaunched'),
    );
  });
});

describe.concurrent('replies', () => {
  const MISSING = "The 'certificateID' argument is missing!";
  const formEncoded = new URLSearchParams({ errorCode: '-3', errorMessage: MISSING });

  it.each(['raw', 'encoded'] as const)('are read in the encoding %s', async (encoding) => {
    const step = await runStep('sectigo', '1, 2', {
      simulator: { sectigo: { encoding, details: true, replies: { '1': -96 } } },
    });
    expect(step.outcomes).toEqual(['rejected -96', 'submitted']);
    expect(step.results.map(({ message }) => message)).toEqual([
      'User is not active or not allowed to access this certificate; code -96',
      'CAA Check successfully relaunched',
    ]);
  });

  it.each([200, 400, 403, 500])('count with HTTP status %i for errors', async (status) => {
    const step = await runStep('sectigo', '1, 2, 3', {
      simulator: { sectigo: { status, replies: { '1': -96, '2': -298 } } },
    });
    expect(step.outcomes).toEqual(['rejected -96', 'rejected -298', 'submitted']);
    expect(step.outputs.message).toBe('1 of 3 submitted');
  });

  it.each([201, 302, 400, 403, 500])('with errorCode 0 and HTTP status %i', async (status) => {
    const step = await runStep('sectigo', '1', {
      simulator: { faults: [{ fault: faults.custom({ status }) }] },
    });
    expect(step.outcomes).toEqual([status === 201 ? 'submitted' : 'unknown']);
  });

  it('may come without a text', async () => {
    const step = await runStep('sectigo', '1, 2', {
      simulator: { sectigo: { withoutText: true, replies: { '1': -14 } } },
    });
    expect(step.outcomes).toEqual(['rejected -14', 'submitted']);
  });

  it.each([
    ['a raw & = and %', 'errorCode=-96&errorMessage=No!<a & b=c> 100%', 'No!<a & b=c> 100%'],
    ['an encoded text', formEncoded.toString().replace('-3', '-96'), MISSING],
    ['a raw +', 'errorCode=-96&errorMessage=a + b', 'a + b'],
    ['a broken escape', 'errorCode=-96&errorMessage=50%+of%2', '50% of%2'],
    ['an encoded letter', 'errorCode=-96&errorMessage=caf%C3%A9', 'café'],
    ['the text first', 'errorMessage=No.&errorCode=-96', 'No.'],
    ['a line break at the end', 'errorCode=-96&errorMessage=No.\r\n', 'No.'],
  ])('with %s are read', async (_, body, message) => {
    const step = await runStep('sectigo', '1', {
      simulator: { faults: [{ fault: faults.custom({ body }) }] },
      lying: true,
    });
    expect(step.outcomes).toEqual(['rejected -96']);
    expect(step.results[0]?.message).toBe(message);
  });
});

describe.concurrent('a reply of another shape is no success', () => {
  it.each<string>([
    'sectigo-empty',
    'sectigo-no-code',
    'sectigo-code-empty',
    'sectigo-code-text',
    'sectigo-code-suffix',
    'sectigo-code-decimal',
    'sectigo-code-zeros',
    'sectigo-code-minus-zero',
    'sectigo-code-positive',
    'sectigo-two-codes',
    'sectigo-same-code-twice',
    'sectigo-code-in-text',
    'sectigo-json',
  ])('%s', async (name) => {
    const step = await runStep('sectigo', '1', {
      inputs: { 'ignore-codes': '0 1 00 -0 -296' },
      simulator: { faults: [{ fault: faults.garbled(name) }] },
    });
    expect(step.outcomes).toEqual(['unknown']);
    expect(step.requests).toHaveLength(1);
    expect(step.outputs).toMatchObject({
      'failed-targets': '[]',
      'unknown-targets': '[{"certificateID":"1"}]',
    });
    expect(step.summary).toContain('Check the console of Sectigo first');
  });
});

describe.concurrent('text from the provider', () => {
  it('is no answer where a page only links to one', async () => {
    const body = '<html><a href="/login?from=a&errorCode=0&errorMessage=Done">Log in</a></html>';
    const step = await runStep('sectigo', '1', {
      simulator: { faults: [{ fault: faults.customInstead({ body }) }] },
    });
    expect(step.outcomes).toEqual(['unknown']);
    expect(step.results[0]?.message).toMatch(/the reply is an HTML page/);
  });

  it('shows no secret that comes back', async () => {
    const step = await runStep('sectigo', '1', {
      inputs: { 'sectigo-login-password': PASSWORD },
      secrets: [PASSWORD, PASSWORD.trim()],
      simulator: {
        faults: [
          {
            fault: faults.customInstead({
              body: ({ body }) => `errorCode=-14&errorMessage=Got ${body} with ${PASSWORD}!`,
            }),
          },
        ],
      },
    });
    expect(step.results[0]?.message).toMatch(/^Got loginName=login_name&loginPassword=.*\*\*\*/);
  });
});

describe.concurrent('requests', () => {
  it('go out one at a time, with every digit and character as written', async () => {
    const step = await runStep('sectigo', '["9999999999999999", "cert:0012", "order:A&B=C D+ä%"]', {
      inputs: { 'sectigo-login-password': PASSWORD },
      secrets: [PASSWORD, PASSWORD.trim()],
      simulator: { sectigo: { loginName: 'login_name', password: PASSWORD, latencyMs: 20 } },
    });
    expect(step.requests.map(({ parsed }) => parsed)).toEqual(
      [
        { certificateID: '9999999999999999' },
        { certificateID: '0012' },
        { orderNumber: 'A&B=C D+ä%' },
      ].map((id) => ({ loginName: 'login_name', loginPassword: PASSWORD, ...id })),
    );
    expect(step.outputs.message).toBe('3 of 3 submitted');
  });

  it.each(['\n', '\r\n', '\n\n'])('lose line breaks after the password: %j', async (end) => {
    const step = await runStep('sectigo', '1', {
      inputs: {
        'sectigo-login-name': '  login_name \n',
        'sectigo-login-password': PASSWORD + end,
      },
      secrets: [PASSWORD, PASSWORD.trim()],
      simulator: { sectigo: { loginName: 'login_name', password: PASSWORD } },
    });
    expect(step.outcomes).toEqual(['submitted']);
  });

  it('prefer the certificateID of an entry with both', async () => {
    const step = await runStep('sectigo', '[{"certificateID":"7","orderNumber":"ABC-1"}]');
    expect(step.requests.map(({ targets }) => targets)).toEqual([['cert:7']]);
  });
});

describe.concurrent('ignore-codes', () => {
  it('keep a nightly run green where there is nothing to do', async () => {
    const step = await runStep('sectigo', '1, 2', {
      inputs: { 'ignore-codes': '-296' },
      simulator: { sectigo: { certificates: { '1': 'ISSUED', '2': 'PRE-SIGN FAILED!!!' } } },
    });
    expect(step.outcomes).toEqual(['rejected -296 ignored', 'submitted']);
    expect(step.outputs).toMatchObject({
      verdict: 'success',
      message: '1 of 2 submitted, 1 ignored',
      'failed-targets': '[]',
    });
  });

  it('leave other codes red', async () => {
    const step = await runStep('sectigo', '1, 2', {
      inputs: { 'ignore-codes': '296, -29, -2' },
      simulator: { sectigo: { certificates: { '1': 'ISSUED' } } },
    });
    expect(step.outcomes).toEqual(['rejected -296', 'rejected -298']);
  });

  it('that cover every target leave a green step with a notice, and no warning', async () => {
    const step = await runStep('sectigo', '1', {
      inputs: { 'ignore-codes': '-298' },
      simulator: { sectigo: { certificates: {} } },
    });
    expect(step.outputs.verdict).toBe('success');
    const results = step.annotations.filter(({ message }) => message.startsWith('Sectigo: '));
    expect(results.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'notice Sectigo: nothing to retry: 1 target refused with ignored codes.',
    ]);
    expect(step.summary).toMatch(/^## ✅ Nothing to retry: 1 of 1 [^\n]* – Sectigo\n/);
  });
});

it('a surplus reply to one request never answers the next one', async () => {
  const form = (text: string) => `HTTP/1.1 200 OK\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
  const accepted = form('errorCode=0&errorMessage=Done');
  const server = createServer((socket) => {
    let answered = false;
    socket.on('error', () => {});
    socket.on('data', (data) => {
      const request = data.toString();
      // A surplus reply is on its way when the next request comes over the same connection.
      if (answered && request.startsWith('POST')) socket.write(accepted);
      if (request.includes('certificateID=2')) socket.write(form('errorCode=-296'));
      else if (request.includes('certificateID=1')) {
        answered = true;
        socket.write(accepted);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const step = await runStep('sectigo', '1, 2', {
    inputs: { 'base-url': `http://127.0.0.1:${port}` },
    lying: true,
  });
  server.close();
  expect(step.outcomes).toEqual(['submitted', 'rejected -296']);
});
