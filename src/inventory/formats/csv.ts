import { CsvError, parse } from 'csv-parse/sync';
import { orList } from '../../text/format.ts';
import { quote, quoteSome } from '../../text/quote.ts';
import { isWithin } from '../../text/suggestions.ts';
import { type FieldNames, normalize } from '../field-names.ts';
import {
  ABSENT,
  type Item,
  MAX_ENTRIES,
  MAX_MEMBERS,
  type Node,
  position,
  TooManyEntries,
} from '../node.ts';

const MAX_SHOWN_COLUMNS = 10;
const TOO_MANY_CELLS = 'a row of more than 1,000 cells';
const DELIMITERS = [',', ';', '\t'];

/** By code, since the messages of the library quote the file. Some of its codes start with `CSV_`. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['QUOTE_NOT_CLOSED', 'a quoted cell does not end'],
  ['INVALID_OPENING_QUOTE', 'a quote inside a cell that does not start with one'],
  ['INVALID_CLOSING_QUOTE', 'more text after the end of a quoted cell'],
]);

/** What a table says beside its rows. */
interface TableReport {
  /** Whether the rows can be used. */
  readonly readable: boolean;
  readonly errors: readonly PlacedError[];
  readonly notices: readonly string[];
}

interface PlacedError {
  /** `row 1` */
  readonly place: string;
  readonly text: string;
}

export interface Table extends TableReport {
  /** The rows below the header; those before the error if the table is not readable. */
  readonly rows: readonly Item[];
}

/** A column that is a field, and its index. */
interface Column {
  readonly index: number;
  readonly field: string;
}

/**
 * Reads a table whose first row names the columns. Commas, semicolons or tabs separate the cells;
 * quotes are those of RFC 4180. Rows have the numbers that a spreadsheet shows: the header is row 1.
 */
export function parseCsv(text: string, fieldNames: FieldNames): Table {
  const delimiter = delimiterOf(text);
  const tooWide = wideRow(text, delimiter);
  if (tooWide !== undefined) return { ...failed(tooWide), rows: [] };
  const rows: Item[] = [];
  let header: Header = failed({ place: 'row 1', text: NO_HEADER });
  let row = 0;
  let line = 1;
  const read = (cells: readonly string[]) => {
    row += 1;
    if (row > MAX_ENTRIES + 1) throw new TooManyEntries();
    if (row === 1) header = readHeader(cells, fieldNames);
    else if (header.readable && !isBlank(cells)) rows.push(rowItem(cells, header, row, line));
    line += 1 + cells.reduce((breaks, cell) => breaks + lineBreaks(cell), 0);
  };
  try {
    parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // The library keeps what this returns.
      on_record(cells: string[]) {
        read(cells);
        return null;
      },
    });
    return { ...header, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ...failed(syntaxError(error)), rows };
  }
}

/** The delimiter that occurs most often in the first row, outside quotes. */
function delimiterOf(text: string): string {
  const counts = new Map(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (!quoted && (character === '\n' || character === '\r')) break;
    const count = counts.get(character);
    if (!quoted && count !== undefined) counts.set(character, count + 1);
  }
  const most = Math.max(...counts.values());
  return DELIMITERS.find((delimiter) => counts.get(delimiter) === most) ?? ',';
}

/** Where a row has too many cells: the library makes millions of cells before it reports a row. */
function wideRow(text: string, delimiter: string): PlacedError | undefined {
  const separator = delimiter.charCodeAt(0);
  let cells = 1;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) quoted = !quoted;
    else if (quoted) continue;
    else if (code === separator) cells += 1;
    else if (code === 0x0a || code === 0x0d) cells = 1;
    if (cells > MAX_MEMBERS) return { place: position(text, at), text: TOO_MANY_CELLS };
  }
  return undefined;
}

function syntaxError(error: CsvError): PlacedError {
  const row = Number(error.records) + 1;
  const kind = KINDS.get(error.code.replace(/^CSV_/, '')) ?? 'the text cannot be read';
  const place = `row ${row}, line ${Number(error.lines)}, column ${Number(error.column ?? 0) + 1}`;
  return { place, text: `not valid CSV: ${kind}` };
}

const NO_HEADER = 'a header row with the names of the fields is missing';

interface Header extends TableReport {
  readonly width: number;
  readonly columns: readonly Column[];
}

function readHeader(header: readonly string[], fieldNames: FieldNames): Header {
  if (isBlank(header)) return failed({ place: 'row 1', text: NO_HEADER });
  const fields = header.map((name) => fieldNames.field(name));
  const columns = fields.flatMap((field, index) => (field === undefined ? [] : { index, field }));
  if (columns.length === 0) {
    // Without the text of the row: without a header, it is data, which can hold keys.
    const text = `is not a header: none of its columns is a field (${orList(fieldNames.names)})`;
    return failed({ place: 'row 1', text });
  }
  const unknown = header.filter((name, i) => fields[i] === undefined && name.trim() !== '');
  const present = new Set(columns.map(({ field }) => field));
  const near = nearFields(unknown, fieldNames, present);
  return {
    readable: true,
    width: header.length,
    columns,
    errors: [
      ...repeatedColumns(columns, fieldNames),
      ...unknown.flatMap((name) => {
        const field = near.get(name);
        const text = `column ${quote(name)} is nearly ${field}: rename it to ${field}, or to a name that is less similar`;
        return field === undefined ? [] : { place: 'row 1', text };
      }),
    ],
    notices: ignoredColumns(unknown.filter((name) => !near.has(name))),
  };
}

