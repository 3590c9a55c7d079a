import { readContext } from '../../src/action/context.ts';
import { readBody, type Setting } from '../../src/failure-issue/body.ts';
import type { IssueState } from '../../src/failure-issue/state.ts';
import { createTextGate } from '../../src/text/gate.ts';
import { digicert } from './reports.ts';
import { ENVIRONMENT } from './run.ts';

/** The setting of the runs of these tests, without secrets. */
export function setting(): Setting {
  const gate = createTextGate();
  return { provider: digicert, context: readContext(ENVIRONMENT, gate), gate };
}

/** The state that is hidden in a body. */
export function stateOf(body = ''): IssueState | undefined {
  return readBody(body, setting()).state;
}
