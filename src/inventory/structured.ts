import type { Fields } from '../domain/entry.ts';
import { quote } from '../text/quote.ts';
import type { InputError } from './errors.ts';
import { NAME, UNCHANGED } from './field-names.ts';
import { type Item, MAX_ENTRIES, type Node, type ParsedText, TooManyEntries } from './node.ts';
import type { ParseContext } from './parse-context.ts';
import type { Document, ParsedEntry } from './parsed-entry.ts';
import { findRequestBody, readRequestBody } from './request-body.ts';
import { parseEntry } from './structured-entry.ts';

const NOT_ENTRIES = 'is neither a list of entries nor an entry';
const DASH = 'in YAML, each entry of a list starts with a dash: - name: web';

/** A text whose entries have fields. */
export interface StructuredSource {
  readonly label: string;
  readonly format: 'json' | 'yaml' | 'csv';
}

interface NodeSource {
  readonly label: string;
  readonly format: 'json' | 'yaml';
}

const EMPTY: Document = { entries: [], errors: [], notices: [] };

function failed(error: InputError): Document {
  return { ...EMPTY, errors: [error] };
}

/**
 * Reads JSON, YAML or CSV.
 *
 * @throws TooManyEntries
 */
export function readStructured(
  source: StructuredSource,
  text: string,
  context: ParseContext,
): Promise<Document> {
  const { label, format } = source;
  return format === 'csv'
    ? readTable(label, text, context)
    : readNodes({ label, format }, text, context);
}

function parseEntries(
  label: string,
  items: readonly Item[],
  outer: Fields,
  context: ParseContext,
): readonly ParsedEntry[] {
  if (items.length > MAX_ENTRIES) throw new TooManyEntries();
  return items.map((item) => parseEntry(label, item, outer, context));
}

function toItems(nodes: readonly Node[]): readonly Item[] {
  return nodes.map((node, index) => ({ place: `entry ${index + 1}`, node }));
}

// Each format has a library of its own, which is loaded only by the runs that use it.

async function parseNode(
  format: 'json' | 'yaml',
  text: string,
  signal: AbortSignal | undefined,
): Promise<ParsedText> {
  if (format === 'json') return (await import('./formats/json.ts')).parseJson(text);
  return (await import('./formats/yaml.ts')).parseYaml(text, signal);
}

async function readTable(label: string, text: string, context: ParseContext): Promise<Document> {
  const { parseCsv } = await import('./formats/csv.ts');
  const table = parseCsv(text, context.fieldNames);
  for (const { node } of table.rows) collectSecrets(node, context);
  return {
    entries: table.readable ? parseEntries(label, table.rows, {}, context) : [],
    errors: table.errors.map((error) => ({ where: `${label}, ${error.place}`, text: error.text })),
    notices: table.notices.map((notice) => `${label}: ${notice}`),
  };
}

async function readNodes(
  source: NodeSource,
  text: string,
  context: ParseContext,
): Promise<Document> {
  const { label, format } = source;
  const parsed = await parseNode(format, text, context.signal);
  if ('error' in parsed) {
    for (const item of parsed.items) collectSecrets(item, context);
    return failed({ where: label, text: parsed.error });
  }
  const { node } = parsed;
  collectSecrets(node, context);
  const entriesOf = (nodes: readonly Node[], outer: Fields = {}) =>
    parseEntries(label, toItems(nodes), outer, context);
  if (node.kind === 'list') return { ...EMPTY, entries: entriesOf(node.items) };
  if (node.kind !== 'map') return failed({ where: label, text: NOT_ENTRIES });
  const body = findRequestBody(node.members, context.providers);
  if (body !== undefined) {
    const { items, outer, errors } = readRequestBody(label, node.members, body, context);
    return { ...EMPTY, entries: entriesOf(items, outer), errors };
  }
  const keys = [...node.members.keys()];
  if (keys.some((key) => isSearchable(key, context))) {
    return { ...EMPTY, entries: entriesOf([node]) };
  }
  // Not one entry with an error: nothing selects it, and the entries below it would go unnoticed.
  return failed(notEntries(source, keys, context));
}

/** Whether a field can say what to retry. The account alone cannot. */
function isSearchable(key: string, { providers, fieldNames }: ParseContext): boolean {
  const field = fieldNames.field(key);
  if (field === undefined) return false;
  const searchable = providers.flatMap(({ syntax }) => [
    ...syntax.keyFields,
    ...syntax.searchFields,
  ]);
  return [NAME, ...searchable].includes(field);
}

function notEntries(
  { label: where, format }: NodeSource,
  keys: readonly string[],
  { providers, fieldNames }: ParseContext,
): InputError {
  const word = keys.find((key) => fieldNames.field(key) === undefined);
  if (word === undefined) return { where, text: NOT_ENTRIES };
  const lists = providers.flatMap(({ syntax }) => syntax.requestBody?.list ?? []);
  const text = `${NOT_ENTRIES}: unknown field ${quote(word)}`;
  return {
    where,
    text: format === 'yaml' ? `${text} (${DASH})` : text,
    suggest: { word, among: [...fieldNames.names, ...lists], max: 1 },
  };
}

/** Collects every text in a secret field, at any depth: nothing is shown before it is masked. */
function collectSecrets(node: Node, context: ParseContext, inSecret = false): void {
  switch (node.kind) {
    case 'absent':
      return;
    case 'text': {
      const text = node.text.trim();
      if (inSecret && text !== '' && text !== UNCHANGED) context.secrets.add(text);
      return;
    }
    case 'list':
      for (const item of node.items) collectSecrets(item, context, inSecret);
      return;
    case 'map':
      for (const [key, value] of node.members) {
        const field = context.fieldNames.field(key);
        const isSecret = field !== undefined && context.fieldNames.isSecret(field);
        collectSecrets(value, context, inSecret || isSecret);
      }
  }
}
