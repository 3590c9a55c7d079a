import type { Timer } from '../domain/timer.ts';
import type { Endpoint, Look, Looker } from './look.ts';

export interface LookAtAllOptions {
  readonly look: Looker;
  readonly clock: Timer;
  /** The time for all looks together, in milliseconds. */
  readonly budgetMs: number;
  readonly signal: AbortSignal;
  /** How many ports to look at at a time: one connection each; 20 by default. */
  readonly concurrency?: number;
}

/**
 * Looks at each port once. Returns the looks in the order of the endpoints, with `undefined` for
 * each look that was not complete when the time was over or `signal` was aborted. Never rejects.
 */
export async function lookAtAll(
  endpoints: readonly Endpoint[],
  { look, clock, budgetMs, signal, concurrency = 20 }: LookAtAllOptions,
): Promise<readonly (Look | undefined)[]> {
  const looks = endpoints.map((): Look | undefined => undefined);
  const stop = new AbortController();
  const abort = () => stop.abort();
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  clock.sleep(budgetMs, stop.signal).then(abort);

  const queue = endpoints.entries();
  async function work(): Promise<void> {
    for (const [index, endpoint] of queue) {
      if (stop.signal.aborted) return;
      looks[index] = await look(endpoint, stop.signal);
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work));

  abort();
  signal.removeEventListener('abort', abort);
  return looks;
}
