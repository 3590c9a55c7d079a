/**
 * One issue, whoever else writes at the same time.
 *
 * GitHub has no "create unless there" and no "update unless changed", so a run looks, acts, and
 * looks again until there is nothing left to do:
 *
 * - Two runs that both find no issue both create one. Each looks again afterwards: of several, the
 *   lowest number stays, and whoever created another one closes it and puts what it knows into
 *   the first. The one that created the first cannot see any lower number, so one always stays.
 * - Two runs that update at once may overwrite each other. Each looks again whether what it knows
 *   is there, and writes it again if not. What is left of the race is an overwrite by a run that
 *   read before and writes after this last look; the next run that covers the same targets mends
 *   it, as it mends an issue too many of a run that was killed in the middle.
 */

import { applyToCounts, applyToTargets, isFailing, isOver, merged, type OwnRun } from './apply.ts';
import {
  closingComment,
  duplicateComment,
  issueBody,
  issueTitle,
  readBody,
  type Setting,
} from './body.ts';
import { encodeState } from './encoding.ts';
import type { IssueTracker, OpenIssue } from './github.ts';
import type { IssueState } from './state.ts';

export interface Sync {
  readonly tracker: IssueTracker;
  readonly own: OwnRun;
  readonly setting: Setting;
  /** Lets GitHub's list catch up. */
  pause(): Promise<void>;
  /** Something that a person has to know. */
  warn(text: string): void;
}

/** What was done, for the log; `undefined` where there was nothing to do. */
export type Done = { readonly kind: 'created' | 'updated' | 'closed'; readonly number: number };

const MOST_ROUNDS = 5;

export async function syncIssue(sync: Sync): Promise<Done | undefined> {
  const { tracker, own, setting, pause, warn } = sync;
  const named = await tracker.isPrivate();
  const apply = named ? applyToTargets : applyToCounts;
  const bodyOf = (state: IssueState) => issueBody(state, own.report.message, setting);
  const closed = new Set<number>();
  const warned = new Set<string>();
  let created: number | undefined;
  let done: Done | undefined;

  const closeDuplicate = async (number: number, first: number, body: string) => {
    closed.add(number);
    // With the text of the first: its own may hold names that nobody may see any more.
    await tracker.close(number, 'not_planned', body);
    await tracker.comment(number, duplicateComment(first));
  };
  const read = ({ number, body }: OpenIssue): IssueState => {
    const found = readBody(body, setting);
    const state = found.kind === 'state' ? found.state : undefined;
    const problem = problemWith(state, number, named);
    if (problem !== undefined && !warned.has(problem)) warn(problem);
    if (problem !== undefined) warned.add(problem);
    // Not as if there were no issue: there may be targets that nobody lists any more.
    return state ?? forgotten(own, named);
  };

  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const open = (await tracker.listOwn()).filter(
      ({ number, body }) => !closed.has(number) && readBody(body, setting).kind !== 'other',
    );
    const [first, ...others] = open;
    const ownUnseen =
      created !== undefined &&
      !closed.has(created) &&
      !open.some(({ number }) => number === created);
    if (ownUnseen && (first === undefined || first.number > (created ?? 0))) {
      // The list lags behind: never create a second one, nor write to a later one.
      await pause();
      continue;
    }
    if (first === undefined) {
      if (!isFailing(own)) return done;
      created = await tracker.create(issueTitle(setting), bodyOf(apply(undefined, own)));
      done = { kind: 'created', number: created };
      continue;
    }

    // What was there before this run began is probably nobody's any more; later ones are left to
    // the runs that created them. Closing one twice does no harm.
    const leftovers = round === 0 ? others : [];
    const stored = read(first);
    const next = apply(leftovers.map(read).reduce(merged, stored), own);
    if (isOver(next)) {
      closed.add(first.number);
      await tracker.close(first.number, 'completed', bodyOf(next));
      await tracker.comment(first.number, closingComment(setting));
      done = { kind: 'closed', number: first.number };
    } else if (done?.number !== first.number || encodeState(next) !== encodeState(stored)) {
      await tracker.update(first.number, bodyOf(next));
      done = { kind: 'updated', number: first.number };
    } else if (!ownUnseen && !others.some(({ number }) => number === created)) {
      return done;
    }
    for (const { number } of leftovers) await closeDuplicate(number, first.number, bodyOf(next));
    if (created !== undefined && created > first.number && !closed.has(created)) {
      await closeDuplicate(created, first.number, bodyOf(next));
    }
  }
  return done;
}

/** An empty one that knows that it does not know everything. */
function forgotten({ now, run }: OwnRun, named: boolean): IssueState {
  return named
    ? {
        kind: 'targets',
        since: now,
        failing: [],
        dropped: 0,
        restarted: true,
        problems: { run, texts: [] },
      }
    : { kind: 'counts', since: now, largest: 0, runs: [], byHand: true };
}

function problemWith(
  state: IssueState | undefined,
  number: number,
  named: boolean,
): string | undefined {
  if (state === undefined) {
    return `What failure issue #${number} had stored cannot be read: it begins anew, and has to be closed by hand.`;
  }
  if (state.kind === 'targets' && !named) {
    return `Failure issue #${number} held the targets by name, from when the repository was private: they are taken out, but its history still shows them. Delete the issue if nobody may see them.`;
  }
  return undefined;
}
