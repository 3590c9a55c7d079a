import type { Provider } from '../domain/provider.ts';
import type { Report } from '../domain/report.ts';
import type { Clock } from '../http/clock.ts';
import { isPrivateTransport } from '../http/private-transport.ts';
import { reasonOf } from '../text/errors.ts';
import type { TextGate } from '../text/gate.ts';
import type { RunContext } from './context.ts';
import type { Inputs } from './inputs.ts';
import type { Runner } from './runner.ts';

const NO_PRIVATE_API =
  "The failure issue is not updated: GITHUB_API_URL is not an https URL. The action sends 'github-token' over https alone (over http to loopback addresses).";

export interface IssueOptions {
  readonly runner: Runner;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly gate: TextGate;
}

/** The verdict does not depend on the failure issue: a problem with it is a warning. */
export async function updateFailureIssue(
  report: Report,
  inputs: Inputs,
  context: RunContext,
  { runner, clock, signal, gate }: IssueOptions,
): Promise<void> {
  const { provider, githubToken, userAgent } = inputs;
  if (githubToken === undefined || provider === undefined) return;
  if (report.verdict === 'dry-run' || signal.aborted) return;
  // Before octokit is loaded: it reads the same variable, and throws if it holds no URL.
  const api = URL.parse(context.apiUrl);
  if (api === null || !isPrivateTransport(api)) {
    runner.warning(NO_PRIVATE_API);
    return;
  }
  try {
    // octokit takes longer to load than a whole run without it.
    const { updateFailureIssue: update } = await import('../failure-issue/index.ts');
    const done = await update(report, {
      token: githubToken,
      userAgent,
      context,
      gate,
      provider,
      scope: scopeOf(provider, inputs),
      labels: inputs.issueLabels,
      assignees: inputs.issueAssignees,
      clock,
      signal,
      warn: (text) => runner.warning(text),
    });
    if (done !== undefined) runner.info(done);
  } catch (error) {
    runner.warning(`The failure issue is not up to date: ${reasonOf(error)}`);
  }
}

/** What the inputs select, such as account, division or login. Values with secrets are left out. */
function scopeOf(provider: Provider, { forProvider }: Inputs): string {
  const { values, baseUrl } = forProvider(provider);
  const open = Object.entries(values).filter(([name]) => !provider.inputs[name]?.secrets);
  return JSON.stringify([baseUrl, open]);
}
