import {
  type Alias,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { ABSENT, Fault, MAX_DEPTH, type Parsed, position, type Tree } from './tree.ts';

/** All nodes that aliases may stand for in one file: shared values, not a bomb. */
const MAX_ALIASED_NODES = 1_000_000;
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

/**
 * Reads one YAML document. Scalars keep their source text (5800000000000E12 and 0123 stay what
 * they are); duplicate keys, tags, merges and several documents are errors. The messages of the
 * library are not used: they quote the file.
 */
export function parseYaml(text: string): Parsed {
  try {
    const documents = parseAllDocuments(text, {
      schema: 'failsafe',
      prettyErrors: false,
      logLevel: 'silent',
      // Checked by the walk: the library compares every key with every other one.
      uniqueKeys: false,
    });
    const [first, second] = documents;
    if (first === undefined || 'empty' in documents) return { tree: ABSENT };
    const [error] = first.errors;
    if (error !== undefined) throw new Fault(error.pos[0], KINDS[error.code] ?? KINDS.IMPOSSIBLE);
    if (second !== undefined) throw new Fault(second.range[0], KINDS.MULTIPLE_DOCS);
    return { tree: new Walk().tree(first.contents) };
  } catch (error) {
    // The library guards its own recursion; whatever slips through is one more text of no use.
    if (error instanceof RangeError)
      return { problem: `not valid YAML: ${KINDS.RESOURCE_EXHAUSTION}` };
    if (!(error instanceof Fault)) throw error;
    return { problem: `${position(text, error.offset)}: not valid YAML: ${error.message}` };
  }
}

class Walk {
  readonly #anchors = new Map<string, Anchored>();
  #nodes = 0;
  #aliased = 0;

  tree(node: ParsedNode | null): Tree {
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
