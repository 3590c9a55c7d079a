import { appendFile, closeSync, constants, openSync, writeFileSync } from 'node:fs';
import * as core from '@actions/core';
import { logLine, logSafe } from './untrusted.ts';

/** What the GitHub Actions runner does for a step. The only way to it. */
export interface Runner {
  input(name: string): string;
  /** Hides a text in the log of the whole job. */
  mask(text: string): void;
  info(line: string): void;
  debug(text: string): void;
  readonly debugging: boolean;
  warning(text: string): void;
  error(text: string): void;
  startGroup(title: string): void;
  endGroup(): void;
  /** All or none of them; throws when they cannot be written. */
  outputs(values: Readonly<Record<string, string>>): void;
  /** Rejects when the summary cannot be written. */
  summary(markdown: string): Promise<void>;
}

/**
 * No line but the runner's own commands may look like one to it, and no other line like a problem of
 * a compiler: `logSafe` and `logLine` are the last gate.
 */
export function createRunner(): Runner {
  return {
    input: (name) => core.getInput(name, { trimWhitespace: false }),
    mask: (text) => {
      // An inventory can hold 100,000 keys: one write for all that are masked in a row.
      process.stdout.cork();
      process.nextTick(() => process.stdout.uncork());
      core.setSecret(text);
    },
    info: (line) => core.info(logLine(line)),
    debug: (text) => core.debug(logSafe(text)),
    debugging: core.isDebug(),
    warning: (text) => core.warning(logSafe(text)),
    error: (text) => core.error(logSafe(text)),
    startGroup: (title) => core.startGroup(logSafe(title)),
    endGroup: () => core.endGroup(),
    // Not `core.setOutput`: it draws a random delimiter for each value, which loads all of
    // node:crypto. A value of one line needs none.
    outputs: (values) => {
      const lines = Object.entries(values).map(outputLine);
      appendToExisting(process.env.GITHUB_OUTPUT ?? '', lines.join(''));
    },
    // Not `core.summary`: it loads `fs.promises`, which takes longer than the request. Not a
    // synchronous write: a signal has to be heard meanwhile.
    summary: (markdown) =>
      new Promise((resolve, reject) => {
        appendFile(process.env.GITHUB_STEP_SUMMARY ?? '', markdown, (error) =>
          error === null ? resolve() : reject(error),
        );
      }),
  };
}

function outputLine([name, value]: readonly [string, string]): string {
  if (/[\r\n]/.test(value)) throw new Error(`'${name}' has more than one line`);
  return `${name}=${value}\n`;
}

/** The runner has made the file, and reads no other. */
function appendToExisting(path: string, text: string): void {
  const file = openSync(path, constants.O_WRONLY | constants.O_APPEND);
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}
