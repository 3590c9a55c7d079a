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
