/**
 * Texts for annotations. GitHub keeps 10 errors per step of 4,096 characters each; one is taken by
 * the step's own failure.
 */

import type { Report, Result } from '../domain.ts';
import { cut, logSafe } from '../untrusted.ts';
import {
  codeOf,
  counted,
  isFailed,
  isUnknown,
  messageOf,
  titleOf,
  withStop,
  wordOf,
} from './result.ts';

const MOST = 8;
const LENGTH = 4096;
const REASONS = 3;

/** At most 8 texts of at most 4,096 characters: what is wrong as a whole, then the targets. */
export function annotationTexts(report: Report): string[] {
  const failed = report.results.filter(isFailed).slice(0, MOST);
  const texts = [
    ...report.problems.map((problem) => `The run as a whole: ${problem}`),
    ...failed.map(targetText),
  ];
  return texts.slice(0, MOST).map(annotation);
}

/** The step's own failure: the counts, and the first few reasons that differ. */
export function failureMessage(report: Report): string {
  const failed = report.results.filter(isFailed);
  const unknown = failed.filter(isUnknown).length;
  const counts = unknown === 0 ? report.message : `${report.message}; ${unknown} unknown`;
  const reasons = reasonTexts(failed);
  const text = reasons.length === 0 ? counts : `${withStop(counts)} ${reasons.join(' ')}`;
  return annotation(`${report.provider.name}: ${text}`);
}

/** Worth a warning although the step is green; `undefined` where all is as it should be. */
export function warningText({ verdict, counts, provider }: Report): string | undefined {
  if (verdict !== 'success' || counts.submitted > 0) return undefined;
  return annotation(
    `${provider.name}: nothing was submitted: ${counted(counts.ignored, 'target')} refused with ignored codes.`,
  );
}

function annotation(text: string): string {
  return cut(logSafe(text), LENGTH);
}

function targetText(result: Result): string {
  const text = `${titleOf(result.target)}: ${reasonOf(result)}`;
  return result.hint === undefined ? text : `${withStop(text)} What to do: ${result.hint}`;
}

function reasonOf(result: Result): string {
  const code = codeOf(result.outcome);
  const word = code === undefined ? wordOf(result) : `${wordOf(result)} (${code})`;
  return `${word}: ${messageOf(result.outcome)}`;
}

function reasonTexts(failed: readonly Result[]): string[] {
  const groups = new Map<string, { readonly first: Result; more: number }>();
  for (const result of failed) {
    const reason = reasonOf(result);
    const group = groups.get(reason);
    if (group) group.more += 1;
    else groups.set(reason, { first: result, more: 0 });
  }
  const texts = [...groups].slice(0, REASONS).map(([reason, { first, more }]) => {
    const others = more > 0 ? ` and ${more} more` : '';
    return withStop(`${titleOf(first.target)}${others}: ${reason}`);
  });
  const left = groups.size - texts.length;
  return left > 0 ? [...texts, `And ${counted(left, 'other reason')}.`] : texts;
}
