import { quote } from '../text/quote.ts';
import { nearest } from '../text/suggestions.ts';

/** What is wrong with an entry, and where. */
export interface InputError {
  /** `targets, entry 3` or `fleet.csv, row 4`. */
  readonly where: string;
  readonly text: string;
  /** Set if the error can name similar words. */
  readonly suggest?: Suggest;
}

export interface Suggest {
  /** The word that is probably misspelt. */
  readonly word: string;
  readonly among: readonly string[];
  /** The maximum number of suggestions. */
  readonly max: number;
}

/** A search reads every known word: 100,000 searches would take hours. */
const MAX_SEARCHES = 20;
/** Letters times words of all searches together: about two seconds. */
const MAX_COMPARED = 40_000_000;
/** A longer word is not misspelt, but something else. */
const MAX_WORD_LENGTH = 200;

/** One sentence for each error up to a limit; `more` makes the sentence about the rest. */
export function sentencesOf(
  errors: readonly InputError[],
  limit: number,
  more: (count: number) => string,
): readonly string[] {
  const grouped = groupByText(errors);
  const kept = grouped.slice(0, limit);
  const searched = new Set(withinBudget(kept.filter(isSearchable)));
  const sentences = kept.map(
    (error) => `${error.where}: ${error.text}${searched.has(error) ? suggestion(error) : ''}.`,
  );
  const left = grouped.length - kept.length;
  return left > 0 ? [...sentences, more(left)] : sentences;
}

/** `fleet.csv, row 2 (and 99 more): lacks port`: a missing column gives the same error in every row. */
function groupByText(errors: readonly InputError[]): readonly InputError[] {
  const groups = Map.groupBy(errors, ({ where, text }) => `${documentOf(where)}\n${text}`);
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    if (others.length === 0) return [first];
    return [{ ...first, where: `${first.where} (and ${others.length} more)` }];
  });
}

/** `fleet.csv` of `fleet.csv, row 2`. */
function documentOf(where: string): string {
  const comma = where.lastIndexOf(', ');
  return comma < 0 ? where : where.slice(0, comma);
}

function withinBudget(errors: readonly InputError[]): readonly InputError[] {
  let compared = 0;
  return errors.slice(0, MAX_SEARCHES).filter(({ suggest }) => {
    const letters = suggest === undefined ? 0 : suggest.word.length * suggest.among.length;
    if (compared + letters > MAX_COMPARED) return false;
    compared += letters;
    return true;
  });
}

function isSearchable({ suggest }: InputError): boolean {
  return suggest !== undefined && suggest.word.length <= MAX_WORD_LENGTH;
}

function suggestion({ suggest }: InputError): string {
  const words = suggest === undefined ? [] : nearest(suggest.word, suggest.among, suggest.max);
  return words.length === 0 ? '' : `; nearest: ${words.map(quote).join(', ')}`;
}
