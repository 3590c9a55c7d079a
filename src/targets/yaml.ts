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
  type Node,
  type Pair,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import {
  ABSENT,
  Fault,
  MAX_DEPTH,
  MAX_MEMBERS,
  type Parsed,
  position,
  TOO_MANY_MEMBERS,
  type Tree,
} from './tree.ts';
import { type Piece, piecesOf } from './yaml-pieces.ts';

/** All nodes that aliases may stand for in one file: shared values, not a bomb. */
const MAX_ALIASED_NODES = 1_000_000;
/** Characters of a line that are searched for a tab. */
const LOOKED_AT = 1000;
const QUOTES = 'a value that starts with one of [ { * & ! % @ ` needs quotes';

const KINDS: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'an alias cannot have an anchor or a tag',
  BAD_ALIAS: `an alias without a name (${QUOTES})`,
  BAD_COLLECTION_TYPE: 'tags are not allowed',
  BAD_DIRECTIVE: `a directive that is not known (${QUOTES})`,
  BAD_DQ_ESCAPE: 'an escape in this string is not valid',
  BAD_INDENT: 'wrong indentation',
  BAD_PROP_ORDER: 'an anchor or a tag in the wrong place',
  BAD_SCALAR_START: `a plain value cannot start like this (${QUOTES})`,
  BLOCK_AS_IMPLICIT_KEY: 'a nested list or mapping in the place of a key',
  BLOCK_IN_FLOW: 'an indented list or mapping inside brackets',
  DUPLICATE_KEY: 'this key stands twice in one mapping',
  IMPOSSIBLE: 'it cannot be read',
  KEY_OVER_1024_CHARS: 'a key of more than 1,024 characters',
  MISSING_CHAR: 'a character is missing, such as a quote, a colon, a bracket or a blank',
  MULTILINE_IMPLICIT_KEY: 'a key goes over several lines',
  MULTIPLE_ANCHORS: 'more than one anchor',
  MULTIPLE_DOCS: 'more than one document',
  MULTIPLE_TAGS: 'tags are not allowed',
  NON_STRING_KEY: 'a key that is no text',
  RESOURCE_EXHAUSTION: 'nested too deeply',
  TAB_AS_INDENT: 'a tab is used for indentation',
  TAG_RESOLVE_FAILED: 'tags are not allowed',
  UNEXPECTED_TOKEN: `something unexpected stands here (${QUOTES})`,
};

interface Anchored {
  readonly tree: Tree;
  readonly nodes: number;
}

/** What the library may be given in one go: more would take it seconds and hundreds of megabytes. */
const LONGEST_PIECE = 1024 * 1024;
const MOST_TOKENS = 600_000;
/** Open collections, keys and values of the parser: some more than the collections that we count. */
const MOST_OPEN = 3 * MAX_DEPTH;
/** A cancelled run reads on where this much is left: that takes less than a second. */
const SMALL_REST = LONGEST_PIECE;

const OPTIONS = {
  schema: 'failsafe',
  prettyErrors: false,
  logLevel: 'silent',
  // Checked by the walk: the library compares every key with every other one.
  uniqueKeys: false,
} as const;

export interface YamlOptions {
  /** Is given each item of a list that is all of the text; the list of the tree is empty then. */
  readonly take?: (item: Tree) => void;
  /** Ends the reading of a long text. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads one YAML document. Scalars keep their source text (5800000000000E12 and 0123 stay what
 * they are); duplicate keys, tags, merges and several documents are errors. The messages of the
 * library are not used: they quote the file.
 *
 * A list with one `-` for each entry is read piece by piece: the event loop hears signals between
 * two pieces, and the library never holds the whole file.
 */
export async function parseYaml(text: string, { take, signal }: YamlOptions = {}): Promise<Parsed> {
  const items: Tree[] = [];
  const takeItem = take ?? ((item: Tree) => items.push(item));
  const walk = new Walk();
  let base = 0;
  try {
    for (const piece of piecesOf(text)) {
      base = piece.start;
      const tree = walk.tree(compose(piece));
      if (piece.kind === 'whole') return { tree };
      if (tree.kind !== 'list') throw new Fault(0, KINDS.IMPOSSIBLE);
      for (const item of tree.items) takeItem(item);
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted && text.length - base > SMALL_REST) {
        return { problem: 'the run was cancelled while this file was read' };
      }
    }
    return { tree: { kind: 'list', items } };
  } catch (error) {
    // The library guards its own recursion; whatever slips through is one more text of no use.
    if (error instanceof RangeError)
      return { problem: `not valid YAML: ${KINDS.RESOURCE_EXHAUSTION}` };
    if (!(error instanceof Fault)) throw error;
    const place = position(text, base + error.offset);
    return { problem: `${place}: not valid YAML: ${error.message}` };
  }
}

