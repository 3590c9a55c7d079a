/**
 * What one would write by hand for one target, to measure the action against: posts, counts what
 * was refused, writes outputs and a line of summary. No masks, no checks, no second attempt.
 */
import { appendFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';

const input = (name) => process.env[`INPUT_${name.toUpperCase()}`] ?? '';
const [ip, port] = input('targets').split(':');
const accountId = Number(input('digicert-account-id'));
const body = JSON.stringify({
  retryAutomationTaskRequests: [
    {
      ip,
      port: Number(port),
      accountId,
      divisionId: Number(input('digicert-division-id')),
      domainName: null,
      agentLicenseKey: input('digicert-agent-license-key'),
    },
  ],
  accountId,
});
const url = new URL(`${input('base-url')}/automationws/v1/automation/bulkretryautomationtask`);
const { request } = url.protocol === 'https:' ? https : http;
const options = {
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'post.mjs',
    'x-dc-devkey': input('digicert-api-key'),
  },
};

const sent = request(url, options, (reply) => {
  let text = '';
  reply.setEncoding('utf8');
  reply.on('data', (chunk) => {
    text += chunk;
  });
  reply.on('end', () => report(reply.statusCode, text));
});
sent.on('error', (error) => {
  console.log(`::error::${error.message}`);
  process.exitCode = 1;
});
sent.end(body);

function report(status, text) {
  const { retryMessages = {}, failedRetries = {} } = JSON.parse(text).data ?? {};
  const submitted = Object.keys(retryMessages).length;
  const failed = Object.keys(failedRetries).length;
  for (const [target, { errors }] of Object.entries(failedRetries)) {
    console.log(`::error::${target}: ${errors.map((error) => error.errorMessage).join('; ')}`);
  }
  const line = `${submitted} of ${submitted + failed} submitted`;
  console.log(line);
  appendFileSync(process.env.GITHUB_OUTPUT, `submitted=${submitted}\nfailed=${failed}\n`);
  appendFileSync(process.env.GITHUB_STEP_SUMMARY, `## ${line}\n`);
  process.exitCode = status === 200 && submitted > 0 && failed === 0 ? 0 : 1;
}
