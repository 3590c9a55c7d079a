import {
  ABSENT,
  Fault,
  MAX_DEPTH,
  MAX_MEMBERS,
  MAX_VALUES,
  type Parsed,
  position,
  TOO_MANY_MEMBERS,
  TOO_MANY_VALUES,
  type Tree,
} from './tree.ts';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Longer than any number that a field takes, short enough for a regular expression. */
const LONGEST_NUMBER = 400;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const WORDS: readonly (readonly [string, Tree])[] = [
  ['null', ABSENT],
  ['true', { kind: 'text', text: 'true' }],
  ['false', { kind: 'text', text: 'false' }],
];

/**
 * Reads strict JSON (RFC 8259). Unlike `JSON.parse`, numbers stay as they were spelled
 * (9999999999999999 would become 10000000000000000), a key that stands twice in one object is an
 * error, and no error quotes the text, which may hold a licence key.
 *
 * @param take is given each item of a list that is all of the text, also of one that has an error
 *   further on; the list of the tree is empty then, as 100,000 trees are more than memory should hold.
 */
export function parseJson(text: string, take?: (item: Tree) => void): Parsed {
  try {
    return { tree: new JsonReader(text, take).read() };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { problem: `${position(text, error.offset)}: not valid JSON: ${error.message}` };
  }
}

class JsonReader {
  readonly #text: string;
  readonly #take: ((item: Tree) => void) | undefined;
  #at = 0;
  /** Since the last item that was given away. */
  #values = 0;
  /** By their place in the object that they were last read in. */
  readonly #keys: { readonly literal: string; readonly key: string }[] = [];

  constructor(text: string, take: ((item: Tree) => void) | undefined) {
    this.#text = text;
    this.#take = take;
  }

  read(): Tree {
    const tree = this.#value(0);
    this.#blanks();
    if (this.#at < this.#text.length) throw this.#fault('more text after the end');
    return tree;
  }

  #value(depth: number): Tree {
    this.#blanks();
    this.#values += 1;
    if (this.#values > MAX_VALUES) throw this.#fault(TOO_MANY_VALUES);
    const first = this.#text[this.#at];
    if (first === undefined) throw this.#fault('it ends too early');
    if (first === '"') return { kind: 'text', text: this.#string() };
    if (first === '{' || first === '[') {
      if (depth >= MAX_DEPTH) throw this.#fault(`nested more than ${MAX_DEPTH} levels deep`);
      this.#at += 1;
      return first === '{' ? this.#object(depth + 1) : this.#list(depth + 1);
    }
    return this.#word() ?? this.#number();
  }

  #object(depth: number): Tree {
    const members = new Map<string, Tree>();
    if (this.#skip('}')) return { kind: 'map', members };
    do {
      this.#blanks();
      const keyAt = this.#at;
      if (this.#text[keyAt] !== '"') throw this.#fault('a key in double quotes is expected');
      const key = this.#key(members.size);
      if (members.has(key)) throw new Fault(keyAt, 'this key stands twice in one object');
      if (!this.#skip(':')) throw this.#fault('a colon is expected');
      if (members.size >= MAX_MEMBERS) throw new Fault(keyAt, TOO_MANY_MEMBERS);
      members.set(key, this.#value(depth));
    } while (this.#skip(','));
    if (!this.#skip('}')) throw this.#fault('a comma or } is expected');
    return { kind: 'map', members };
  }

  #list(depth: number): Tree {
    const items: Tree[] = [];
    const give = depth === 1 ? this.#take : undefined;
    if (this.#skip(']')) return { kind: 'list', items };
    do {
      const item = this.#value(depth);
      if (give === undefined) items.push(item);
      else {
        give(item);
        this.#values = 0;
      }
    } while (this.#skip(','));
    if (!this.#skip(']')) throw this.#fault('a comma or ] is expected');
    return { kind: 'list', items };
  }

  /** Most entries have the keys of the one before, in its order: they are known, not read again. */
  #key(index: number): string {
    const start = this.#at;
    const known = this.#keys[index];
    if (known !== undefined && this.#text.startsWith(known.literal, start)) {
      this.#at += known.literal.length;
      return known.key;
    }
    const key = this.#string();
    this.#keys[index] = { literal: this.#text.slice(start, this.#at), key };
    return key;
  }

  /** Finds the end by hand: a regular expression overflows on a string of megabytes. */
  #string(): string {
    const text = this.#text;
    const start = this.#at;
    let end = start + 1;
    let escaped = false;
    for (let code = text.charCodeAt(end); code !== QUOTE; code = text.charCodeAt(end)) {
      if (end >= text.length) throw new Fault(start, 'this string does not end');
      if (code < 0x20) throw new Fault(end, 'a line break or control character inside a string');
      if (code === BACKSLASH) escaped = true;
      end += code === BACKSLASH ? 2 : 1;
    }
    this.#at = end + 1;
    return escaped ? unescapeString(text.slice(start, end + 1), start) : text.slice(start + 1, end);
  }

  #word(): Tree | undefined {
    const word = WORDS.find(([spelling]) => this.#text.startsWith(spelling, this.#at));
    if (word !== undefined) this.#at += word[0].length;
    return word?.[1];
  }

  #number(): Tree {
    const start = this.#at;
    while (isNumberCharacter(this.#text.charCodeAt(this.#at))) this.#at += 1;
    const number = this.#text.slice(start, this.#at);
    if (number === '') throw this.#fault('a value is expected');
    if (/^-?0\d/.test(number)) throw new Fault(start, 'a number that starts with 0 needs quotes');
    if (number.length > LONGEST_NUMBER || !NUMBER.test(number)) {
      throw new Fault(start, 'this is no number; anything else needs quotes');
    }
    return { kind: 'text', text: number };
  }

  #skip(character: string): boolean {
    this.#blanks();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #blanks(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at += 1;
    }
  }

  #fault(reason: string): Fault {
    return new Fault(this.#at, reason);
  }
}

/** Digits and `+ - . e E`; NaN, the end of the text, is none. */
function isNumberCharacter(code: number): boolean {
  const digit = code >= 0x30 && code <= 0x39;
  return digit || code === 0x2b || code === 0x2d || code === 0x2e || (code | 0x20) === 0x65;
}

function unescapeString(literal: string, offset: number): string {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : '';
  } catch {
    throw new Fault(offset, 'an escape in this string is not valid');
  }
}
