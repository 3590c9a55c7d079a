import { orList } from '../text/format.ts';
import { quote } from '../text/quote.ts';

/** The value of an input as the runner passes it; empty if it is not given. */
export type ReadInput = (name: string) => string;

/** Readers of single inputs. An invalid value becomes an error, and the default counts. */
export interface InputReaders {
  /** The trimmed text; `undefined` if the input is empty. */
  text(name: string): string | undefined;
  flag(name: string, fallback: boolean): boolean;
  wholeNumber(name: string, fallback: number, min: number, max: number): number;
  choice<T extends string>(name: string, fallback: T, choices: readonly T[]): T;
  /** One sentence for each invalid value that was read. */
  readonly errors: readonly string[];
}

/** YAML 1.2 core. Anything else is an error, never "false". */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

export function createReaders(read: ReadInput): InputReaders {
  const errors: string[] = [];
  const text = (name: string) => read(name).trim() || undefined;

  function checked<T>(
    name: string,
    fallback: T,
    expected: string,
    parse: (text: string) => T | undefined,
  ): T {
    const given = text(name);
    const value = given === undefined ? fallback : parse(given);
    if (value !== undefined) return value;
    errors.push(`'${name}' is ${quote(given ?? '')}: expected ${expected}.`);
    return fallback;
  }

  return {
    text,
    flag: (name, fallback) =>
      checked(name, fallback, 'true or false', (given) => BOOLEANS.get(given)),
    wholeNumber: (name, fallback, min, max) =>
      checked(name, fallback, `a whole number from ${min} to ${max}`, (given) => {
        const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
        return value >= min && value <= max ? value : undefined;
      }),
    choice: (name, fallback, choices) =>
      checked(name, fallback, orList(choices.map((one) => `'${one}'`)), (given) =>
        choices.find((one) => one === given.toLowerCase()),
      ),
    errors,
  };
}
