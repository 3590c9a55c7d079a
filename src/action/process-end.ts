/** How the process ends within a second after its last output, whatever is still open. */

/** How long a finished step may still take, and how often it looks whether it can end. */
const FLUSH_MS = 500;
const LOOK_MS = 20;

/**
 * Ends the process when stdout has everything. Sockets of a silent proxy would keep it alive
 * otherwise.
 */
export function endProcess(code: 0 | 1): void {
  process.exitCode = code;
  setTimeout(() => leaveProcess(0), FLUSH_MS);
  process.stdout.write('', () => leaveProcess(FLUSH_MS - LOOK_MS));
}

/**
 * `process.exit` waits for the thread pool, which a DNS server without an answer or a hanging file
 * system can hold for minutes. After `patienceMs`, a red step kills itself. A green step has to end
 * with 0: a program that does nothing takes its place. Windows has no such call, and waits.
 */
export function leaveProcess(patienceMs: number): void {
  const isBusy = process
    .getActiveResourcesInfo()
    .some((name) => /^(?:FSReq|GetAddrInfo)/.test(name));
  if (!isBusy) process.exit();
  if (patienceMs <= 0 && process.exitCode !== 0) process.kill(process.pid, 'SIGKILL');
  if (patienceMs <= 0) {
    process.execve?.(process.execPath, [process.execPath, '--eval', ''], {});
    process.exit();
  }
  setTimeout(() => leaveProcess(patienceMs - LOOK_MS), LOOK_MS);
}
