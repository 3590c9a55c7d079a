/**
 * Keeps one issue, whoever else writes at the same time.
 *
 * GitHub has no "create unless it exists" and no "update unless it changed". So a run reads the
 * list of issues, acts, and reads the list again until nothing is left to do:
 *
 * - Two runs that both find no issue both create one. Each reads the list again afterwards: the
 *   issue with the lowest number stays. The run that created another one closes it, and writes
 *   what it knows into the first. The creator of the first sees no lower number, so one stays.
 * - Two runs that update at once may overwrite each other. Each reads the issue again, and writes
 *   again what is missing. One case is left: a run reads before this last read, and writes after
 *   it. The next run that covers the same targets repairs that. It also closes a second issue that
 *   a killed run left behind.
 */

import {
  applyToCounts,
  applyToTargets,
  lostState,
  mergeStates,
  needsIssue,
  type OwnRun,
} from './apply.ts';
import {
  closingComment,
  duplicateComment,
  emptyComment,
  growthComment,
  issueBody,
  issueTitle,
  readBody,
  type Setting,
} from './body.ts';
import { encodeState } from './encoding.ts';
import type { IssueTracker, OpenIssue } from './github.ts';
import { type IssueState, isOver } from './state.ts';

export interface Sync {
  readonly tracker: IssueTracker;
  readonly own: OwnRun;
  readonly setting: Setting;
  /** Waits until GitHub's list of issues may be up to date. */
  pause(): Promise<void>;
  warn(text: string): void;
}

/** What was done, for the log; `undefined` if there was nothing to do. */
export type Done = { readonly kind: 'created' | 'updated' | 'closed'; readonly number: number };

const MAX_ROUNDS = 5;

/** Creates, updates or closes the issue. Throws if GitHub refuses something. */
export async function syncIssue(sync: Sync): Promise<Done | undefined> {
  const { tracker, own, setting, pause } = sync;
  const isNamed = !(await tracker.isPublic());
  const apply = isNamed ? applyToTargets : applyToCounts;
  const bodyOf = (state: IssueState) => issueBody(state, own.report.message, setting);
  const read = stateReader(sync, isNamed);
  const commentsOn = changeComments(setting);
  const closed = new Set<number>();
  let created: number | undefined;
  let done: Done | undefined;

  const closeDuplicate = async (number: number, first: number, body: string) => {
    closed.add(number);
    // With the text of the first: its own text may hold names that nobody may see any more.
    await tracker.close(number, 'not_planned', body);
    await tracker.comment(number, duplicateComment(first));
  };

  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const open = (await tracker.listOwn()).filter(
      ({ number, body }) => !closed.has(number) && readBody(body, setting).isOurs,
    );
    const [first, ...others] = open;
    const isOwnMissing =
      created !== undefined &&
      !closed.has(created) &&
      !open.some(({ number }) => number === created);
    if (isOwnMissing && (first === undefined || first.number > (created ?? 0))) {
      // The list is not up to date: a second issue and a write to a later one would be wrong.
      await pause();
      continue;
    }
    if (first === undefined) {
      if (!needsIssue(own)) return done;
      created = await tracker.create(issueTitle(setting), bodyOf(apply(undefined, own)));
      done = { kind: 'created', number: created };
      continue;
    }

    // Issues that existed before this run are leftovers. Later ones belong to the runs that
    // created them. To close an issue twice does no harm.
    const leftovers = round === 0 ? others : [];
    const stored = read(first);
    const known = leftovers.map(read).reduce(mergeStates, stored);
    const next = apply(known, own);
    if (isOver(next)) {
      closed.add(first.number);
      await tracker.close(first.number, 'completed', bodyOf(next));
      await tracker.comment(first.number, closingComment(setting));
      done = { kind: 'closed', number: first.number };
    } else if (isOutdated(stored, next) || (isNamed && done?.number !== first.number)) {
      await tracker.update(first.number, bodyOf(next));
      done = { kind: 'updated', number: first.number };
      for (const text of commentsOn(known, next)) await tracker.comment(first.number, text);
    } else if (!isOwnMissing && !others.some(({ number }) => number === created)) {
      return done;
    }
    for (const { number } of leftovers) await closeDuplicate(number, first.number, bodyOf(next));
    if (created !== undefined && created > first.number && !closed.has(created)) {
      await closeDuplicate(created, first.number, bodyOf(next));
    }
  }
  return done;
}

function isOutdated(stored: IssueState, next: IssueState): boolean {
  return encodeState(stored) !== encodeState(next);
}

/**
 * A comment is a notification: there is one if targets begin to fail, and one if no target fails
 * any more. A second round of the same run says nothing again.
 */
function changeComments(setting: Setting) {
  const announced = new Set<string>();
  return (known: IssueState, next: IssueState): readonly string[] => {
    if (next.kind === 'counts') return [];
    const before = known.kind === 'targets' ? known.failing : [];
    const seen = new Set([...announced, ...before.map(({ key }) => key)]);
    const added = next.failing.filter(({ key }) => !seen.has(key));
    for (const { key } of added) announced.add(key);
    if (added.length > 0) return [growthComment(added, setting)];
    const isEmptyNow = before.length > 0 && next.failing.length === 0;
    return isEmptyNow ? [emptyComment(next, setting)] : [];
  };
}

/** Reads the state of an issue, and warns once about a state that a person has to know about. */
function stateReader({ own, setting, warn }: Sync, isNamed: boolean) {
  const warned = new Set<string>();
  return ({ number, body }: OpenIssue): IssueState => {
    const { state } = readBody(body, setting);
    const warning = warningAbout(state, number, isNamed);
    if (warning !== undefined && !warned.has(warning)) {
      warned.add(warning);
      warn(warning);
    }
    return state ?? lostState(own);
  };
}

function warningAbout(
  state: IssueState | undefined,
  number: number,
  isNamed: boolean,
): string | undefined {
  if (state === undefined) {
    return `The stored state of failure issue #${number} cannot be read. The action starts a new list, and a person has to close the issue.`;
  }
  if (state.kind === 'targets' && !isNamed) {
    return `Failure issue #${number} lists targets by name, from a time when the repository was private. The action removes the names, but the history of the issue still shows them. Delete the issue if nobody may see them.`;
  }
  return undefined;
}
