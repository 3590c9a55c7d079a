import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { SECTIGO_TEXTS } from '../providers/sectigo/api.ts';
import { faults } from '../simulator/faults.ts';
import { runStep } from './step.ts';

/** Blanks at both ends belong to a password. */
const PASSWORD = ' pä55 w"rd&=%+! ';

it('sends exactly the documented request', async () => {
  const { requests } = await runStep('sectigo', 'cert:42', {
    inputs: { 'sectigo-login-password': 'login_password' },
  });
  const sample = new URL('../fixtures/samples/sectigo.request.txt', import.meta.url);
  const form = readFileSync(sample, 'utf8').trimEnd().replace('certificate_id', '42');
  expect(requests.map(({ body }) => body)).toEqual([form]);
  expect(requests[0]).toMatchObject({
    method: 'POST',
    path: '/products/!RetryCAACheck',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
});

describe.concurrent('a code', () => {
  it('-298 is a refusal of this target alone', async () => {
    const step = await runStep('sectigo', '1, order:ABC-1', {
      simulator: { sectigo: { replies: { '1': -298 } } },
    });
    expect(step.outcomes).toEqual(['rejected -298', 'submitted']);
    expect(step.results.map(({ message }) => message)).toEqual([
      SECTIGO_TEXTS[-298],
      'CAA Check successfully relaunched',
    ]);
    expect(step.results[0]?.hint).toMatch(/no order with this ID/);
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
});

describe.concurrent('a reply', () => {
  it('of another shape is no success', async () => {
    const step = await runStep('sectigo', '1', {
      inputs: { 'ignore-codes': '0 -296' },
      simulator: { faults: [{ fault: faults.garbled('sectigo-two-codes') }] },
    });
    expect(step.outcomes).toEqual(['unknown']);
    expect(step.requests).toHaveLength(1);
    expect(step.outputs).toMatchObject({
      'failed-targets': '[]',
      'unknown-targets': '[{"certificateID":"1"}]',
    });
    expect(step.summary).toContain('Check the console of Sectigo first');
  });

  it('with a code counts whatever the HTTP status', async () => {
    const step = await runStep('sectigo', '1, 2', {
      simulator: { sectigo: { status: 403, replies: { '1': -96 } } },
    });
    expect(step.outcomes).toEqual(['rejected -96', 'submitted']);
    expect(step.outputs.message).toBe('1 of 2 submitted');
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
});

it('ignore-codes keep a nightly run green where there is nothing to do', async () => {
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
