import { code } from '../text/markdown.ts';

/** What the report says about the workflow run. The texts are clean. */
export interface RunFacts {
  readonly runUrl: string | undefined;
  readonly runId: string | undefined;
  readonly workflow: string | undefined;
  readonly ref: string | undefined;
  readonly event: string | undefined;
  readonly actor: string | undefined;
}

/** `Run 123 · workflow Nightly · on main · schedule by octocat`, without the unknown parts. */
export function runLine({ runUrl, runId, workflow, ref, event, actor }: RunFacts): string {
  const run = runId === undefined ? 'Run' : `Run ${runId}`;
  const parts = [
    runUrl === undefined ? run : `<a href="${runUrl}">${run}</a>`,
    workflow !== undefined && `workflow ${code(workflow)}`,
    ref !== undefined && `on ${code(ref)}`,
    event !== undefined && code(event) + (actor === undefined ? '' : ` by ${code(actor)}`),
  ];
  return parts.filter((part) => part !== false).join(' · ');
}
