import {
  type Alias,
  Composer,
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Pair,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
  type Node as YamlNode,
} from 'yaml';
import {
  ABSENT,
  MAX_DEPTH,
  MAX_ENTRIES,
  MAX_MEMBERS,
  type Node,
  type ParsedText,
  ParseError,
  position,
  TOO_MANY_MEMBERS,
  TooManyEntries,
} from '../node.ts';
import { type Piece, piecesOf } from './yaml-pieces.ts';

/** The nodes that all aliases of a file can stand for: an alias bomb has billions. */
const MAX_ALIASED_NODES = 1_000_000;
/** Characters of a line that are searched for a tab. */
const MAX_SEARCHED = 1000;
const QUOTES = 'a value that starts with one of [ { * & ! % @ ` needs quotes';

const KINDS: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'an alias cannot have an anchor or a tag',
  BAD_ALIAS: `an alias without a name (${QUOTES})`,
  BAD_COLLECTION_TYPE: 'tags are not allowed',
  BAD_DIRECTIVE: `an unknown directive (${QUOTES})`,
  BAD_DQ_ESCAPE: 'an escape in this string is not valid',
  BAD_INDENT: 'wrong indentation',
  BAD_PROP_ORDER: 'an anchor or a tag in the wrong place',
  BAD_SCALAR_START: `a plain value cannot start like this (${QUOTES})`,
  BLOCK_AS_IMPLICIT_KEY: 'a nested list or mapping in the place of a key',
  BLOCK_IN_FLOW: 'an indented list or mapping inside brackets',
  DUPLICATE_KEY: 'this key appears twice in one mapping',
  IMPOSSIBLE: 'the text cannot be read',
  KEY_OVER_1024_CHARS: 'a key of more than 1,024 characters',
  MISSING_CHAR: 'a character is missing, such as a quote, a colon, a bracket or a blank',
  MULTILINE_IMPLICIT_KEY: 'a key goes over several lines',
  MULTIPLE_ANCHORS: 'more than one anchor',
  MULTIPLE_DOCS: 'more than one document',
  MULTIPLE_TAGS: 'tags are not allowed',
  NON_STRING_KEY: 'a key that is not a text',
  RESOURCE_EXHAUSTION: 'nested too deeply',
  TAB_AS_INDENT: 'a tab is used for indentation',
  TAG_RESOLVE_FAILED: 'tags are not allowed',
  UNEXPECTED_TOKEN: `something unexpected stands here (${QUOTES})`,
};

interface Anchored {
  readonly value: Node;
  readonly nodes: number;
}

/** The library takes seconds and hundreds of megabytes for more. */
const MAX_PIECE_LENGTH = 1024 * 1024;
const MAX_TOKENS = 600_000;
/** Open collections, keys and values of the parser: up to three for each level. */
const MAX_OPEN = 3 * MAX_DEPTH;
/** A cancelled run reads a shorter rest to its end, which takes less than a second. */
const SHORT_REST = MAX_PIECE_LENGTH;

const OPTIONS = {
  schema: 'failsafe',
  prettyErrors: false,
  logLevel: 'silent',
  // The walk below checks keys: the library compares every key with every other one.
  uniqueKeys: false,
} as const;

/**
 * Reads one YAML document. Scalars keep their spelling (5800000000000E12, 0123). Duplicate keys, tags,
 * merges and several documents are errors. The messages of the library are not used: they quote the
 * file.
 *
 * A list with one `-` for each entry is read piece by piece: signals arrive between two pieces, and
 * the library never holds the whole file.
 *
 * @param signal ends the reading of a long text.
 */
export async function parseYaml(text: string, signal?: AbortSignal): Promise<ParsedText> {
  const items: Node[] = [];
  const walk = new Walk();
  let base = 0;
  try {
    for (const piece of piecesOf(text)) {
      base = piece.start;
      const node = walk.read(compose(piece));
      if (piece.kind === 'whole') return { node };
      if (node.kind !== 'list') throw new ParseError(0, KINDS.IMPOSSIBLE);
      items.push(...node.items);
      if (items.length > MAX_ENTRIES) throw new TooManyEntries();
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted && text.length - base > SHORT_REST) {
        return { error: 'the run was cancelled while this file was read', items };
      }
    }
    return { node: { kind: 'list', items } };
  } catch (error) {
    // A recursion of the library that its own limits do not end.
    if (error instanceof RangeError) {
      return { error: `not valid YAML: ${KINDS.RESOURCE_EXHAUSTION}`, items };
    }
    if (!(error instanceof ParseError)) throw error;
    const place = position(text, base + error.offset);
    return { error: `${place}: not valid YAML: ${error.message}`, items };
  }
}

