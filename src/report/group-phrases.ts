/** Groups of results in words, the same in every medium. */

import { pluralize, withFullStop } from '../text/format.ts';
import { type Group, type GroupAdvice, type GroupKind, NOT_RETRIED, WORDS } from './groups.ts';

/** The word for a refusal that says that there is nothing to retry. */
export const NOT_ELIGIBLE = 'not eligible';
const LABELS: Readonly<Record<GroupKind, string>> = {
  ...WORDS,
  'failed-again': 'failed again',
  old: 'old certificate',
  'no-tls': 'no TLS',
  unreachable: 'port unreachable',
  'in-progress': 'in progress',
  'not-seen': 'state unknown',
};

/** `2 unknown, 3 rejected, 2 not eligible`: what needs attention, without the reasons. */
export function groupCounts(groups: readonly Group[]): string {
  const counts = new Map<string, number>();
  for (const group of groups) {
    const label = labelOf(group);
    counts.set(label, (counts.get(label) ?? 0) + group.results.length);
  }
  return [...counts].map(([label, count]) => `${count} ${label}`).join(', ');
}

function labelOf({ kind, word, isNothingToDo }: Group): string {
  if (isNothingToDo) return NOT_ELIGIBLE;
  return word === NOT_RETRIED ? word : LABELS[kind];
}

/** `2 rejected, code 1028: Not eligible.`: a group on one line, which no problem matcher takes for a place in a file. */
export function groupPhrase({ results, word, codes, reason }: Group): string {
  const code = codes.length > 0 ? `, code ${codes.join(', ')}` : '';
  return `${results.length} ${word}${code}: ${withFullStop(reason)}`;
}

/** `What to do: Start the agent.`, or whose advice it is if the provider gives it. */
export function adviceLine({ text, isProviders }: GroupAdvice, provider: string): string {
  return `${isProviders ? `What ${provider} advises` : 'What to do'}: ${withFullStop(text)}`;
}

/** `3 other reasons`; `undefined` if there are no others. */
export function otherReasons(count: number): string | undefined {
  return count > 0 ? pluralize(count, 'other reason') : undefined;
}
