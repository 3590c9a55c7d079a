/**
 * `npm run bench`: the built action against what one would write by hand, and against the ideal.
 * Writes docs/performance.md. `-- --http-request-action DIR` adds a checkout of
 * fjogeleit/http-request-action to the comparison; `-- --quick` leaves out what takes long, and
 * writes nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ACTION, ROOT } from './action.ts';
import { measureDiscovery } from './discovery.ts';
import { BATCH, type Fleet, measureFleet } from './fleet.ts';
import { performancePage } from './page.ts';
import { type Competitor, measurePairs } from './pairs.ts';

const PAIRS = 25;
const SIZES = [100, 1_000, 10_000, 100_000];
const LATENCIES_MS = [0, 100];

const { values } = parseArgs({
  options: {
    'http-request-action': { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
try {
  const rivals = competitors(folder);
  const rounds = values.quick ? 5 : PAIRS;
  const pairs = {
    http: await measurePairs(rivals, rounds, folder, 'http'),
    https: await measurePairs(rivals, rounds, folder, 'https'),
  };
  const fleets: Fleet[] = [];
  for (const format of ['json', 'yaml', 'csv'] as const) {
    const sizes = format === 'json' ? SIZES.slice(0, values.quick ? 2 : undefined) : [10_000];
    for (const targets of values.quick && format !== 'json' ? [] : sizes) {
      for (const latencyMs of format === 'json' ? LATENCIES_MS : [0]) {
        const batch = targets > 10_000 ? BATCH.most : BATCH.usual;
        fleets.push(await measureFleet({ targets, latencyMs, format, batch }, folder));
        console.error(`${targets} targets, ${format}, ${latencyMs} ms: done`);
      }
    }
  }
  const discovery = values.quick ? undefined : await measureDiscovery(folder);
  const page = performancePage(pairs, fleets, discovery);
  process.stdout.write(page);
  if (!values.quick) {
    mkdirSync(join(ROOT, 'docs'), { recursive: true });
    writeFileSync(join(ROOT, 'docs/performance.md'), page);
  }
} catch (error) {
  console.error(error);
  // The provider of what failed would keep it alive, and ends with it.
  process.exit(1);
}

function competitors(temporary: string): readonly Competitor[] {
  const script = join(ROOT, 'bench/post.mjs');
  const asCommonJs = join(temporary, 'post.cjs');
  const source = readFileSync(script, 'utf8');
  writeFileSync(
    asCommonJs,
    source.replace(/^import (.+) from (.+);$/gm, 'const $1 = require($2);'),
  );
  const node = (name: string, path: string): Competitor => ({
    name,
    command: [process.execPath, path],
    variables: (inputs) => inputs,
  });
  const other = values['http-request-action'];
  return [
    node('this action', ACTION),
    node('hand-written script, `import` (bench/post.mjs)', script),
    node('the same script with `require`', asCommonJs),
    ...(hasShellTools() ? [shell()] : []),
    ...(other === undefined ? [] : [httpRequestAction(resolve(other))]),
  ];
}

function hasShellTools(): boolean {
  return ['bash', 'curl', 'jq'].every((name) => spawnSync(name, ['--version']).status === 0);
}

function shell(): Competitor {
  return {
    name: '`curl` and `jq` in bash (bench/post.sh)',
    command: ['bash', join(ROOT, 'bench/post.sh')],
    variables: (inputs) => ({
      TARGET: inputs.INPUT_TARGETS ?? '',
      ACCOUNT: inputs['INPUT_DIGICERT-ACCOUNT-ID'] ?? '',
      DIVISION: inputs['INPUT_DIGICERT-DIVISION-ID'] ?? '',
      LICENSE_KEY: inputs['INPUT_DIGICERT-AGENT-LICENSE-KEY'] ?? '',
      API_KEY: inputs['INPUT_DIGICERT-API-KEY'] ?? '',
      BASE_URL: inputs['INPUT_BASE-URL'] ?? '',
    }),
  };
}

/** It is given the finished body; it counts nothing and writes no summary. */
function httpRequestAction(checkout: string): Competitor {
  return {
    name: 'fjogeleit/http-request-action',
    command: [process.execPath, join(checkout, 'dist/index.js')],
    variables: (inputs) => {
      const [ip, port] = (inputs.INPUT_TARGETS ?? '').split(':');
      const accountId = Number(inputs['INPUT_DIGICERT-ACCOUNT-ID']);
      const entry = {
        ip,
        port: Number(port),
        accountId,
        divisionId: Number(inputs['INPUT_DIGICERT-DIVISION-ID']),
        domainName: null,
        agentLicenseKey: inputs['INPUT_DIGICERT-AGENT-LICENSE-KEY'],
      };
      return {
        INPUT_URL: `${inputs['INPUT_BASE-URL']}/automationws/v1/automation/bulkretryautomationtask`,
        INPUT_METHOD: 'POST',
        INPUT_CONTENTTYPE: 'application/json',
        INPUT_CUSTOMHEADERS: JSON.stringify({
          'x-dc-devkey': inputs['INPUT_DIGICERT-API-KEY'],
          'user-agent': 'http-request-action',
        }),
        INPUT_DATA: JSON.stringify({ retryAutomationTaskRequests: [entry], accountId }),
        INPUT_TIMEOUT: '30000',
        INPUT_RETRY: '0',
        INPUT_RETRYWAIT: '3000',
        INPUT_PREVENTFAILUREONNORESPONSE: 'false',
        INPUT_MASKRESPONSE: 'false',
      };
    },
  };
}
