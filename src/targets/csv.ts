import { CsvError, parse } from 'csv-parse/sync';
import { isWithin } from './nearest.ts';
import {
  ABSENT,
  type Item,
  MAX_ENTRIES,
  MAX_MEMBERS,
  position,
  TooManyEntries,
  type Tree,
} from './tree.ts';
import { NAME, normalise, type Vocabulary } from './vocabulary.ts';
import { either, quote, quoteSome } from './wording.ts';

const SHOWN_COLUMNS = 10;
const TOO_MANY_CELLS = 'a row of more than 1,000 cells';
const DELIMITERS = [',', ';', '\t'];

/** By the library's codes; two spellings of the prefix are in use. Its messages quote the file. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['QUOTE_NOT_CLOSED', 'a quoted cell does not end'],
  ['INVALID_OPENING_QUOTE', 'a quote inside a cell that does not start with one'],
  ['INVALID_CLOSING_QUOTE', 'more text after the end of a quoted cell'],
]);

/** What is to say of a table; problems concern the file as a whole or a place in it. */
export interface Table {
  /** Whether the rows that were given away are to be used. */
  readonly readable: boolean;
  readonly problems: readonly { readonly place?: string; readonly text: string }[];
  readonly notices: readonly string[];
}

/** A column that is a field, and its index. */
interface Column {
  readonly index: number;
  readonly field: string;
}

/**
 * Reads a table whose first row names the columns: comma, semicolon or tab between the cells,
 * quotes as in RFC 4180. Rows are counted as a spreadsheet counts them, the header being row 1.
 *
 * @param take is given each row, also of a table that has an error further on: all rows of a large
 *   one would take more memory than what is made of them.
 */
export function parseCsv(text: string, vocabulary: Vocabulary, take: (item: Item) => void): Table {
  const delimiter = delimiterOf(text);
  const tooWide = wideRow(text, delimiter);
  if (tooWide !== undefined) return failed(tooWide);
  let header: Header = failed({ place: 'row 1', text: NO_HEADER });
  let row = 0;
  let line = 1;
  const read = (cells: readonly string[]) => {
    row += 1;
    if (row > MAX_ENTRIES + 1) throw new TooManyEntries();
    if (row === 1) header = readHeader(cells, vocabulary);
    else if (header.readable && !isBlank(cells)) take(itemOf(cells, header, row, line));
    line += 1 + cells.reduce((breaks, cell) => breaks + lineBreaks(cell), 0);
  };
  try {
    parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // What this returns is kept.
      on_record(cells: string[]) {
        read(cells);
        return null;
      },
    });
    return header;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return failed(syntaxProblem(error));
  }
}

/** The delimiter that stands most often in the first row outside quotes. */
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

