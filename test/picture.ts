/**
 * `npm run picture`: makes docs/summary-light.png and docs/summary-dark.png, the job summary of a
 * job as GitHub shows it. The runs retry what failed, and follow it. They are real but for three
 * things: the provider is the simulator, the clock skips the waits, and the summary comes here instead
 * of to the runner. Needs Chromium.
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Runner } from '../src/action/runner.ts';
import { createTransport } from '../src/http/transport.ts';
import { providers } from '../src/providers/index.ts';
import { run } from '../src/run.ts';
import { createTextGate } from '../src/text/gate.ts';
import { silentRunner } from './action/silent-runner.ts';
import { createSkippingClock } from './chaos/skipping-clock.ts';
import { doubles } from './providers/index.ts';
import { findChromium } from './rendering/chromium.ts';
import { renderLikeGitHub } from './rendering/github.ts';
import { startSimulator } from './simulator/index.ts';

const THEMES = ['light', 'dark'] as const;
const WIDTH = 1000;
const DOCS = fileURLToPath(new URL('../docs/', import.meta.url));

const INPUTS = { targets: 'failed', 'follow-minutes': '15' };

/** What a runner says about the run. */
const RUN: Readonly<Record<string, string>> = {
  GITHUB_ACTOR: 'octocat',
  GITHUB_EVENT_NAME: 'schedule',
  GITHUB_REF_NAME: 'main',
  GITHUB_REPOSITORY: 'octo-org/certificates',
  GITHUB_RUN_ID: '1658821493',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_WORKFLOW: 'nightly',
};

/** What a request takes. */
const LATENCY_MS = 400;

const folder = mkdtempSync(join(tmpdir(), 'picture-'));
try {
  const chromium = findChromium();
  const summary = await realSummary(folder);
  mkdirSync(DOCS, { recursive: true });
  for (const theme of THEMES) {
    const page = join(folder, `${theme}.html`);
    writeFileSync(page, pageOf(renderLikeGitHub(summary), theme));
    takePicture(chromium, page, join(DOCS, `summary-${theme}.png`));
    console.log(`docs/summary-${theme}.png`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A job with a step for each provider, as GitHub joins their summaries. */
async function realSummary(workspace: string): Promise<string> {
  const clock = createSkippingClock(Math.random, () => {});
  const simulator = await startSimulator({
    ...Object.fromEntries(doubles.map(({ id, picture }) => [id, picture.options])),
    now: clock.wallTime,
  });
  const written: string[] = [];
  for (const { id, picture } of doubles) {
    await run({
      gate: createTextGate(),
      runner: runnerInto(written, { ...INPUTS, ...picture.inputs, provider: id }),
      environment: { ...RUN, GITHUB_WORKSPACE: workspace, RUNNER_TEMP: workspace },
      providers: providers.map((provider) => ({ ...provider, baseUrl: simulator.url })),
      clock,
      signal: new AbortController().signal,
      createTransport(options) {
        const transport = createTransport(options);
        return {
          send: (request, signal) =>
            clock.during(LATENCY_MS, () => transport.send(request, signal)),
        };
      },
      later: (milliseconds, task) => setTimeout(task, milliseconds).unref(),
    });
  }
  await simulator.close();
  return written.join('\n');
}

/** Takes the summary, and drops what else a runner would get. */
function runnerInto(summaries: string[], inputs: Readonly<Record<string, string>>): Runner {
  return silentRunner({
    input: (name) => inputs[name] ?? '',
    summary: async (markdown) => {
      summaries.push(markdown);
    },
  });
}

/** The page of a run holds each summary in a box with a title. */
function pageOf(article: string, theme: (typeof THEMES)[number]): string {
  const path = createRequire(import.meta.url).resolve(
    `github-markdown-css/github-markdown-${theme}.css`,
  );
  const [paper, line] = theme === 'dark' ? ['#0d1117', '#3d444d'] : ['#ffffff', '#d1d9e0'];
  return `<!doctype html><meta charset="utf-8"><style>${readFileSync(path, 'utf8')}
    body { margin: 0; padding: 16px; background: ${paper}; }
    .box { border: 1px solid ${line}; border-radius: 6px; }
    .box > header { padding: 12px 16px; font-size: 14px; font-weight: 600; border-bottom: 1px solid ${line}; }
    .box > article { padding: 16px; font-size: 14px; }
  </style><div class="box markdown-body"><header>retry summary</header>
  <article class="markdown-body">${article}</article></div>
  <script>document.title = document.body.scrollHeight</script>`;
}

function takePicture(chromium: string, page: string, picture: string): void {
  const url = pathToFileURL(page).href;
  const shown = (height: number) => [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--hide-scrollbars',
    '--force-device-scale-factor=1.5',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--window-size=${WIDTH},${height}`,
  ];
  const use = (args: readonly string[]) =>
    execFileSync(chromium, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const dom = use([...shown(1_000), '--dump-dom', url]);
  const height = Number(/<title>(\d+)<\/title>/.exec(dom)?.[1]);
  if (Number.isNaN(height)) throw new Error('Chromium did not say how high the page is');
  use([...shown(height), `--screenshot=${picture}`, url]);
}
