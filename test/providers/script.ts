/** States that change by themselves, some time after a retry. */

/** The time from which a state is different. */
export interface Phase<State> {
  /** Milliseconds after the accepted retry. */
  readonly afterMs: number;
  /** What changes: fixed fields, or fields that depend on the state before and on the time. */
  readonly change: Partial<State> | ((before: State, at: number) => Partial<State>);
}

/** The phases that follow a retry, in the order of time. */
export type Script<State> = readonly Phase<State>[];

/** An accepted retry: when it was, and the state at that time. */
interface Retry<State> {
  readonly at: number;
  readonly before: State;
}

/** A state that follows its script after each accepted retry. */
export interface Scripted<State> {
  /** The state at this time. */
  current(): State;
  /** Whether the script of the last retry has phases left; without a script it never ends. */
  underWay(): boolean;
  /** Starts the script. */
  retry(): void;
}

/** Plays the script of a state by the clock `now`, from the start after each retry. */
export function createScripted<State extends { readonly afterRetry?: Script<State> | undefined }>(
  initial: State,
  now: () => number,
): Scripted<State> {
  let last: Retry<State> | undefined;
  const current = (): State => {
    if (last === undefined) return initial;
    const { at: start, before } = last;
    let state = before;
    for (const { afterMs, change } of initial.afterRetry ?? []) {
      const at = start + afterMs;
      if (at > now()) break;
      state = { ...state, ...(typeof change === 'function' ? change(state, at) : change) };
    }
    return state;
  };
  return {
    current,
    underWay() {
      if (last === undefined) return false;
      const end = initial.afterRetry?.at(-1)?.afterMs ?? Number.POSITIVE_INFINITY;
      return now() < last.at + end;
    },
    retry() {
      last = { at: now(), before: current() };
    },
  };
}
