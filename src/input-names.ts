import { isWithin, nearest } from './targets/nearest.ts';
import { quote } from './targets/wording.ts';

/** One sentence each. */
export interface NameFindings {
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * The runner hands over inputs that `action.yml` does not declare, with nothing but a warning: a
 * step with `dryrun: true` would retry for real.
 */
export function checkInputNames(
  environment: Readonly<Record<string, string | undefined>>,
  declared: readonly string[],
): NameFindings {
  const problems: string[] = [];
  const warnings: string[] = [];
  const known = new Map(declared.map((name) => [lettersOf(name), name]));
  for (const name of givenNames(environment)) {
    if (declared.includes(name)) continue;
    const meant = known.get(meantBy(lettersOf(name), [...known.keys()]) ?? '');
    if (meant !== undefined) {
      problems.push(`${quote(name)} is not an input of this action: did you mean '${meant}'?`);
    } else {
      warnings.push(`${quote(name)} is not an input of this action, and has no effect.`);
    }
  }
  return { problems, warnings };
}

/** The runner passes `dry-run` as `INPUT_DRY-RUN`, and a blank as `_`. */
function givenNames(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.keys(environment)
    .map((variable) => variable.toLowerCase())
    .filter((variable) => variable.startsWith('input_'))
    .map((variable) => variable.slice('input_'.length));
}

/** act writes `_` for some characters that the runner keeps. */
function lettersOf(name: string): string {
  return name.replace(/[^a-z0-9]/g, '');
}

/** A shorter one says so little that it can be meant for anything. */
const SHORTEST_BEGINNING = 3;

/** `dry` and `inventory-file` are meant for an input; else one letter in four may differ. */
function meantBy(given: string, declared: readonly string[]): string | undefined {
  if (given.length < SHORTEST_BEGINNING) return undefined;
  const begun = declared.find((one) => one.startsWith(given) || given.startsWith(one));
  const [near = ''] = nearest(given, declared, 1);
  const most = Math.ceil(Math.max(given.length, near.length) / 4);
  return isWithin(most, given, near) ? near : begun;
}
