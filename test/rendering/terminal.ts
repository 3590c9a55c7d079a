/** A job summary for people who look at it in a terminal: the same content, without the looks. */

import { fromHtml } from 'hast-util-from-html';
import { renderLikeGitHub } from './github.ts';

/** The text of the Markdown as GitHub shows it, one block or table row a line. */
export function renderForTerminal(markdown: string): string {
  return textOf(fromHtml(renderLikeGitHub(markdown), { fragment: true }))
    .replace(/\u2060/g, '')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

type Tree = ReturnType<typeof fromHtml>;
type Node = Tree | Tree['children'][number];

function textOf(node: Node): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const parts = node.children.map(textOf);
  const text = parts.join('');
  switch ('tagName' in node ? node.tagName : '') {
    case 'h1':
    case 'h2':
      return `\n${text}\n${'='.repeat(text.length)}\n`;
    case 'p':
    case 'table':
      return `\n${text.trim()}\n`;
    case 'tbody':
      // The blanks between the rows of the HTML are none of the table.
      return parts.filter((row) => row.trim() !== '').join('');
    case 'br':
      return '\n';
    case 'tr':
      return `${parts.map((cell) => cell.trim().replaceAll('\n', ', ')).join(' | ')}\n`;
    case 'li':
      return `- ${text}`;
    case 'summary':
      return `\n▸ ${text}\n`;
    default:
      return text;
  }
}
