/**
 * Texts for annotations. GitHub keeps 10 errors per step of 4,096 characters each, so that there is
 * one for each group of results, and not one for each target.
 */

import type { Report } from '../domain/report.ts';
import { logSafe } from '../text/escape.ts';
import { cut, firstFew, firstOf, pluralize, withFullStop } from '../text/format.ts';
import { titleOf } from './describe.ts';
import { adviceLine, groupPhrase, otherReasons } from './group-phrases.ts';
import { type Group, groupsOf } from './groups.ts';

/** The step's own failure comes last, as one more. */
const MAX_ANNOTATIONS = 7;
const MAX_LENGTH = 4096;
const MAX_REASONS = 3;
const MAX_TITLES = 10;
const MAX_MESSAGE_LENGTH = 1_000;

/** At most 7 texts of at most 4,096 characters: problems of the run, then one for each group. */
export function annotationTexts(report: Report): readonly string[] {
  if (report.verdict === 'dry-run') return [];
  const problem = firstOf(report.problems);
  const texts = [
    ...(problem === undefined ? [] : [`The run as a whole: ${problem}`]),
    ...groupsOf(report).map((group) => groupText(group, report.provider.name)),
  ];
  return texts.slice(0, MAX_ANNOTATIONS).map(annotation);
}

/** The step's own failure: the counts, and the first few reasons. */
export function failureMessage(report: Report): string {
  const groups = groupsOf(report);
  const reasons = groups
    .slice(0, MAX_REASONS)
    .map((group) => cut(groupPhrase(group), MAX_MESSAGE_LENGTH));
  const more = otherReasons(groups.length - reasons.length);
  const sentences = more === undefined ? reasons : [...reasons, `And ${more}.`];
  const { message } = report;
  const text = sentences.length === 0 ? message : [withFullStop(message), ...sentences].join(' ');
  return annotation(`${report.provider.name}: ${text}`);
}

/** For a green run that submitted nothing: its targets were refused with ignored codes. */
export function noticeText({ verdict, counts, provider }: Report): string | undefined {
  if (verdict !== 'success' || counts === undefined) return undefined;
  if (counts.submitted > 0 || counts.total === 0) return undefined;
  return annotation(
    `${provider.name}: nothing to retry: ${pluralize(counts.ignored, 'target')} refused with ignored codes.`,
  );
}

function annotation(text: string): string {
  return cut(logSafe(text), MAX_LENGTH);
}

function groupText(group: Group, provider: string): string {
  const { results, advice, caa } = group;
  const titles = firstFew(results, MAX_TITLES, ({ target }) => titleOf(target));
  const parts = [
    cut(groupPhrase(group), MAX_MESSAGE_LENGTH),
    advice !== undefined && adviceLine(advice, provider),
    caa !== undefined && `CAA check: ${withFullStop(caa)}`,
    `${results.length === 1 ? 'Target' : 'Targets'}: ${titles}.`,
  ];
  return parts.filter((part) => part !== false).join(' ');
}
