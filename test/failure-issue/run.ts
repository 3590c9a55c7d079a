import { readContext } from '../../src/action/context.ts';
import type { Report } from '../../src/domain/report.ts';
import { updateFailureIssue } from '../../src/failure-issue/index.ts';
import type { Clock } from '../../src/http/clock.ts';
import { createTextGate } from '../../src/text/gate.ts';
import { type Github, TOKEN } from '../github/server.ts';
import { digicert, sectigo } from './reports.ts';

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
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
  /** What the inputs select. */
  readonly scope?: string;
  readonly now?: number;
  readonly signal?: AbortSignal;
  /** Settles when the time of the failure issue is over. */
  readonly timeUp?: Promise<unknown>;
  /** Called when a run waits for the list of issues. */
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
  const gate = createTextGate();
  gate.addSecrets([token, ...(options.secrets ?? [])]);
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
    context: readContext(
      { ...ENVIRONMENT, ...options.environment, GITHUB_API_URL: github.url },
      gate,
    ),
    gate,
    scope: options.scope ?? 'account 1',
    labels: options.labels ?? [],
    assignees: options.assignees ?? [],
    provider: report.provider.id === sectigo.id ? sectigo : digicert,
    clock,
    signal,
    warn: (text) => warnings.push(text),
  });
  return { done, warnings };
}