function failed(error: PlacedError): Header {
  return { readable: false, width: 0, columns: [], errors: [error], notices: [] };
}

function repeatedColumns(
  columns: readonly Column[],
  { isOwn }: FieldNames,
): readonly PlacedError[] {
  const fields = columns.map(({ field }) => field);
  const twice = new Set(fields.filter((field, i) => isOwn(field) && fields.indexOf(field) < i));
  return [...twice].map((field) => ({ place: 'row 1', text: `more than one column is ${field}` }));
}

function ignoredColumns(columns: readonly string[]): readonly string[] {
  if (columns.length === 0) return [];
  return [`ignored columns that are not fields: ${quoteSome(columns, MAX_SHOWN_COLUMNS)}`];
}

function rowItem(
  cells: readonly string[],
  { columns, width }: Header,
  row: number,
  line: number,
): Item {
  const members = new Map<string, Node>();
  for (const { index, field } of columns) {
    members.set(field, cellNode(cells[index] ?? ''));
  }
  const item: Item = { place: `row ${row}`, node: { kind: 'map', members } };
  if (cells.length === width) return item;
  return {
    ...item,
    error: `line ${line} has ${cells.length} cells where the header has ${width}`,
  };
}

/** Databases export `null` for an absent value. As a text, it would pass for a domain. */
function cellNode(text: string): Node {
  return /^\s*(?:null|~)\s*$/i.test(text) ? ABSENT : { kind: 'text', text };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function lineBreaks(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\r|\n/).length - 1 : 0;
}

/** Unknown columns that probably mean a field: misspelt, abbreviated or longer. */
function nearFields(
  columns: readonly string[],
  { names, isSecret, isKeyField, isOwn }: FieldNames,
  present: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const near = new Map<string, string>();
  // Only fields of the picked provider: a new provider must not break inventories of another one.
  const own = names.filter(isOwn);
  for (const column of columns) {
    const field = own.find(
      (one) =>
        abbreviates(column, one) ||
        (!present.has(one) && extendsField(column, one, isKeyField(one))) ||
        isMisspelt(column, one) ||
        (isSecret(one) && pairsOf(one).some((pair) => isMisspelt(column, pair))),
    );
    if (field !== undefined) near.set(column, field);
  }
  return near;
}

/**
 * `agent license` and `license key` of `agentLicenseKey`. Two words are enough to mean a secret: if the
 * column were ignored, every entry would use the key of the inputs.
 */
function pairsOf(field: string): readonly string[] {
  const words = wordsOf(field);
  return words.slice(1).map((word, i) => `${words[i]} ${word}`);
}

function isMisspelt(column: string, field: string): boolean {
  if (!isWithin(allowedEdits(field.length), normalize(column), normalize(field))) return false;
  const words = wordsOf(field);
  const others = wordsOf(column);
  // `certificateCn` does not mean `certificateID`: a misspelt word shares letters with its original.
  return (
    words.length !== others.length ||
    words.every((word, i) => isWithin(word.length - 1, word, others[i] ?? ''))
  );
}

/** Short names have to be exact: `ID` differs from `ip` in one letter, `date` from `name` in two. */
function allowedEdits(length: number): number {
  if (length <= 3) return 0;
  return length <= 5 ? 1 : 2;
}

/** `Domain` of `domainName`, `Cert ID` of `certificateID`: word by word, from the first one on. */
function abbreviates(column: string, field: string): boolean {
  const short = wordsOf(column);
  const long = wordsOf(field);
  const [start] = short;
  if (start === undefined || start.length < 3) return false;
  if (normalize(field).startsWith(normalize(column))) return true;
  return short.length <= long.length && short.every((word, i) => long[i]?.startsWith(word));
}

/** `Account Number` is `accountId`. */
const SYNONYMS = new Set(['id', 'number', 'no', 'nr', 'num']);

/**
 * `Domain Name (SNI)` of `domainName`. Many columns of an export start with a field of one word:
 * `IP Address` means `ip` only if entries need this field and no other column has it.
 */
function extendsField(column: string, field: string, isKeyField: boolean): boolean {
  const words = wordsOf(field);
  const others = wordsOf(column);
  if (words.length < 2 && !isKeyField) return false;
  return words.every((word, i) => {
    const other = others[i] ?? '';
    return word === other || (i > 0 && SYNONYMS.has(word) && SYNONYMS.has(other));
  });
}

function wordsOf(name: string): readonly string[] {
  const separated = name.slice(0, 100).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return separated.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
