/** Lines for the end of the log. */

import type { Report } from '../domain/report.ts';
import { logSafe } from '../text/escape.ts';
import { formatDuration, withFullStop } from '../text/format.ts';
import { titleOf } from './describe.ts';
import { adviceLine, groupPhrase } from './group-phrases.ts';
import { groupsOf } from './groups.ts';

const MAX_LISTED = 200;

/** Everything that needs attention once more, group by group, for the end of the log. */
export function attentionLines(report: Report): readonly string[] {
  const lines: string[] = [];
  let listed = 0;
  const groups = groupsOf(report);
  for (const group of groups) {
    const shown = group.results.slice(0, MAX_LISTED - listed);
    if (shown.length === 0) break;
    lines.push(groupPhrase(group));
    if (group.advice !== undefined) {
      lines.push(`  ${adviceLine(group.advice, report.provider.name)}`);
    }
    for (const { target } of shown) lines.push(`  - ${titleOf(target)}`);
    listed += shown.length;
  }
  const total = groups.reduce((sum, { results }) => sum + results.length, 0);
  if (total > listed) lines.push(`… and ${total - listed} more: see results-file`);
  return lines.map(logSafe);
}

/** The last line: the counts, and what they mean. */
export function finalLine(report: Report): string {
  const mode = report.verdict === 'dry-run' ? 'DRY RUN' : 'LIVE';
  const line = `${report.provider.name}, ${mode}, ${formatDuration(report.durationMs)}: ${report.message}`;
  if (!report.counts?.submitted || report.isFollowed) return logSafe(line);
  return logSafe(`${withFullStop(line)} Submitted means accepted, not yet fixed.`);
}
