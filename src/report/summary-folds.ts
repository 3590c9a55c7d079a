/** The folds of the job summary: the targets behind the numbers. */

import type { Report, Result } from '../domain/report.ts';
import { cut, firstFew } from '../text/format.ts';
import { html } from '../text/markdown.ts';
import { type Group, isHeldBack, isRuledOut } from './groups.ts';
import {
  ADDRESS,
  bytesOf,
  CAA,
  CAUSE,
  type CodeLink,
  type Column,
  codeColumn,
  ENTRY_TO_ADD,
  FAILED_STEP,
  fold,
  isShort,
  MESSAGE,
  NAME,
  NAMES,
  OLD_CERTIFICATE,
  resultTable,
  SOLUTION,
  STATUS,
  STEP_AGAIN,
  someCodes,
  usageColumns,
  VALID_UNTIL,
  validUntil,
} from './tables.ts';

const MAX_TITLE_NAMES = 5;
const MAX_NAME_LENGTH = 60;
/** Folds beyond these have no room for a heading of their own. */
const MAX_GROUP_FOLDS = 50;

/** A fold for each group, with name and address of its targets. */
export function groupFolds(
  groups: readonly Group[],
  codeLink: CodeLink | undefined,
): readonly FoldPlan[] {
  const [own, rest] = [groups.slice(0, MAX_GROUP_FOLDS), groups.slice(MAX_GROUP_FOLDS)];
  const folds = own.flatMap((group) => groupFold(group, codeLink));
  const others = rest.flatMap(({ results }) => results);
  if (others.length === 0) return folds;
  const columns = [NAME, ADDRESS, codeColumn(codeLink), MESSAGE];
  return [...folds, ...resultFold(`${others.length} with other reasons`, others, columns)];
}

function groupFold(group: Group, codeLink: CodeLink | undefined): readonly FoldPlan[] {
  const { kind, results, reason, caa } = group;
  const isOpen = isShort(results);
  const names = isOpen ? '' : `: ${titleNames(results)}`;
  const title = `<strong>${results.length} × ${groupLabel(group, codeLink)}</strong>${names}`;
  const isAnswered = results.some(({ outcome }) => outcome.kind === 'submitted');
  const isCauseNews = results.some(({ target }) => target.facts?.cause !== reason);
  const columns = [
    NAME,
    ADDRESS,
    NAMES,
    STEP_AGAIN,
    // The word of these groups has the status.
    ...(kind === 'failed-again' || kind === 'in-progress' ? [] : [STATUS]),
    OLD_CERTIFICATE,
    // The fold of all found targets has the first failure of each.
    ...(isAnswered ? [] : [FAILED_STEP, ...(isCauseNews ? [CAUSE] : [])]),
    ENTRY_TO_ADD,
    ...(caa === undefined ? [CAA] : []),
  ];
  return resultFold(title, results, columns, isOpen);
}

/** The codes if there are any, else the kind in words. HTML. */
function groupLabel({ word, codes }: Group, codeLink: CodeLink | undefined): string {
  if (codes.length === 0) return html(word);
  return someCodes(codes, codeLink);
}

function titleNames(results: readonly Result[]): string {
  return firstFew(results, MAX_TITLE_NAMES, ({ target: { name, label } }) =>
    html(cut(name ?? label, MAX_NAME_LENGTH)),
  );
}

/** What needs nobody: completed, submitted and ignored targets, and what a discovery found. */
export function otherFolds(report: Report, codeLink: CodeLink | undefined): readonly FoldPlan[] {
  const { results, counts, verdict } = report;
  if (verdict === 'dry-run') return [];
  const good = results.filter(({ needsAttention }) => !needsAttention);
  const completed = good.filter(({ isCompleted }) => isCompleted);
  const submitted = good.filter(
    ({ outcome, isCompleted }) => outcome.kind === 'submitted' && !isCompleted,
  );
  const ruledOut = good.filter(isRuledOut);
  const ignored = good.filter((result) => result.ignored && !isRuledOut(result));
  const code = codeColumn(codeLink);
  return [
    // The step is green, but a person has to act.
    ...resultFold(
      `<strong>${ruledOut.length} not retried</strong>, with ignored codes`,
      ruledOut,
      [NAME, ADDRESS, NAMES, code, MESSAGE, SOLUTION],
      isShort(ruledOut),
    ),
    ...resultFold(completedTitle(completed), completed, [NAME, ADDRESS, VALID_UNTIL, CAA]),
    ...resultFold(
      `${submitted.length} ${report.isFollowed ? 'submitted and in progress' : 'submitted'}`,
      submitted,
      [NAME, ADDRESS, STATUS, CAA],
    ),
    ...resultFold(`${ignored.length} refused with ignored codes`, ignored, [
      NAME,
      ADDRESS,
      code,
      MESSAGE,
      CAA,
    ]),
    ...(counts?.found === undefined ? [] : foundFold(results)),
  ];
}

function completedTitle(completed: readonly Result[]): string {
  const days = completed.flatMap((result) => validUntil(result) ?? []).toSorted();
  const [first] = days;
  const title = `${completed.length} completed`;
  if (first === undefined || days.length < completed.length) return title;
  const isServed = completed.every(({ endpoint }) => endpoint === 'new');
  const expiry = days.at(-1) === first ? `on ${first}` : `on ${first} or later`;
  const who = isServed ? 'the port serves' : 'the provider reports';
  return `${title}: ${who} a new certificate that expires ${expiry}`;
}

/** Why the targets failed in the first place. */
function foundFold(results: readonly Result[]): readonly FoldPlan[] {
  const found = results.filter(({ target: { facts } }) => facts?.cause !== undefined);
  const title = `${found.length} found: why they failed before this run`;
  return resultFold(title, found, [NAME, ADDRESS, NAMES, FAILED_STEP, CAUSE, SOLUTION]);
}

/** Up to so many rows, the table of a dry run is open: it is what the dry run is for. */
const OPEN_DRY_RUN_ROWS = 20;

/** What each target of a dry run would use. */
export function dryRunFolds(report: Report): readonly FoldPlan[] {
  const sent = report.results.filter((result) => !isHeldBack(result));
  const columns = [
    NAME,
    ADDRESS,
    NAMES,
    ...usageColumns(report),
    FAILED_STEP,
    CAUSE,
    SOLUTION,
    CAA,
  ];
  const title = `${sent.length} would be sent`;
  return resultFold(title, sent, columns, sent.length <= OPEN_DRY_RUN_ROWS);
}

/** A fold that is not rendered yet: the rows of all folds share one budget. */
export interface FoldPlan {
  /** HTML. */
  readonly title: string;
  readonly results: readonly Result[];
  readonly columns: readonly Column[];
  readonly isOpen: boolean;
}

/** A fold with a table; nothing for an empty list. */
function resultFold(
  title: string,
  results: readonly Result[],
  columns: readonly Column[],
  isOpen = false,
): readonly FoldPlan[] {
  return results.length === 0 ? [] : [{ title, results, columns, isOpen }];
}

/** What the header and the last row of a table take at most. */
const TABLE_BYTES = 1_000;

/** Renders folds within a number of bytes: rows of the first folds come first. */
export function renderFolds(plans: readonly FoldPlan[], bytes: number): readonly string[] {
  const frames = plans.map(({ title, isOpen }) => bytesOf(fold(title, '', isOpen)) + TABLE_BYTES);
  const budget = { left: frames.reduce((left, frame) => left - frame, bytes) };
  return plans.map(({ title, results, columns, isOpen }) =>
    fold(title, resultTable(results, columns, budget), isOpen),
  );
}
