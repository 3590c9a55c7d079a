import { readContext } from '../../src/context.ts';
import type { Report } from '../../src/domain.ts';
import { updateFailureIssue } from '../../src/failure-issue/index.ts';
import type { Clock } from '../../src/pacing/clock.ts';
import { createRedactor } from '../../src/secrets.ts';
import { type Github, TOKEN } from '../github/server.ts';
import { digicert, sectigo } from '../report/reports.ts';

export const ENVIRONMENT = {
  GITHUB_REPOSITORY: 'octo-org/certificates',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_RUN_ID: '1001',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_WORKFLOW: 'Nightly',
  GITHUB_WORKFLOW_REF: 'octo-org/certificates/.github/workflows/nightly.yml@refs/heads/main',
  GITHUB_REF_NAME: 'main',
  GITHUB_EVENT_NAME: 'schedule',
  GITHUB_ACTOR: 'octocat',
} as const;

const NOW = Date.UTC(2026, 10, 22, 6, 6);

export interface IssueRun {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly token?: string;
  readonly secrets?: readonly string[];
  readonly now?: number;
  readonly signal?: AbortSignal;
  /** When the time that the step may be held up is over; never when left out. */
  readonly timeUp?: Promise<unknown>;
  /** Done whenever a run waits for a list to catch up. */
  readonly onPause?: () => void;
}

/** One run that has just ended with this report; returns what it logs. */
export async function endRun(
  github: Pick<Github, 'url'>,
  report: Report,
  options: IssueRun = {},
): Promise<{ readonly done: string | undefined; readonly warnings: readonly string[] }> {
  const { now = NOW, token = TOKEN, signal = new AbortController().signal } = options;
  const warnings: string[] = [];
  const clock: Clock = {
    now: () => 0,
    wallTime: () => now,
    random: () => 0,
    sleep: async (milliseconds, aborted) => {
      if (milliseconds < 20_000) {
        options.onPause?.();
        return;
      }
      const cancelled = new Promise<void>((settle) => {
        if (aborted.aborted) settle();
        aborted.addEventListener('abort', () => settle(), { once: true });
      });
      await Promise.race([cancelled, options.timeUp ?? cancelled]);
    },
  };
  const done = await updateFailureIssue(report, {
    token,
    userAgent: 'cert-retry-action/1.0.0',
    context: readContext({ ...ENVIRONMENT, ...options.environment, GITHUB_API_URL: github.url }),
    redact: createRedactor([token, ...(options.secrets ?? [])]),
    provider: report.provider.id === sectigo.id ? sectigo : digicert,
    clock,
    signal,
    warn: (text) => warnings.push(text),
  });
  return { done, warnings };
}
