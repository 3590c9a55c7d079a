/**
 * Loaded before the action (`--require`): replaces every clock of the process by one that skips.
 *
 * The clock stands still while the process works or has connections, look-ups or files under way.
 * When the process waits for nothing but timers, the clock skips to the first of them. A timer that
 * keeps the process alive also fires if its time has really passed, so that a silent peer gets the
 * whole of a time-out.
 *
 * A file in SKIPPED_MS_FOLDER, with the number of the process as name, holds the milliseconds that
 * the clock has skipped: the simulator takes its time from there. If STOP_AT_MS is set, the clock
 * stops skipping at that time: it writes a line, and then follows the real time.
 */
const { renameSync, writeFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const timers = require('node:timers');

const { SKIPPED_MS_FOLDER, STOP_AT_MS = 'Infinity' } = process.env;
delete process.env.SKIPPED_MS_FOLDER;
delete process.env.STOP_AT_MS;

const real = {
  clearTimeout,
  setImmediate,
  setTimeout,
  Date,
  now: performance.now.bind(performance),
};
const startedAt = Date.now();
const startedAtNs = process.hrtime.bigint();
const stopAt = Number(STOP_AT_MS);
const pending = new Set();
let skippedMs = 0;
let poll;
let hasStopped = false;

/** The real time plus the skipped time. */
const realTime = () => real.now() + skippedMs;

class Timer {
  isKept = true;

  constructor(task, delay = 1, isRepeated = false) {
    // As Node: at least a millisecond, and whole ones.
    this.delay = delay >= 1 ? Math.trunc(delay) : 1;
    this.task = task;
    this.isRepeated = isRepeated;
    this.refresh();
  }

  refresh() {
    this.until = skippedMs + this.delay;
    this.reallyUntil = realTime() + this.delay;
    pending.add(this);
    lookSoon();
    return this;
  }

  close() {
    pending.delete(this);
    lookSoon();
    return this;
  }

  ref(isKept = true) {
    this.isKept = isKept;
    lookSoon();
    return this;
  }

  unref() {
    return this.ref(false);
  }

  hasRef() {
    return this.isKept;
  }

  fire() {
    // An earlier one may have cleared it, or started it anew.
    if (!pending.has(this) || this.until > skippedMs) return;
    pending.delete(this);
    if (this.isRepeated) this.refresh();
    this.task();
  }
}

/** Whether a reply, a handshake, an address or a file is on its way. */
function isBusy() {
  return process
    .getActiveResourcesInfo()
    .some((name) => /^(TCP|TLS|UDP|GetAddrInfo|FSReq)/.test(name));
}

const firstOf = (timers) => timers.sort((one, other) => one.until - other.until)[0];

/** As for Node: without one of these, nothing has to be waited for. */
const kept = () => [...pending].filter(({ isKept }) => isKept);

function lookSoon() {
  if (poll === undefined && pending.size > 0) {
    // Promises, and the work of Node between two turns of the event loop, run first.
    poll = real.setTimeout(() => real.setImmediate(look), 1);
  }
  if (kept().length > 0) poll?.ref();
  else poll?.unref();
}

function look() {
  poll = undefined;
  const isWaiting = kept().length > 0 && !isBusy();
  if (isWaiting && !hasStopped && firstOf([...pending]).until > stopAt) {
    hasStopped = true;
    process.stdout.write('The clock skips no more.\n');
  }
  const maySkip = isWaiting && !hasStopped;
  const next = firstOf(maySkip || hasStopped ? [...pending] : kept());
  if (next !== undefined && (maySkip || realTime() >= next.reallyUntil)) moveTo(next.until);
  lookSoon();
}

function moveTo(milliseconds) {
  skippedMs = Math.max(skippedMs, milliseconds);
  // The simulator may read the file at any time.
  const file = `${SKIPPED_MS_FOLDER}/${process.pid}`;
  writeFileSync(`${file}-new`, String(skippedMs));
  renameSync(`${file}-new`, file);
  const due = [...pending].filter(({ until }) => until <= skippedMs);
  due.sort((one, other) => one.until - other.until);
  // Each in a turn of its own, as in Node: what it resolves goes on before the next one.
  for (const timer of due) real.setImmediate(() => timer.fire());
}

const clear = (timer) => (timer instanceof Timer ? timer.close() : real.clearTimeout(timer));
const replaced = {
  setTimeout: (task, delay, ...args) => new Timer(() => task(...args), delay),
  setInterval: (task, delay, ...args) => new Timer(() => task(...args), delay, true),
  clearTimeout: clear,
  clearInterval: clear,
};
Object.assign(globalThis, replaced);
Object.assign(timers, replaced);
// The action has no use for these. If you use one, add its replacement here.
const unknown = () => {
  throw new Error('process-clock.cjs does not replace this timer');
};
Object.assign(timers.promises, { setTimeout: unknown, setInterval: unknown });
AbortSignal.timeout = unknown;
syncBuiltinESMExports();

const wallTime = () => startedAt + skippedMs;
globalThis.Date = new Proxy(real.Date, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [wallTime()] : args, newTarget),
  apply: () => new real.Date(wallTime()).toString(),
});
Date.now = wallTime;
performance.now = () => skippedMs;
process.uptime = () => skippedMs / 1_000;
const nanoseconds = () => startedAtNs + BigInt(Math.round(skippedMs * 1e6));
process.hrtime = (before = [0, 0]) => {
  const passed = nanoseconds() - (BigInt(before[0]) * 1_000_000_000n + BigInt(before[1]));
  return [Number(passed / 1_000_000_000n), Number(passed % 1_000_000_000n)];
};
process.hrtime.bigint = nanoseconds;