/** The content of the only document in a piece. */
function compose({ kind, text, last }: Piece): unknown {
  if (text.length > LONGEST_PIECE) {
    const what = kind === 'whole' ? 'a text that is no plain list of entries' : 'an entry';
    throw new Fault(0, `${what} is larger than 1 MiB: start each entry with '- ', or use JSON`);
  }
  const documents = documentsOf(text);
  const first = documents.next().value;
  if (!first) return undefined;
  const [error] = first.errors;
  if (error !== undefined) throw new Fault(error.pos[0], kindOf(error.code, text, error.pos[0]));
  const second = documents.next().value;
  if (second) throw new Fault(second.range[0], KINDS.MULTIPLE_DOCS);
  if (!last && first.directives.docEnd) throw new Fault(first.range[2], KINDS.MULTIPLE_DOCS);
  return first.contents;
}

/** A tab where blanks have to stand is reported under several other codes too. */
function kindOf(code: ErrorCode, text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(start, start + LOOKED_AT);
  const tab = /^[ -]*\t/.test(line);
  return tab ? KINDS.TAB_AS_INDENT : (KINDS[code] ?? KINDS.IMPOSSIBLE);
}

/** As `parseAllDocuments` of the library does, but with an end to what it may take. */
function* documentsOf(text: string): Generator<Document.Parsed, undefined> {
  const parser = new Parser();
  const composer = new Composer(OPTIONS);
  let tokens = 0;
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) yield* composer.next(token);
    offset += lexeme.length;
    tokens += 1;
    if (parser.stack.length > MOST_OPEN) throw new Fault(offset, KINDS.RESOURCE_EXHAUSTION);
    if (tokens > MOST_TOKENS) throw new Fault(offset, 'too many values in one entry');
  }
  for (const token of parser.end()) yield* composer.next(token);
  yield* composer.end(false, text.length);
  return undefined;
}

class Walk {
  readonly #anchors = new Map<string, Anchored>();
  #nodes = 0;
  #aliased = 0;

  tree(node: unknown): Tree {
    return this.#read(node, 0);
  }

  #read(node: unknown, depth: number): Tree {
    if (node === null || node === undefined) return ABSENT;
    this.#nodes += 1;
    if (isAlias(node)) return this.#alias(node);
    if (isScalar(node)) return this.#anchored(node, () => scalar(node));
    if (depth >= MAX_DEPTH) throw new Fault(offsetOf(node), KINDS.RESOURCE_EXHAUSTION);
    if (isSeq(node)) return this.#anchored(node, () => this.#list(node, depth + 1));
    if (isMap(node)) return this.#anchored(node, () => this.#map(node, depth + 1));
    throw new Fault(offsetOf(node), KINDS.IMPOSSIBLE);
  }

  /** An anchor counts once its node has ended, so an alias inside it cannot make a circle. */
  #anchored(node: Scalar | YAMLMap | YAMLSeq, read: () => Tree): Tree {
    refuseTag(node);
    const before = this.#nodes;
    const tree = read();
    if (node.anchor !== undefined) {
      this.#anchors.set(node.anchor, { tree, nodes: this.#nodes - before + 1 });
    }
    return tree;
  }

  #alias(node: Alias): Tree {
    const anchored = this.#anchors.get(node.source);
    if (anchored === undefined) {
      throw new Fault(offsetOf(node), `an alias of an anchor that is not there (${QUOTES})`);
    }
    this.#nodes += anchored.nodes;
    this.#aliased += anchored.nodes;
    if (this.#aliased > MAX_ALIASED_NODES) throw new Fault(offsetOf(node), 'too many aliases');
    return anchored.tree;
  }

  #list(node: YAMLSeq, depth: number): Tree {
    return { kind: 'list', items: node.items.map((item) => this.#read(item, depth)) };
  }

  #map(node: YAMLMap, depth: number): Tree {
    const members = new Map<string, Tree>();
    for (const pair of node.items) {
      const { key, at } = this.#key(pair);
      if (members.has(key)) throw new Fault(at, KINDS.DUPLICATE_KEY);
      if (members.size >= MAX_MEMBERS) throw new Fault(at, TOO_MANY_MEMBERS);
      members.set(key, this.#read(pair.value, depth));
    }
    return { kind: 'map', members };
  }

  #key({ key }: Pair): { key: string; at: number } {
    const at = offsetOf(key);
    if (!isScalar(key)) throw new Fault(at, KINDS.NON_STRING_KEY);
    const tree = this.#read(key, MAX_DEPTH);
    const text = tree.kind === 'text' ? tree.text : '';
    if (text === '<<' && key.type === 'PLAIN') throw new Fault(at, 'merges are not allowed');
    return { key: text, at };
  }
}

function scalar(node: Scalar): Tree {
  const text = node.source ?? '';
  const absent = node.type === 'PLAIN' && /^(?:null|Null|NULL|~|)$/.test(text);
  return absent ? ABSENT : { kind: 'text', text };
}

function refuseTag(node: Node): void {
  if (node.tag !== undefined) throw new Fault(offsetOf(node), KINDS.TAG_RESOLVE_FAILED);
}

function offsetOf(node: unknown): number {
  if (typeof node !== 'object' || node === null || !('range' in node)) return 0;
  const start: unknown = Array.isArray(node.range) ? node.range[0] : 0;
  return typeof start === 'number' ? start : 0;
}