/** The content of the only document in a piece. */
function compose({ kind, text, last }: Piece): unknown {
  if (text.length > MAX_PIECE_LENGTH) {
    const what = kind === 'whole' ? 'a text without a list of entries' : 'an entry';
    throw new ParseError(
      0,
      `${what} is larger than 1 MiB: start each entry with '- ', or use JSON`,
    );
  }
  const documents = documentsOf(text);
  const first = documents.next().value;
  if (!first) return undefined;
  const [error] = first.errors;
  if (error !== undefined)
    throw new ParseError(error.pos[0], kindOf(error.code, text, error.pos[0]));
  const second = documents.next().value;
  if (second) throw new ParseError(second.range[0], KINDS.MULTIPLE_DOCS);
  if (!last && first.directives.docEnd) throw new ParseError(first.range[2], KINDS.MULTIPLE_DOCS);
  return first.contents;
}

/** The library reports a tab in the indentation under several codes. */
function kindOf(code: ErrorCode, text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(start, start + MAX_SEARCHED);
  const tab = /^[ -]*\t/.test(line);
  return tab ? KINDS.TAB_AS_INDENT : (KINDS[code] ?? KINDS.IMPOSSIBLE);
}

/** `parseAllDocuments` of the library, but with limits. */
function* documentsOf(text: string): Generator<Document.Parsed, undefined> {
  const parser = new Parser();
  const composer = new Composer(OPTIONS);
  let tokens = 0;
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) yield* composer.next(token);
    offset += lexeme.length;
    tokens += 1;
    if (parser.stack.length > MAX_OPEN) throw new ParseError(offset, KINDS.RESOURCE_EXHAUSTION);
    if (tokens > MAX_TOKENS) throw new ParseError(offset, 'too many values in one entry');
  }
  for (const token of parser.end()) yield* composer.next(token);
  yield* composer.end(false, text.length);
  return undefined;
}

class Walk {
  readonly #anchors = new Map<string, Anchored>();
  #nodes = 0;
  #aliased = 0;

  read(node: unknown): Node {
    return this.#read(node, 0);
  }

  #read(node: unknown, depth: number): Node {
    if (node === null || node === undefined) return ABSENT;
    this.#nodes += 1;
    if (isAlias(node)) return this.#alias(node);
    if (isScalar(node)) return this.#anchored(node, () => scalar(node));
    if (depth >= MAX_DEPTH) throw new ParseError(offsetOf(node), KINDS.RESOURCE_EXHAUSTION);
    if (isSeq(node)) return this.#anchored(node, () => this.#list(node, depth + 1));
    if (isMap(node)) return this.#anchored(node, () => this.#map(node, depth + 1));
    throw new ParseError(offsetOf(node), KINDS.IMPOSSIBLE);
  }

  /** Registers an anchor after its node has ended: an alias inside the node cannot make a circle. */
  #anchored(node: Scalar | YAMLMap | YAMLSeq, read: () => Node): Node {
    refuseTag(node);
    const before = this.#nodes;
    const value = read();
    if (node.anchor !== undefined) {
      this.#anchors.set(node.anchor, { value, nodes: this.#nodes - before + 1 });
    }
    return value;
  }

  #alias(node: Alias): Node {
    const anchored = this.#anchors.get(node.source);
    if (anchored === undefined) {
      throw new ParseError(offsetOf(node), `an alias of an anchor that does not exist (${QUOTES})`);
    }
    this.#nodes += anchored.nodes;
    this.#aliased += anchored.nodes;
    if (this.#aliased > MAX_ALIASED_NODES) throw new ParseError(offsetOf(node), 'too many aliases');
    return anchored.value;
  }

  #list(node: YAMLSeq, depth: number): Node {
    return { kind: 'list', items: node.items.map((item) => this.#read(item, depth)) };
  }

  #map(node: YAMLMap, depth: number): Node {
    const members = new Map<string, Node>();
    for (const pair of node.items) {
      const { key, at } = this.#key(pair);
      if (members.has(key)) throw new ParseError(at, KINDS.DUPLICATE_KEY);
      if (members.size >= MAX_MEMBERS) throw new ParseError(at, TOO_MANY_MEMBERS);
      members.set(key, this.#read(pair.value, depth));
    }
    return { kind: 'map', members };
  }

  #key({ key }: Pair): { key: string; at: number } {
    const at = offsetOf(key);
    if (!isScalar(key)) throw new ParseError(at, KINDS.NON_STRING_KEY);
    const value = this.#read(key, MAX_DEPTH);
    const text = value.kind === 'text' ? value.text : '';
    if (text === '<<' && key.type === 'PLAIN') throw new ParseError(at, 'merges are not allowed');
    return { key: text, at };
  }
}

function scalar(node: Scalar): Node {
  const text = node.source ?? '';
  const absent = node.type === 'PLAIN' && /^(?:null|Null|NULL|~|)$/.test(text);
  return absent ? ABSENT : { kind: 'text', text };
}

function refuseTag(node: YamlNode): void {
  if (node.tag !== undefined) throw new ParseError(offsetOf(node), KINDS.TAG_RESOLVE_FAILED);
}

function offsetOf(node: unknown): number {
  if (typeof node !== 'object' || node === null || !('range' in node)) return 0;
  const start: unknown = Array.isArray(node.range) ? node.range[0] : 0;
  return typeof start === 'number' ? start : 0;
}
