import { type Fault, faults } from './faults.ts';
import { GARBLINGS } from './garblings.ts';
import type { SimulatorOptions } from './index.ts';
import { RETRYABLE_STATE } from './sectigo.ts';

/** A state of both providers that has a name. */
export interface Scenario {
  /** One line for the list of scenarios. */
  readonly about: string;
  readonly options: SimulatorOptions;
}

/** Longer than anybody waits for one request. */
const TOO_LATE_MS = 700_000;

/**
 * The state that the documentation shows: of the three automations of its sample, the third one
 * is not eligible; certificate 1234567 may be retried, 7654321 is in the wrong state.
 */
const DOCUMENTED: SimulatorOptions = {
  digicert: { ineligible: ['10.100.197.150:1900', '10.100.196.228:30005', '10.100.196.228:30013'] },
  sectigo: {
    certificates: {
      'cert:1234567': RETRYABLE_STATE,
      'order:ABC-1': RETRYABLE_STATE,
      'cert:7654321': 'ISSUED',
    },
  },
};

const STATE_SCENARIOS: Readonly<Record<string, Scenario>> = {
  documented: { about: 'the state of the documented samples', options: DOCUMENTED },
  'all-well': { about: 'every target may be retried', options: {} },
  'rate-limits': {
    about: "DigiCert's rate limits are on, Sectigo's limit counts per account",
    options: { digicert: { limits: true }, sectigo: { limit: 'account' } },
  },
  'refusals-count': {
    about: "Sectigo's limit counts per account, and refused calls count too",
    options: { sectigo: { limit: 'account-counting-refusals' } },
  },
  slow: {
    about: 'both providers think for two seconds',
    options: { digicert: { latencyMs: 2_000 }, sectigo: { latencyMs: 2_000 } },
  },
};

/** Every fault, as it strikes each request of its scenario. */
const FAULTS: readonly (readonly [about: string, fault: Fault])[] = [
  ['accepted, but the answer comes too late', faults.late(TOO_LATE_MS)],
  ['never done, never answered', faults.hang()],
  ['done, but never answered', faults.hangAfterAccept()],
  ['the connection ends before the reply, nothing was done', faults.dropBefore()],
  ['the connection ends before the reply, everything was done', faults.dropAfterAccept()],
  ['the connection ends inside the reply', faults.dropInside()],
  ['half a reply, then silence', faults.stall()],
  ['one byte a second', faults.trickle(1_000)],
  ['half a reply with a fitting length', faults.truncated('length')],
  ['a reply without its last chunk', faults.truncated('chunked')],
  ['half a reply without a length', faults.truncated('close')],
  ['a web page that calls itself JSON', faults.html('maintenance')],
  ['the page of a captive portal', faults.html('captive-portal')],
  ['a redirect, 302', faults.redirect(302, 'https://example.com/')],
  ['a redirect, 307', faults.redirect(307, 'https://example.com/')],
  ['a redirect, 308', faults.redirect(308, 'https://example.com/')],
  ['HTTP 401', faults.status(401)],
  ['HTTP 403', faults.status(403)],
  ['HTTP 404', faults.status(404)],
  ['HTTP 429', faults.status(429, '1')],
  ['HTTP 500', faults.status(500)],
  ['HTTP 502', faults.status(502)],
  ['HTTP 503, Retry-After: 1', faults.status(503, '1')],
  ['a reply of 17 MiB', faults.oversized()],
  ['a reply without an end', faults.endless()],
  ...GARBLINGS.map((name) => ['a reply with the wrong shape', faults.garbled(name)] as const),
];

/** Every scenario by name: states, and one for each fault that hits every request. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  ...STATE_SCENARIOS,
  ...Object.fromEntries(
    FAULTS.map(([about, fault]) => [
      fault.name,
      { about, options: { ...DOCUMENTED, faults: [{ fault }] } },
    ]),
  ),
};
