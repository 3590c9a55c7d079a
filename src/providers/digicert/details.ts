import type { Ask } from '../../domain/api.ts';
import { askDigicert, type DigicertAccess } from './api.ts';
import type { Division } from './automations.ts';
import { booleanOf, isObject, type Json, numberOf, textOf } from './wire.ts';

/**
 * What the details of an automation say about its last run. The reply also holds a name, an address
 * and a telephone number: nothing else is taken from it.
 */
export interface Details {
  readonly status: string | undefined;
  /** Several causes are joined by `; `. */
  readonly cause: string | undefined;
  readonly solution: string | undefined;
  /** `certInstall`, `csr`: the step that failed. */
  readonly step: string | undefined;
  /** `undefined`: not stated. */
  readonly isRetryApplicable: boolean | undefined;
  /** Milliseconds since the epoch. */
  readonly requestedOn: number | undefined;
  readonly lastRunTime: number | undefined;
}

export function askDetails(
  access: DigicertAccess,
  { accountId, divisionId, automationId }: Division & { readonly automationId: string },
): Ask<Details> {
  const body = {
    accountId: Number(accountId),
    automationId: Number(automationId),
    divisionId: Number(divisionId),
  };
  return askDigicert(access, '/automation/viewAutomationDetails', body, decodeDetails);
}

function decodeDetails(data: unknown): Details | undefined {
  if (!isObject(data)) return undefined;
  const { autoStatusResponse: state, autoOrderProgressResponse: progress } = data;
  if (!isObject(state) && !isObject(progress)) return undefined;
  const run = isObject(state) ? state : {};
  const failures = objectsBelow(progress).flatMap((object) => readFailure(object) ?? []);
  return {
    status: textOf(run.automationStatus),
    cause: joined(failures.map(({ cause }) => cause)),
    solution: joined(failures.map(({ solution }) => solution)),
    step: failures.find(({ step }) => step !== undefined)?.step,
    isRetryApplicable: isObject(progress) ? booleanOf(progress.isRetryApplicable) : undefined,
    requestedOn: numberOf(run.requestedOn),
    lastRunTime: numberOf(run.lastRunTime),
  };
}

function readFailure(object: Json) {
  const cause = textOf(object.causeOfFailure);
  const solution = textOf(object.solution);
  if (cause === undefined && solution === undefined) return undefined;
  const key = Object.keys(object).find((name) => /.Progress$/.test(name));
  return { cause, solution, step: key?.replace(/Progress$/, '') };
}

/** More than any reply has; a hostile one could hold a million. */
const MOST_OBJECTS = 1_000;

/** A value and all objects below it, in the order of the reply. */
function objectsBelow(root: unknown): readonly Json[] {
  const objects: Json[] = [];
  const waiting: unknown[] = [root];
  while (waiting.length > 0 && objects.length < MOST_OBJECTS) {
    const value = waiting.pop();
    if (isObject(value)) objects.push(value);
    if (typeof value !== 'object' || value === null) continue;
    for (const part of Object.values(value).slice(0, MOST_OBJECTS).reverse()) waiting.push(part);
  }
  return objects;
}

function joined(texts: readonly (string | undefined)[]): string | undefined {
  const distinct = new Set(texts.filter((text) => text !== undefined));
  return distinct.size === 0 ? undefined : [...distinct].join('; ');
}
