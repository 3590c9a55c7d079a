/** The examples of RFC 8659, and the words in which cases are written. */
import type { Zone } from '../network/dns-server.ts';

export interface RuleCase {
  readonly title: string;
  readonly name: string;
  readonly zone: Zone;
  /** What the verdict contains. */
  readonly verdict: Readonly<Record<string, unknown>> & {
    readonly kind: 'allowed' | 'forbidden' | 'cannot-tell';
  };
  /** The names in the questions, in order. */
  readonly asked?: readonly string[];
}

/** The certificate authority of the cases accepts two issuer names. */
export const ISSUERS = ['ca1.example.net', 'ca1.example'];

export const ALLOWED = { kind: 'allowed' } as const;
export const forbiddenAt = (foundAt: string, more: object = { missingIn: 'issue' }) =>
  ({ kind: 'forbidden', foundAt, criticalTags: [], ...more }) as const;
export const issue = (...values: readonly string[]) =>
  ({ caa: values.map((value) => [0, 'issue', value] as const) }) as const;

/** The examples of RFC 8659, sections 4.2, 4.3 and 4.5. */
const EXAMPLES: Zone = {
  'certs.example.com': { caa: [[0, 'issue', 'ca1.example.net']] },
  'several.example.com': issue('ca1.example.net', 'ca2.example.org'),
  'nocerts.example.com': issue(';'),
  'malformed.example.com': issue('%%%%%'),
  'parameters.example.com': issue('ca1.example.net; account=230123'),
  'wild.example.com': {
    caa: [
      [0, 'issue', 'ca1.example.net'],
      [0, 'issuewild', 'ca2.example.org'],
    ],
  },
  'wild2.example.com': { caa: [[0, 'issue', 'ca1.example.net']] },
  'wild3.example.com': {
    caa: [
      [0, 'issuewild', 'ca2.example.org'],
      [0, 'issue', ';'],
    ],
  },
  'new.example.com': {
    caa: [
      [0, 'issue', 'ca1.example.net'],
      [128, 'tbs', 'Unknown'],
    ],
  },
  'iodef.example.com': {
    caa: [
      [0, 'issue', 'ca1.example.net'],
      [0, 'iodef', 'mailto:security@example.com'],
    ],
  },
};

const VERDICTS: Readonly<Record<string, RuleCase['verdict']>> = {
  'certs.example.com': ALLOWED,
  'several.example.com': ALLOWED,
  'nocerts.example.com': forbiddenAt('nocerts.example.com'),
  'sub.nocerts.example.com': forbiddenAt('nocerts.example.com'),
  'malformed.example.com': forbiddenAt('malformed.example.com'),
  'parameters.example.com': { kind: 'cannot-tell' },
  'wild.example.com': ALLOWED,
  'sub.wild.example.com': ALLOWED,
  '*.wild.example.com': forbiddenAt('wild.example.com', { missingIn: 'issuewild' }),
  '*.sub.wild.example.com': forbiddenAt('wild.example.com', { missingIn: 'issuewild' }),
  '*.wild2.example.com': ALLOWED,
  'wild3.example.com': forbiddenAt('wild3.example.com'),
  '*.wild3.example.com': forbiddenAt('wild3.example.com', { missingIn: 'issuewild' }),
  'new.example.com': {
    kind: 'forbidden',
    foundAt: 'new.example.com',
    criticalTags: ['tbs'],
    records: ['0 issue "ca1.example.net"', '128 tbs "Unknown"'],
  },
  'iodef.example.com': ALLOWED,
};

export const FROM_THE_RFC: readonly RuleCase[] = Object.entries(VERDICTS).map(
  ([name, verdict]) => ({ title: `RFC 8659: ${name}`, name, zone: EXAMPLES, verdict }),
);
