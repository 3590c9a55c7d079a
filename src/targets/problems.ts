import { nearest } from './nearest.ts';
import { quote } from './wording.ts';

/** What is wrong with an entry, and where. */
export interface Problem {
  /** `targets, entry 3` or `fleet.csv, row 4`. */
  readonly where: string;
  readonly text: string;
  /** A word that was probably misspelt, and the words that it could have been. */
  readonly near?: Near;
}

export interface Near {
  readonly word: string;
  readonly among: readonly string[];
  /** How many of the nearest are worth showing. */
  readonly most: number;
}

/** A search looks at every known word: 20 of them are help, 100,000 would be a hang. */
const SEARCHES = 20;
/** Letters times words that all searches together may compare: about two seconds. */
const MOST_COMPARED = 40_000_000;
/** A longer word is no misspelling of anything. */
const LONGEST_WORD = 200;

/** One sentence per problem up to a limit; `more` words the sentence that stands for the rest. */
export function sentencesOf(
  problems: readonly Problem[],
  limit: number,
  more: (count: number) => string,
): readonly string[] {
  const grouped = groupedByText(problems);
  const kept = grouped.slice(0, limit);
  const searched = new Set(affordable(kept.filter(isSearchable)));
  const sentences = kept.map(
    (problem) =>
      `${problem.where}: ${problem.text}${searched.has(problem) ? suggestion(problem) : ''}.`,
  );
  const left = grouped.length - kept.length;
  return left > 0 ? [...sentences, more(left)] : sentences;
}

/** `fleet.csv, row 2 (and 99 more): lacks port`: a missing column is missing in every row. */
function groupedByText(problems: readonly Problem[]): readonly Problem[] {
  const groups = Map.groupBy(problems, ({ where, text }) => `${documentOf(where)}\n${text}`);
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

function affordable(problems: readonly Problem[]): readonly Problem[] {
  let compared = 0;
  return problems.slice(0, SEARCHES).filter(({ near }) => {
    const letters = near === undefined ? 0 : near.word.length * near.among.length;
    if (compared + letters > MOST_COMPARED) return false;
    compared += letters;
    return true;
  });
}

function isSearchable({ near }: Problem): boolean {
  return near !== undefined && near.word.length <= LONGEST_WORD;
}

function suggestion({ near }: Problem): string {
  const words = near === undefined ? [] : nearest(near.word, near.among, near.most);
  return words.length === 0 ? '' : `; nearest: ${words.map(quote).join(', ')}`;
}