/** The library would make millions of cells before it can be asked. */
function wideRow(text: string, delimiter: string): Table['problems'][number] | undefined {
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

function syntaxProblem(error: CsvError): Table['problems'][number] {
  const row = Number(error.records) + 1;
  const kind = KINDS.get(error.code.replace(/^CSV_/, '')) ?? 'it cannot be read';
  const place = `row ${row}, line ${Number(error.lines)}, column ${Number(error.column ?? 0) + 1}`;
  return { place, text: `not valid CSV: ${kind}` };
}

const NO_HEADER = 'a header row with the names of the fields is missing';

/** What the first row says of the others. */
interface Header extends Table {
  readonly width: number;
  readonly columns: readonly Column[];
}

function readHeader(header: readonly string[], vocabulary: Vocabulary): Header {
  if (isBlank(header)) return failed({ place: 'row 1', text: NO_HEADER });
  const fields = header.map((name) => vocabulary.field(name));
  const columns = fields.flatMap((field, index) => (field === undefined ? [] : { index, field }));
  if (columns.length === 0) {
    // Not quoted: this is most likely data, keys included, with the header missing.
    const text = `is no header: none of its columns is a field (${either(vocabulary.names)})`;
    return failed({ place: 'row 1', text });
  }
  const unknown = header.filter((name, i) => fields[i] === undefined && name.trim() !== '');
  const present = new Set(columns.map(({ field }) => field));
  const near = nearFields(unknown, vocabulary, present);
  return {
    readable: true,
    width: header.length,
    columns,
    problems: [
      ...doubled(columns),
      ...unknown.flatMap((name) => {
        const field = near.get(name);
        const text = `column ${quote(name)} is nearly ${field}: rename it to the one or to something else`;
        return field === undefined ? [] : { place: 'row 1', text };
      }),
    ],
    notices: ignored(unknown.filter((name) => !near.has(name))),
  };
}

function failed(problem: Table['problems'][number]): Header {
  return { readable: false, width: 0, columns: [], problems: [problem], notices: [] };
}

function doubled(columns: readonly Column[]): Table['problems'] {
  const fields = columns.map(({ field }) => field);
  const twice = new Set(fields.filter((field, i) => fields.indexOf(field) < i));
  return [...twice].map((field) => ({ place: 'row 1', text: `more than one column is ${field}` }));
}

function ignored(columns: readonly string[]): readonly string[] {
  if (columns.length === 0) return [];
  return [`ignored columns that are no fields: ${quoteSome(columns, SHOWN_COLUMNS)}`];
}

function itemOf(
  cells: readonly string[],
  { columns, width }: Header,
  row: number,
  line: number,
): Item {
  const members = new Map<string, Tree>();
  for (const { index, field } of columns) {
    members.set(field, cellTree(cells[index] ?? ''));
  }
  const item: Item = { place: `row ${row}`, tree: { kind: 'map', members } };
  if (cells.length === width) return item;
  return {
    ...item,
    problem: `line ${line} has ${cells.length} cells where the header has ${width}`,
  };
}

/** What databases export for nothing; `null` would even pass for a domain. */
function cellTree(text: string): Tree {
  return /^\s*(?:null|~)\s*$/i.test(text) ? ABSENT : { kind: 'text', text };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function lineBreaks(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\r|\n/).length - 1 : 0;
}

/** Unknown columns that probably mean a field: misspelt, or its beginning, or an abbreviation. */
function nearFields(
  columns: readonly string[],
  { names, isSecret, isNeeded, reader }: Vocabulary,
  present: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const near = new Map<string, string>();
  const own = names.filter((field) => field === NAME || isSecret(field) || reader(field));
  for (const column of columns) {
    const field = own.find(
      (one) =>
        abbreviates(column, one) ||
        (!present.has(one) && extendsField(column, one, isNeeded(one))) ||
        isMisspelt(column, one) ||
        (isSecret(one) && pairsOf(one).some((pair) => isMisspelt(column, pair))),
    );
    if (field !== undefined) near.set(column, field);
  }
  return near;
}

/**
 * `agent license` and `license key` of `agentLicenseKey`. Of a secret, two words are enough to be
 * meant: passed over, every entry would go out with the key of the inputs.
 */
function pairsOf(field: string): readonly string[] {
  const words = wordsOf(field);
  return words.slice(1).map((word, i) => `${words[i]} ${word}`);
}

function isMisspelt(column: string, field: string): boolean {
  if (!isWithin(allowedEdits(field.length), normalise(column), normalise(field))) return false;
  const words = wordsOf(field);
  const others = wordsOf(column);
  // `certificateCn` is no `certificateID`: a word that has nothing of its counterpart is no slip.
  return (
    words.length !== others.length ||
    words.every((word, i) => isWithin(word.length - 1, word, others[i] ?? ''))
  );
}

/** `ID` is one letter away from `ip`, and `date` two from `name`: short names must be exact. */
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
  if (normalise(field).startsWith(normalise(column))) return true;
  return short.length <= long.length && short.every((word, i) => long[i]?.startsWith(word));
}

/** Words that name the same thing: `Account Number` is `accountId`. */
const SYNONYMS = new Set(['id', 'number', 'no', 'nr', 'num']);

/**
 * `Domain Name (SNI)` of `domainName`. A field of one word is begun by many columns of an export:
 * `IP Address` can only mean `ip` where the entries need one and have no other.
 */
function extendsField(column: string, field: string, needed: boolean): boolean {
  const words = wordsOf(field);
  const others = wordsOf(column);
  if (words.length < 2 && !needed) return false;
  return words.every((word, i) => {
    const other = others[i] ?? '';
    return word === other || (i > 0 && SYNONYMS.has(word) && SYNONYMS.has(other));
  });
}

function wordsOf(name: string): readonly string[] {
  const separated = name.slice(0, 100).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return separated.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
