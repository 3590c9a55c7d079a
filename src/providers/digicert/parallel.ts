import type { Ask, AskFailure, Reader } from '../../domain/api.ts';

/** The client limits the requests of a run anyway; more workers would only wait. */
const WORKERS = 4;

/** So many unreadable replies in a row show that the endpoint does not work for this run. */
const MOST_FAILURES_IN_A_ROW = 4;

/** Runs `work` for each item, at most 4 at a time, until `work` returns `false`. */
export async function forEachParallel<T>(
  items: readonly T[],
  work: (item: T) => Promise<boolean>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  let stopped = false;
  const worker = async () => {
    while (!stopped) {
      const next = queue.next();
      if (next.done) return;
      if (!(await work(next.value))) stopped = true;
    }
  };
  await Promise.all(Array.from({ length: Math.min(WORKERS, items.length) }, worker));
}

/** The answers to many reads of the same kind. */
export interface ManyRead<T, R> {
  readonly values: ReadonlyMap<T, R>;
  /** How many were asked for and could not be read. */
  readonly failures: number;
  readonly lastFailure?: AskFailure;
  /** Whether the reading ended before the last item, for its failures. */
  readonly stopped: boolean;
}

/**
 * Reads something for each item. A refusal of the credentials and four failures in a row end the
 * reading; so does the end of the run.
 */
export async function readMany<T, R>(
  reader: Reader,
  items: readonly T[],
  ask: (item: T) => Ask<R>,
): Promise<ManyRead<T, R>> {
  const values = new Map<T, R>();
  let failures = 0;
  let inARow = 0;
  let asked = 0;
  let lastFailure: AskFailure | undefined;
  await forEachParallel(items, async (item) => {
    asked += 1;
    const answer = await reader.read(ask(item));
    if (answer.kind === 'answered') {
      values.set(item, answer.value);
      inARow = 0;
      return true;
    }
    failures += 1;
    inARow += 1;
    lastFailure = answer;
    if (answer.reason === 'credentials' || answer.reason === 'cancelled') return false;
    return inARow < MOST_FAILURES_IN_A_ROW;
  });
  return {
    values,
    failures,
    ...(lastFailure !== undefined && { lastFailure }),
    stopped: asked < items.length,
  };
}
