import type { RunContext } from '../context.ts';
import type { Redact } from '../secrets.ts';
import { clean, code } from '../untrusted.ts';

/** `Run 123 · workflow Nightly · on main · schedule by octocat`; what is not known is left out. */
export function runLine(
  { runUrl, runId, workflow, ref, event, actor }: Omit<RunContext, 'apiUrl'>,
  redact: Redact,
): string {
  const shown = (text: string) => code(clean(text, redact, 200));
  const run = runId === undefined ? 'Run' : `Run ${runId}`;
  const parts = [
    runUrl === undefined ? run : `<a href="${runUrl}">${run}</a>`,
    workflow !== undefined && `workflow ${shown(workflow)}`,
    ref !== undefined && `on ${shown(ref)}`,
    event !== undefined && shown(event) + (actor === undefined ? '' : ` by ${shown(actor)}`),
  ];
  return parts.filter((part) => part !== false).join(' · ');
}
