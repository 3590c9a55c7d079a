/**
 * Markdown as GitHub shows it: CommonMark with GFM, sanitised HTML, and then what GitHub makes of
 * text that looks like a mention, an address, a reference, an emoji or a formula. A model of it,
 * no copy: it turns more into something than GitHub does, never less, so that a text that stays
 * text here stays text there.
 */

import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** The HTML of the Markdown, as it stands inside GitHub's `<article class="markdown-body">`. */
export function renderLikeGitHub(markdown: string): string {
  const html = micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    // What is dangerous goes below, as it does at GitHub: Markdown first, then the sanitiser.
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
  const tree = sanitize(fromHtml(html, { fragment: true }), defaultSchema);
  return toHtml(withReferences(tree));
}

type Tree = ReturnType<typeof sanitize>;
type Child = Extract<Tree, { children: unknown }>['children'][number];

/** GitHub looks for nothing in here. */
const LEFT_ALONE: ReadonlySet<string> = new Set(['a', 'code', 'pre', 'style', 'script', 'tt']);

function withReferences<T extends Tree | Child>(node: T): T {
  if (!('children' in node)) return node;
  if ('tagName' in node && LEFT_ALONE.has(node.tagName)) return node;
  const children = node.children.flatMap((child) =>
    child.type === 'text' ? references(child.value) : [withReferences(child)],
  );
  return { ...node, children };
}

/** What GitHub turns a text into, after entities have been read. */
const REFERENCES: readonly {
  readonly tag: string;
  readonly kind: string;
  readonly form: string;
}[] = [
  { tag: 'a', kind: 'address', form: String.raw`\b(?:https?|ftp):\/\/[^\s<]+|\bwww\.[^\s<]+` },
  { tag: 'a', kind: 'email', form: String.raw`(?:mailto:|xmpp:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+` },
  { tag: 'a', kind: 'user-mention', form: String.raw`(?<![\w@])@[a-z\d][\w-]*(?:\/[\w.-]+)?` },
  {
    tag: 'a',
    kind: 'issue-link',
    form: String.raw`(?:[\w.-]+\/[\w.-]+)?#\d+|\bGH-\d+|\b[A-Z]+-\d+`,
  },
  { tag: 'a', kind: 'commit-link', form: String.raw`(?:[\w.-]+\/[\w.-]+@|\b)[\da-f]{7,40}\b` },
  { tag: 'g-emoji', kind: 'emoji', form: String.raw`:[\w+-]+:` },
  {
    tag: 'math-renderer',
    kind: 'math',
    form: String.raw`\$\$[^$]+\$\$|\$[^\s$](?:[^$]*[^\s$])?\$`,
  },
];
const ANY_REFERENCE = new RegExp(
  REFERENCES.map(({ form }, at) => `(?<r${at}>${form})`).join('|'),
  'gi',
);

function references(text: string): Child[] {
  const parts: Child[] = [];
  let end = 0;
  for (const { 0: found, index, groups } of text.matchAll(ANY_REFERENCE)) {
    const reference = REFERENCES.find((_, at) => groups?.[`r${at}`] !== undefined);
    if (reference === undefined) continue;
    parts.push({ type: 'text', value: text.slice(end, index) });
    parts.push({
      type: 'element',
      tagName: reference.tag,
      properties: { className: [reference.kind] },
      children: [{ type: 'text', value: found }],
    });
    end = index + found.length;
  }
  return [...parts, { type: 'text', value: text.slice(end) }];
}
