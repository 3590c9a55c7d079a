/**
 * The milliseconds that `work` keeps a processor busy. Unlike the time of day, they do not grow
 * while other processes use the machine.
 */
export function cpuMsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const GROWTH = 8;
const LEAST_MS = 6;
const MAX_LENGTH = 500_000;

/** Above what a linear function reaches (8), far below what a quadratic one reaches (64). */
export const LINEAR_GROWTH = 24;

/**
 * How much more processor time a text takes that is 8 times as long. The machine decides how long
 * the texts are, not whether the growth is linear.
 */
export function growthOf(unit: string, work: (text: string) => void): number {
  const measure = (length: number) => {
    const text = unit.repeat(length / unit.length);
    return cpuMsOf(() => work(text));
  };
  let length = 4_000;
  while (length < MAX_LENGTH && measure(length) < LEAST_MS) length *= 2;
  // The lowest of three: garbage collection falls into some of them.
  return Math.min(
    ...[1, 2, 3].map(() => measure(GROWTH * length) / Math.max(LEAST_MS / 2, measure(length))),
  );
}
