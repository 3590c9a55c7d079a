import type { ProviderDouble } from '../providers/double.ts';
import { doubles } from '../providers/index.ts';
import { type Fault, type FaultRule, faults } from './faults.ts';
import type { SimulatorOptions } from './index.ts';

/** A state of all providers that has a name. */
export interface Scenario {
  /** One line for the list of scenarios. */
  readonly about: string;
  readonly options: SimulatorOptions;
}

/** Longer than anybody waits for one request. */
const TOO_LATE_MS = 700_000;

/** Joins the states of this name; a provider without one accepts everything. */
function stateOf(name: string): Scenario {
  const states = doubles.flatMap(({ id, states }) => {
    const state = states[name];
    return state === undefined ? [] : [{ id, ...state }];
  });
  return {
    about: states.map(({ about }) => about).join('; '),
    options: Object.fromEntries(states.map(({ id, options }) => [id, options])),
  };
}

const NAMES = [...new Set(doubles.flatMap(({ states }) => Object.keys(states)))];

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
];

/** A state in which the endpoint exists; `documented` where it does. */
function stateWith(double: ProviderDouble, endpoint: string): SimulatorOptions {
  const names = ['documented', ...Object.keys(double.states)];
  const name = names.find((each) =>
    double
      .simulate(double.states[each]?.options ?? {}, Date.now)
      .some((one) => one.name === endpoint),
  );
  return stateOf(name ?? 'documented').options;
}

/** Every garbling, as it strikes each reply of its endpoint. */
const GARBLINGS = doubles.flatMap((double) =>
  Object.entries(double.garblings).flatMap(([endpoint, garblings]) => {
    const options = stateWith(double, endpoint);
    const on: FaultRule['on'] = (request) =>
      request.provider === double.id && request.endpoint === endpoint;
    return Object.keys(garblings).map((name) => ({
      about: `a reply of ${double.id} (${endpoint}) with the wrong shape`,
      options: { ...options, faults: [{ fault: faults.garbled(name), on }] },
      name: `garbled-${name}`,
    }));
  }),
);

/** Every scenario by name: states, and one for each fault. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  ...Object.fromEntries(NAMES.map((name) => [name, stateOf(name)])),
  'all-well': { about: 'every target may be retried; nothing is listed', options: {} },
  ...Object.fromEntries(
    FAULTS.map(([about, fault]) => [
      fault.name,
      { about, options: { ...stateOf('documented').options, faults: [{ fault }] } },
    ]),
  ),
  ...Object.fromEntries(GARBLINGS.map(({ name, ...scenario }) => [name, scenario])),
};
