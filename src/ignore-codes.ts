import type { Provider } from './domain.ts';
import { nearest } from './targets/nearest.ts';
import { quote } from './targets/wording.ts';

/** Codes that a step must never be green with: a refused login, and a check that was not run. */
const NEVER_IGNORED: ReadonlyMap<string, string> = new Map([
  ['-16', 'a refused login can lock the account'],
  ['-295', 'a check that came too soon was not run'],
]);

/** One sentence each for what is wrong, and for what may be. */
export interface IgnoredCodes {
  readonly codes: ReadonlySet<string>;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** Reads the value of `ignore-codes`. One workflow may serve every provider: all codes count. */
export function readIgnoreCodes(text: string, providers: readonly Provider[]): IgnoredCodes {
  const codes = new Set(text.split(/[\s,]+/).filter((code) => code !== ''));
  const known = providers.flatMap((provider) => provider.codes);
  const problems: string[] = [];
  const warnings: string[] = [];
  for (const code of codes) {
    const reason = NEVER_IGNORED.get(code);
    if (reason !== undefined) problems.push(`'ignore-codes' may not hold ${code}: ${reason}.`);
    else if (!/^[\w.-]{1,64}$/.test(code)) {
      problems.push(`'ignore-codes' holds ${quote(code)}: expected codes such as 1028 or -296.`);
    } else if (!known.includes(code)) {
      const [near = ''] = nearest(code, known, 1);
      warnings.push(
        `'ignore-codes' holds ${quote(code)}, which is not a known code of a refused target; the nearest one is ${near}.`,
      );
    }
  }
  return { codes, problems, warnings };
}
