/**
 * Tables of the job summary, within a budget of bytes. Untrusted text stands in HTML, each row on
 * one line and no blank line inside a table, where no Markdown is read.
 */

import { codesOf } from '../domain/outcome.ts';
import type { Report, Result } from '../domain/report.ts';
import { dateOf } from '../text/format.ts';
import { code, html } from '../text/markdown.ts';
import { messageOf } from './describe.ts';

/** The bytes that are left for rows. */
export interface Budget {
  left: number;
}

export interface Column {
  readonly title: string;
  /** HTML; empty if the column does not concern the result. */
  cell(result: Result): string;
}

/** The page about a code; `undefined` if no page describes it. */
export type CodeLink = (code: string) => string | undefined;

/**
 * A table of those columns that any of the results uses; a plain list if these are only name and
 * address. Rows for which there is no room become `and K more`.
 */
export function resultTable(
  results: readonly Result[],
  columns: readonly Column[],
  budget: Budget,
): string {
  const used = columns.filter((column) => results.some((result) => column.cell(result) !== ''));
  const isList = used.every((column) => column === NAME || column === ADDRESS);
  const row = (result: Result) => {
    const cells = used.map((column) => column.cell(result));
    return isList
      ? cells.filter((cell) => cell !== '').join(' ')
      : `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  };
  const rows = fittingRows(results, row, isList ? '<br>\n'.length : '\n'.length, budget);
  const more = results.length - rows.length;
  const rest = more > 0 ? [`and ${more} more: see results-file`] : [];
  if (isList) return `<p>${[...rows, ...rest].join('<br>\n')}</p>`;
  const header = `<tr>${used.map(({ title }) => `<th>${html(title)}</th>`).join('')}</tr>`;
  const last = rest.map((text) => `<tr><td colspan="${used.length}">${text}</td></tr>`);
  return `<table>\n${[header, ...rows, ...last].join('\n')}\n</table>`;
}

function fittingRows(
  results: readonly Result[],
  render: (result: Result) => string,
  separatorBytes: number,
  budget: Budget,
): readonly string[] {
  const rows: string[] = [];
  for (const result of results) {
    const row = render(result);
    const bytes = bytesOf(row) + separatorBytes;
    if (bytes > budget.left) {
      budget.left = 0;
      break;
    }
    budget.left -= bytes;
    rows.push(row);
  }
  return rows;
}

/** From so many targets on, a fold is closed. */
const CLOSED_FROM = 10;

/** A fold. `title` is HTML. */
export function fold(title: string, content: string, isOpen: boolean): string {
  return `<details${isOpen ? ' open' : ''}>\n<summary>${title}</summary>\n${content}\n</details>`;
}

export function isShort({ length }: readonly unknown[]): boolean {
  return length < CLOSED_FROM;
}

export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/** A code as a link to its page. */
export function codeHtml(text: string, codeLink: CodeLink | undefined): string {
  const url = codeLink?.(text);
  const isSafe = url !== undefined && /^https?:\/\/[\w./:#%~-]+$/.test(url);
  return isSafe ? `<a href="${url}">${code(text)}</a>` : code(text);
}

const MAX_CODES = 3;

/** The first codes of a group. */
export function someCodes(codes: readonly string[], codeLink: CodeLink | undefined): string {
  const shown = codes.slice(0, MAX_CODES).map((text) => codeHtml(text, codeLink));
  return (codes.length > MAX_CODES ? [...shown, '…'] : shown).join(', ');
}

export const NAME: Column = {
  title: 'Name',
  cell: ({ target: { name } }) => (name === undefined ? '' : code(name)),
};
export const ADDRESS: Column = { title: 'Target', cell: ({ target: { label } }) => code(label) };
export const NAMES: Column = {
  title: 'Certificate for',
  cell: ({ target: { facts, label, domainNames = [] } }) =>
    facts === undefined
      ? ''
      : someNames(domainNames.filter((name) => !label.startsWith(`${name}@`))),
};
export const MESSAGE: Column = {
  title: 'Message',
  cell: ({ outcome }) => html(messageOf(outcome)),
};
export const CAA: Column = { title: 'CAA check', cell: ({ caa }) => optional(caa, html) };
export const FAILED_STEP: Column = {
  title: 'Failed step',
  cell: ({ target: { facts } }) => optional(facts?.step ?? facts?.status, code),
};
export const CAUSE: Column = {
  title: 'Cause before this run',
  cell: ({ target: { facts } }) => optional(facts?.cause, html),
};
export const SOLUTION: Column = {
  title: 'What the provider advises',
  cell: ({ target: { facts } }) => optional(facts?.solution, html),
};
export const ENTRY_TO_ADD: Column = {
  title: 'Entry to add',
  cell: ({ target: { facts } }) => optional(facts?.entryToAdd, code),
};
export const STATUS: Column = {
  title: 'Status',
  cell: ({ completion }) => optional(completion?.status, code),
};
export const STEP_AGAIN: Column = {
  title: 'Step',
  cell: ({ completion }) => optional(completion?.step, code),
};
/** The certificate that the port served before and still serves. */
export const OLD_CERTIFICATE: Column = {
  title: 'Still served',
  cell: (result) => oldCertificate(result),
};
export const VALID_UNTIL: Column = {
  title: 'Certificate expires',
  cell: (result) => optional(validUntil(result), html),
};

export function codeColumn(codeLink: CodeLink | undefined): Column {
  return {
    title: 'Code',
    cell: ({ outcome }) =>
      codesOf(outcome)
        .map((text) => codeHtml(text, codeLink))
        .join(', '),
  };
}

/** One column for each thing that a request would use, and the number of the request. */
export function usageColumns({ results, requestNumbers }: Report): readonly Column[] {
  const titles = new Set(results.flatMap(({ target: { usage } }) => Object.keys(usage ?? {})));
  return [
    ...[...titles].map((title) => ({
      title,
      cell: ({ target: { usage } }: Result) => optional(usage?.[title], html),
    })),
    {
      title: 'Request',
      cell: ({ target }) => String(requestNumbers?.get(target) ?? ''),
    },
  ];
}

function optional(text: string | undefined, show: (text: string) => string): string {
  return text === undefined ? '' : show(text);
}

const MAX_NAMES = 3;

function someNames(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).map(code).join('<br>');
  return names.length > MAX_NAMES ? `${shown}<br>and ${names.length - MAX_NAMES} more` : shown;
}

/** The day on which the certificate ends, as far as anybody knows. */
export function validUntil({ completion, servedCertificate }: Result): string | undefined {
  const { notAfter } = servedCertificate ?? completion?.certificate ?? {};
  return notAfter === undefined ? undefined : dateOf(notAfter) || undefined;
}

function oldCertificate({ endpoint, servedCertificate }: Result): string {
  if (endpoint !== 'old' || servedCertificate === undefined) return '';
  const { serialNumber, issuer, notAfter } = servedCertificate;
  const parts = [
    `serial number ${code(serialNumber)}`,
    issuer !== undefined && `issuer ${html(issuer)}`,
    notAfter !== undefined && `expires ${dateOf(notAfter)}`,
  ];
  return parts.filter((part) => part !== false).join('<br>');
}
