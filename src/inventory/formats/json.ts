import {
  ABSENT,
  MAX_DEPTH,
  MAX_MEMBERS,
  MAX_VALUES,
  type Node,
  type ParsedText,
  ParseError,
  position,
  TOO_MANY_MEMBERS,
  TOO_MANY_VALUES,
} from '../node.ts';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** No field takes longer numbers, and the regular expression needs a bound. */
const MAX_NUMBER_LENGTH = 400;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const WORDS: readonly (readonly [string, Node])[] = [
  ['null', ABSENT],
  ['true', { kind: 'text', text: 'true' }],
  ['false', { kind: 'text', text: 'false' }],
];

/**
 * Reads strict JSON (RFC 8259). Unlike `JSON.parse`, it keeps the spelling of numbers
 * (9999999999999999 would become 10000000000000000), refuses a key that appears twice in one object,
 * and quotes no text in errors, since the text can hold a licence key.
 */
export function parseJson(text: string): ParsedText {
  const reader = new JsonReader(text);
  try {
    return { node: reader.read() };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const place = position(text, error.offset);
    return { error: `${place}: not valid JSON: ${error.message}`, items: reader.items };
  }
}

class JsonReader {
  /** The items of the outermost list. */
  readonly items: Node[] = [];
  readonly #text: string;
  #at = 0;
  #values = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Node {
    const node = this.#value(0);
    this.#skipBlanks();
    if (this.#at < this.#text.length) throw this.#error('more text after the end');
    return node;
  }

  #value(depth: number): Node {
    this.#skipBlanks();
    this.#values += 1;
    if (this.#values > MAX_VALUES) throw this.#error(TOO_MANY_VALUES);
    const first = this.#text[this.#at];
    if (first === undefined) throw this.#error('the text ends too early');
    if (first === '"') return { kind: 'text', text: this.#string() };
    if (first === '{' || first === '[') {
      if (depth >= MAX_DEPTH) throw this.#error(`nested more than ${MAX_DEPTH} levels deep`);
      this.#at += 1;
      return first === '{' ? this.#object(depth + 1) : this.#list(depth + 1);
    }
    return this.#word() ?? this.#number();
  }

  #object(depth: number): Node {
    const members = new Map<string, Node>();
    if (this.#skip('}')) return { kind: 'map', members };
    do {
      this.#skipBlanks();
      const keyAt = this.#at;
      if (this.#text[keyAt] !== '"') throw this.#error('a key in double quotes is expected');
      const key = this.#string();
      if (members.has(key)) throw new ParseError(keyAt, 'this key appears twice in one object');
      if (!this.#skip(':')) throw this.#error('a colon is expected');
      if (members.size >= MAX_MEMBERS) throw new ParseError(keyAt, TOO_MANY_MEMBERS);
      members.set(key, this.#value(depth));
    } while (this.#skip(','));
    if (!this.#skip('}')) throw this.#error('a comma or } is expected');
    return { kind: 'map', members };
  }

  #list(depth: number): Node {
    const items = depth === 1 ? this.items : [];
    if (this.#skip(']')) return { kind: 'list', items };
    do {
      items.push(this.#value(depth));
    } while (this.#skip(','));
    if (!this.#skip(']')) throw this.#error('a comma or ] is expected');
    return { kind: 'list', items };
  }

  /** Without a regular expression, which overflows on a string of megabytes. */
  #string(): string {
    const text = this.#text;
    const start = this.#at;
    let end = start + 1;
    let escaped = false;
    for (let code = text.charCodeAt(end); code !== QUOTE; code = text.charCodeAt(end)) {
      if (end >= text.length) throw new ParseError(start, 'this string does not end');
      if (code < 0x20)
        throw new ParseError(end, 'a line break or control character inside a string');
      if (code === BACKSLASH) escaped = true;
      end += code === BACKSLASH ? 2 : 1;
    }
    this.#at = end + 1;
    return escaped ? unescapeString(text.slice(start, end + 1), start) : text.slice(start + 1, end);
  }

  #word(): Node | undefined {
    const word = WORDS.find(([spelling]) => this.#text.startsWith(spelling, this.#at));
    if (word !== undefined) this.#at += word[0].length;
    return word?.[1];
  }

  #number(): Node {
    const start = this.#at;
    while (isNumberCharacter(this.#text.charCodeAt(this.#at))) this.#at += 1;
    const number = this.#text.slice(start, this.#at);
    if (number === '') throw this.#error('a value is expected');
    if (/^-?0\d/.test(number))
      throw new ParseError(start, 'a number that starts with 0 needs quotes');
    if (number.length > MAX_NUMBER_LENGTH || !NUMBER.test(number)) {
      throw new ParseError(start, 'this is not a number; any other value needs quotes');
    }
    return { kind: 'text', text: number };
  }

  #skip(character: string): boolean {
    this.#skipBlanks();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skipBlanks(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at += 1;
    }
  }

  #error(reason: string): ParseError {
    return new ParseError(this.#at, reason);
  }
}

/** Digits and `+ - . e E`. The code is NaN at the end of the text. */
function isNumberCharacter(code: number): boolean {
  const digit = code >= 0x30 && code <= 0x39;
  return digit || code === 0x2b || code === 0x2d || code === 0x2e || (code | 0x20) === 0x65;
}

function unescapeString(literal: string, offset: number): string {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : '';
  } catch {
    throw new ParseError(offset, 'an escape in this string is not valid');
  }
}
