import { logSafe } from '../text/escape.ts';
import { cut } from '../text/format.ts';
import { stripControls } from '../text/sanitize.ts';

const MAX_LENGTH = 1_000;

/** A notification with this text. The link is never cut. */
export function plainNotification(text: string, runUrl: string | undefined): string {
  const link = runUrl === undefined ? '' : ` ${runUrl}`;
  return logSafe(cut(inert(stripControls(text)), MAX_LENGTH - link.length) + link);
}

/** WORD JOINER: invisible, and no part of a mention or an address. */
const JOINER = '\u2060';

/** Without the marks of chats: mentions such as `<!channel>` and `@here`, links, and formatting. */
function inert(text: string): string {
  return text
    .replace(/[<[]/g, '(')
    .replace(/[>\]]/g, ')')
    .replace(/[`*~|]/g, ' ')
    .replace(/@|:(?=\/\/)/g, `$&${JOINER}`);
}
