import { CAA_FORBIDDEN } from '../domain/caa.ts';
import type { CodeMeaning, Provider } from '../domain/provider.ts';
import { IN_PROGRESS } from '../report/result-policy.ts';
import { quote } from '../text/quote.ts';
import { nearest } from '../text/suggestions.ts';

export interface IgnoredCodes {
  readonly codes: ReadonlySet<string>;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** Codes and words of this action, beside those of the providers. */
const OWN_CODES: ReadonlyMap<string, IgnoreRule> = new Map([
  [IN_PROGRESS, {}],
  [CAA_FORBIDDEN, { neverIgnored: 'the target was not sent' }],
]);

/** Reads `ignore-codes`. One workflow may serve several providers: the codes of all are known. */
export function readIgnoreCodes(text = '', providers: readonly Provider[]): IgnoredCodes {
  const codes = new Set(text.split(/[\s,]+/).filter((code) => code !== ''));
  const known = new Map<string, IgnoreRule>([
    ...OWN_CODES,
    ...providers.flatMap((provider) => [...provider.codes]),
  ]);
  const ignorable = [...known].filter(([, meaning]) => isIgnorable(meaning)).map(([code]) => code);
  const errors: string[] = [];
  const warnings: string[] = [];
  for (const code of codes) {
    const reason = known.get(code)?.neverIgnored;
    if (reason !== undefined) errors.push(`'ignore-codes' may not hold ${code}: ${reason}.`);
    else if (!/^[\w.-]{1,64}$/.test(code)) {
      errors.push(`'ignore-codes' holds ${quote(code)}: expected codes such as 1028 or -296.`);
    } else if (!ignorable.includes(code)) {
      const [near = ''] = nearest(code, ignorable, 1);
      warnings.push(
        `'ignore-codes' holds ${quote(code)}, which is not a known code of a refused target; the nearest one is ${near}.`,
      );
    }
  }
  return { codes, errors, warnings };
}

type IgnoreRule = Pick<CodeMeaning, 'neverIgnored' | 'refusesRequest'>;

function isIgnorable({ neverIgnored, refusesRequest }: IgnoreRule): boolean {
  return neverIgnored === undefined && refusesRequest !== true;
}
