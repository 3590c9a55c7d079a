import type { Target } from '../domain/target.ts';

/** A target, and where a person finds its entry. */
export interface Located<T extends Target> {
  readonly target: T;
  readonly where: string;
}

/**
 * Every identity once, in the order of its first entry, with the domain names of all its entries.
 * `differs` says what makes two entries of one identity contradict each other, which is an error;
 * every other duplicate is a notice.
 */
export function uniqueTargets<T extends Target>(
  located: readonly Located<T>[],
  differs: (one: T, other: T) => string | undefined = () => undefined,
): { targets: readonly T[]; errors: readonly string[]; notices: readonly string[] } {
  const first = new Map<string, Located<T>>();
  const errors: string[] = [];
  const notices: string[] = [];
  for (const item of located) {
    const { identity } = item.target;
    const earlier = first.get(identity);
    if (earlier === undefined) {
      first.set(identity, item);
      continue;
    }
    const difference = differs(earlier.target, item.target);
    const { label } = item.target;
    if (difference === undefined) {
      first.set(identity, { ...earlier, target: withNamesOf(earlier.target, item.target) });
      notices.push(`${item.where}: ${label} is sent once, it is also ${earlier.where}.`);
    } else {
      errors.push(`${item.where}: ${label} has ${difference} than ${earlier.where}.`);
    }
  }
  return { targets: [...first.values()].map(({ target }) => target), errors, notices };
}

function withNamesOf<T extends Target>(target: T, other: T): T {
  const names = new Set([...(target.domainNames ?? []), ...(other.domainNames ?? [])]);
  return names.size > 0 ? { ...target, domainNames: [...names] } : target;
}
