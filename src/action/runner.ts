import { appendFile, closeSync, constants, openSync, writeFileSync } from 'node:fs';
import * as core from '@actions/core';
import { logLine, logSafe } from '../text/escape.ts';
import type { TextGate } from '../text/gate.ts';
import { maskForms } from '../text/secret-forms.ts';

/** What the GitHub Actions runner does for a step. Every text passes the gate on its way out. */
export interface Runner {
  input(name: string): string;
  /** Hides secrets in the log of the whole job, and in every text of this action from now on. */
  hide(secrets: readonly string[]): void;
  info(line: string): void;
  debug(text: string): void;
  readonly isDebug: boolean;
  notice(text: string): void;
  warning(text: string): void;
  error(text: string): void;
  startGroup(title: string): void;
  endGroup(): void;
  /** Writes all of the values or none. Throws if they cannot be written. */
  outputs(values: Readonly<Record<string, string>>): void;
  /** Rejects if the summary cannot be written. */
  summary(markdown: string): Promise<void>;
}

/**
 * `logSafe` and `logLine` come last: no line of ours may look like a command to the runner, or like
 * an error of a compiler to a problem matcher.
 */
export function createRunner(gate: TextGate): Runner {
  const safe = (text: string) => logSafe(gate.redact(text));
  return {
    input: (name) => core.getInput(name, { trimWhitespace: false }),
    hide: (secrets) => {
      // An inventory can hold 100,000 keys: one write for all of their masks.
      process.stdout.cork();
      process.nextTick(() => process.stdout.uncork());
      for (const form of new Set(secrets.flatMap(maskForms))) core.setSecret(form);
      gate.addSecrets(secrets);
    },
    info: (line) => core.info(logLine(gate.redact(line))),
    debug: (text) => core.debug(safe(text)),
    isDebug: core.isDebug(),
    notice: (text) => core.notice(safe(text)),
    warning: (text) => core.warning(safe(text)),
    error: (text) => core.error(safe(text)),
    startGroup: (title) => core.startGroup(safe(title)),
    endGroup: () => core.endGroup(),
    // `core.setOutput` draws a random delimiter for each value, which loads all of node:crypto. A
    // value of one line needs no delimiter.
    outputs: (values) => {
      const lines = Object.entries(values).map(([name, value]) =>
        outputLine(name, gate.redact(value)),
      );
      appendToExisting(process.env.GITHUB_OUTPUT ?? '', lines.join(''));
    },
    // `core.summary` loads `fs.promises`, which takes longer than a request. A synchronous write
    // would delay signals.
    summary: (markdown) =>
      new Promise((resolve, reject) => {
        const text = gate.redact(markdown);
        appendFile(process.env.GITHUB_STEP_SUMMARY ?? '', text, (error) =>
          error === null ? resolve() : reject(error),
        );
      }),
  };
}

function outputLine(name: string, value: string): string {
  if (/[\r\n]/.test(value)) throw new Error(`'${name}' has more than one line`);
  return `${name}=${value}\n`;
}

/** The runner has made the file, and reads no other one. */
function appendToExisting(path: string, text: string): void {
  const file = openSync(path, constants.O_WRONLY | constants.O_APPEND);
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}
