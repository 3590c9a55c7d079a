import { INVISIBLE, LINE_BREAKS, PRINTABLE_ASCII } from './patterns.ts';

/**
 * Foreign text as `<code>` for HTML inside Markdown: readers see and copy it unchanged.
 *
 * One line cannot end the HTML block around it, and GitHub reads no Markdown in that block. What
 * GitHub does to the finished page (mentions, references to issues and commits, addresses, emoji,
 * formulas) leaves `<code>` out. If the text lands in Markdown after all, its marks are entities,
 * which GitHub does not read as marks.
 */
export function code(text: string): string {
  return `<code>${entities(oneLine(text))}</code>`;
}

/**
 * Foreign text as a sentence for HTML inside Markdown. After it has decoded entities, GitHub links
 * what looks like a mention, an address or a reference: an invisible character after the trigger
 * prevents this. A dollar sign in a `<span>` starts no formula.
 */
export function html(text: string): string {
  return entities(withoutTriggers(oneLine(text))).replaceAll('&#36;', '<span>&#36;</span>');
}

/** Foreign text for a line of Markdown outside HTML. */
export function markdown(text: string): string {
  return html(text).replace(/^ +/, '');
}

function oneLine(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  return text.toWellFormed().replace(LINE_BREAKS, ' ').replace(INVISIBLE(), '');
}

/** Escapes all ASCII punctuation, which includes every mark of HTML and Markdown. */
function entities(text: string): string {
  return text.replace(/[!-,/:-@[-`{-~]|(?<!\w)[.-]|[.-](?!\w)|_/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** WORD JOINER has no width, breaks no line and is part of no trigger. */
const JOINER = '\u2060';

const TRIGGERS: readonly RegExp[] = [
  /@/g, // mentions, e-mail
  /#(?=\d)/g, // issues
  /(?<=[a-z])-(?=\d)|\bGHSA-/gi, // GH-1, CVE-2020-1, references that a repository defines itself
  /:(?=\/\/)|\bwww(?=\.)/gi, // addresses
  /:(?=[\w+-]+:)/g, // emoji
  /[0-9a-f]{6}(?=[0-9a-f])/gi, // commits: 7 to 40 hex digits
];

function withoutTriggers(text: string): string {
  return TRIGGERS.reduce((rest, trigger) => rest.replace(trigger, `$&${JOINER}`), text);
}
