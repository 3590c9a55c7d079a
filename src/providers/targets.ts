import type { Target } from '../domain.ts';

/** A target, and where a person finds its entry. */
export interface Located<T extends Target> {
  readonly target: T;
  readonly where: string;
}

/**
 * Every identity once, in the order of its first entry. `differs` says what makes two entries of
 * one identity contradict each other; that is a problem, anything else a notice.
 */
export function uniqueTargets<T extends Target>(
  located: readonly Located<T>[],
  differs: (one: T, other: T) => string | undefined = () => undefined,
): { targets: readonly T[]; problems: readonly string[]; notices: readonly string[] } {
  const first = new Map<string, Located<T>>();
  const problems: string[] = [];
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
      notices.push(`${item.where}: ${label} is sent once, it is also ${earlier.where}.`);
    } else {
      problems.push(`${item.where}: ${label} has ${difference} than ${earlier.where}.`);
    }
  }
  return { targets: [...first.values()].map(({ target }) => target), problems, notices };
}
