import { quote } from '../text/quote.ts';
import { isWithin, nearest } from '../text/suggestions.ts';
import type { Environment } from './environment.ts';

export interface NameFindings {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Finds inputs that `action.yml` does not declare. The runner passes them on with a warning only, so
 * that a step with `dryrun: true` would retry for real.
 */
export function checkInputNames(
  environment: Environment,
  declared: readonly string[],
): NameFindings {
  const errors: string[] = [];
  const warnings: string[] = [];
  const known = new Map(declared.map((name) => [lettersOf(name), name]));
  for (const name of givenNames(environment)) {
    if (declared.includes(name)) continue;
    const meant = known.get(meantBy(lettersOf(name), [...known.keys()]) ?? '');
    if (meant !== undefined) {
      errors.push(`${quote(name)} is not an input of this action: did you mean '${meant}'?`);
    } else {
      warnings.push(`${quote(name)} is not an input of this action, and has no effect.`);
    }
  }
  return { errors, warnings };
}

/** The runner passes `dry-run` as `INPUT_DRY-RUN`, and writes `_` for a blank. */
function givenNames(environment: Environment): readonly string[] {
  return Object.keys(environment)
    .map((variable) => variable.toLowerCase())
    .filter((variable) => variable.startsWith('input_'))
    .map((variable) => variable.slice('input_'.length));
}

/** act writes `_` for some characters that the runner keeps. */
function lettersOf(name: string): string {
  return name.replace(/[^a-z0-9]/g, '');
}

/** A shorter name can be meant for anything. */
const SHORTEST_BEGINNING = 3;

/** `dry` and `inventory-file` are meant for an input. Otherwise one letter in four may differ. */
function meantBy(given: string, declared: readonly string[]): string | undefined {
  if (given.length < SHORTEST_BEGINNING) return undefined;
  const begun = declared.find((one) => one.startsWith(given) || given.startsWith(one));
  const [near = ''] = nearest(given, declared, 1);
  const most = Math.ceil(Math.max(given.length, near.length) / 4);
  return isWithin(most, given, near) ? near : begun;
}
