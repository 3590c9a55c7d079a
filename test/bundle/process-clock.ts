import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The time of the processes that load `process-clock.cjs`, and of the simulator that they ask. */
export interface ProcessClock {
  /** The file to load before the action. */
  readonly path: string;
  /** For the processes. */
  readonly env: Readonly<Record<string, string>>;
  /** How long all of the processes have waited, in milliseconds. */
  skippedMs(): number;
  /** Milliseconds since the epoch. For each process, at least as much time passes as it skips. */
  now(): number;
  end(): void;
}

export function createProcessClock(): ProcessClock {
  const folder = mkdtempSync(join(tmpdir(), 'process-clock-'));
  const startedAt = Date.now();
  const skippedMs = () =>
    readdirSync(folder)
      // A number of a process; other files are about to become one.
      .filter((name) => /^\d+$/.test(name))
      .reduce((sum, name) => sum + Number(readFileSync(join(folder, name), 'utf8')), 0);
  return {
    path: fileURLToPath(new URL('./process-clock.cjs', import.meta.url)),
    env: { SKIPPED_MS_FOLDER: folder },
    skippedMs,
    now: () => startedAt + skippedMs(),
    end: () => rmSync(folder, { recursive: true }),
  };
}
