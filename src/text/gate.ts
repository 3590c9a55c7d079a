import { createBeginningRedactor, createRedactor, type Redact } from './redact.ts';
import { sanitize } from './sanitize.ts';

/**
 * The one gate for text: foreign text is sanitized when it enters the action, and every text is
 * redacted when it leaves. Secrets can be added later, since a provider can send some.
 */
export interface TextGate {
  addSecrets(secrets: readonly string[]): void;
  /** For text that leaves the action: replaces every form of every secret by `***`. */
  redact: Redact;
  /** Sanitizes text of users and of this action: one line, without controls and secrets, cut. */
  clean(text: string, limit?: number): string;
  /** `clean` for text of a provider, which can send the beginning of a secret back. */
  cleanReply(text: string, limit?: number): string;
}

export function createTextGate(): TextGate {
  const secrets = new Set<string>();
  let redact: Redact = (text) => text;
  let redactBeginnings: Redact = redact;
  return {
    addSecrets(more) {
      if (more.length === 0) return;
      for (const secret of more) secrets.add(secret);
      redact = createRedactor(secrets);
      redactBeginnings = createBeginningRedactor(secrets);
    },
    redact: (text) => redact(text),
    clean: (text, limit) => sanitize(text, redact, limit),
    cleanReply: (text, limit) => sanitize(text, (part) => redactBeginnings(redact(part)), limit),
  };
}
