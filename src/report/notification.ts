/** One line for a chat: the output `notification`. */

import type { Report } from '../domain/report.ts';
import { withFullStop } from '../text/format.ts';
import { groupPhrase, otherReasons } from './group-phrases.ts';
import { groupsOf, ruledOutGroups } from './groups.ts';
import { plainNotification } from './plain-notification.ts';

const MAX_REASONS = 3;

/**
 * Provider, counts, the first reasons, and the link to the run: one line of at most 1,000
 * characters, without an addressee for any chat.
 */
export function notificationText(report: Report, runUrl: string | undefined): string {
  const groups = [...groupsOf(report), ...ruledOutGroups(report)];
  const reasons = groups.slice(0, MAX_REASONS).map((group) => withFullStop(groupPhrase(group)));
  const more = otherReasons(groups.length - reasons.length);
  const text = [
    `${report.provider.name}: ${withFullStop(report.message)}`,
    ...reasons,
    more !== undefined && `And ${more}.`,
  ].filter((part) => part !== false);
  return plainNotification(text.join(' '), runUrl);
}
