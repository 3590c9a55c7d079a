/** Work that can wait a little, done in the order in which it came up. */
export interface Backlog {
  /** Does it after the delay, or when everything is done at once. */
  add(task: () => void): void;
  /** Does all that is left. */
  flush(): void;
}

/** @param later runs something after so many milliseconds. */
export function createBacklog(
  later: (milliseconds: number, run: () => void) => void,
  delayMs: number,
): Backlog {
  const tasks: (() => void)[] = [];
  const next = () => tasks.shift()?.();
  return {
    add(task) {
      tasks.push(task);
      later(delayMs, next);
    },
    flush() {
      while (tasks.length > 0) next();
    },
  };
}
