import { findSecrets } from '../bundle/secret-search.ts';
import type { ChaosDouble } from '../providers/double.ts';
import { allConfidential, allSecrets, doubleOf } from '../providers/index.ts';
import { isRecord, type SeenRequest } from '../simulator/exchange.ts';
import type { LedgerEntry } from '../simulator/ledger.ts';
import { checkNothingSent } from './nothing-sent.ts';
import type { Observation } from './observation.ts';
import { keysOfRequest, mayBeRepeated, type Scenario } from './scenario.ts';

/** What one item of `results` says. */
interface Item {
  readonly key: string;
  readonly outcome: string;
  readonly ignored: boolean;
}

type KeyOf = ChaosDouble<object>['keyOfResult'];

/** What a provider did about one target, over the whole run. */
interface Truth {
  readonly accepted: number;
  /** Codes of all its refusals. */
  readonly codes: readonly string[];
}

/** Backoff of connections, and the pacing of 180 requests at 100 in 5 s. */
const UNCOUNTED_WAITING_MS = 20_000;
const LONGEST_LATENCY_MS = 300;
/** A read waits before it goes out again, whatever `max-wait-minutes` says. */
const LONGEST_BACKOFF_MS = 5_000;

/** What the run did wrong; empty when it kept every promise. */
export function check(scenario: Scenario, seen: Observation): readonly string[] {
  const killed = seen.green === undefined;
  const { chaos } = doubleOf(scenario.provider);
  const read = (text: string | undefined) => readResults(text, chaos.keyOfResult);
  const results = read(seen.resultsFile);
  return [
    ...findSecrets(seen.everyByte, {
      ...allSecrets,
      ...allConfidential,
      ...scenario.discovery?.secrets,
    }).map((what) => `secret: ${what}`),
    ...seen.violations.map((violation) => `not allowed at the provider: ${violation}`),
    ...checkRepeats(seen, chaos.rateLimitCodes),
    ...checkPace(scenario, seen),
    ...seen.snapshots.flatMap(({ resultsFile, ledger }) =>
      checkTruth(read(resultsFile), truthOf(ledger, seen.requests)).map(
        (text) => `killed then: ${text}`,
      ),
    ),
    ...checkTruth(results, truthOf(seen.ledger, seen.requests)),
    ...(results && scenario.discovery && results.length > scenario.discovery.maxTargets
      ? [`${results.length} targets, max-targets is ${scenario.discovery.maxTargets}`]
      : []),
    ...(scenario.discovery && results?.length === 0
      ? checkNothingSent(scenario, seen)
      : killed
        ? checkKilled(scenario, seen, results)
        : [...checkFinished(scenario, seen, results), ...checkCalm(scenario, seen, results)]),
  ];
}

/** `undefined` where the text is not whole JSON with results. */
function readResults(text: string | undefined, keyOf: KeyOf): readonly Item[] | undefined {
  try {
    const file: unknown = JSON.parse(text ?? '');
    return isRecord(file) ? readItems(file.results, keyOf) : undefined;
  } catch {
    return undefined;
  }
}

function readItems(list: unknown, keyOf: KeyOf): readonly Item[] | undefined {
  if (!Array.isArray(list)) return undefined;
  return list.filter(isRecord).map((item) => ({
    key: keyOf(item),
    outcome: String(item.outcome),
    ignored: item.ignored === true,
  }));
}

function truthOf(
  ledger: readonly LedgerEntry[],
  requests: readonly SeenRequest[],
): (key: string) => Truth {
  const keys = new Map(requests.map((request) => [request.number, keysOfRequest(request)]));
  const truths = new Map<string, Truth>();
  const nothing: Truth = { accepted: 0, codes: [] };
  for (const { request, place, verdict, codes } of ledger) {
    const key = keys.get(request)?.[place] ?? 'no target of any request';
    const before = truths.get(key) ?? nothing;
    truths.set(key, {
      accepted: before.accepted + (verdict === 'accepted' ? 1 : 0),
      codes: [...before.codes, ...codes],
    });
  }
  return (key) => truths.get(key) ?? nothing;
}

/** Holds at any moment, for a step that was killed too: no claim that the ledger contradicts. */
function checkTruth(items: readonly Item[] | undefined, truth: (key: string) => Truth): string[] {
  return (items ?? []).flatMap(({ key, outcome }) => {
    const { accepted } = truth(key);
    if (outcome === 'submitted') {
      return accepted === 1 ? [] : [`submitted, but accepted ${accepted} times: ${key}`];
    }
    if (outcome === 'unknown') return [];
    return accepted === 0 ? [] : [`${outcome}, but accepted: ${key}`];
  });
}

/** Only what certainly did not count may be followed by another request for the same target. */
function checkRepeats(
  { requests, ledger }: Observation,
  rateLimitCodes: readonly string[],
): string[] {
  const tooSoon = new Set(
    ledger
      .filter(({ codes }) => codes.some((code) => rateLimitCodes.includes(code)))
      .map(({ request }) => request),
  );
  const asked = new Map<string, string>();
  return requests.flatMap((request) => {
    const how = `${request.fault ?? 'no fault'}, HTTP ${request.status}`;
    const spent = !mayBeRepeated(request) && !tooSoon.has(request.number);
    return keysOfRequest(request).flatMap((key) => {
      const earlier = asked.get(key);
      if (spent) asked.set(key, how);
      return earlier === undefined ? [] : [`sent again after '${earlier}': ${key}`];
    });
  });
}

function checkPace(scenario: Scenario, seen: Observation): string[] {
  const reads = seen.requests.filter(({ endpoint }) => endpoint !== 'retry').length;
  const mostWaiting =
    scenario.maxWaitMs +
    UNCOUNTED_WAITING_MS +
    reads * LONGEST_BACKOFF_MS +
    seen.requests.length * LONGEST_LATENCY_MS;
  const limited = seen.requests.filter(({ fault, status }) => !fault && status === 429).length;
  const { mostUnderWay } = doubleOf(scenario.provider).chaos;
  return [
    ...(seen.mostUnderWay > mostUnderWay
      ? [`${seen.mostUnderWay} requests under way at the same time`]
      : []),
    ...(limited > 0 ? [`${limited} requests came faster than the provider allows`] : []),
    ...(seen.sentAfterCancel > 0
      ? [`${seen.sentAfterCancel} requests after the cancellation`]
      : []),
    ...(seen.elapsedMs > mostWaiting
      ? [`it took ${seen.elapsedMs} ms, ${scenario.maxWaitMs} may be spent on waiting`]
      : []),
  ];
}

function checkKilled(
  { keys }: Scenario,
  { requests, resultsFile }: Observation,
  items: readonly Item[] | undefined,
): string[] {
  if (resultsFile === undefined && requests.length === 0) return [];
  return items === undefined
    ? ['the results file of the killed step is not whole']
    : checkKeys(keys, items);
}

function checkKeys(keys: readonly string[], items: readonly Item[]): string[] {
  const given = items.map(({ key }) => key).join('\n');
  return given === keys.join('\n') ? [] : [`the results are about other targets: ${given}`];
}

function checkFinished(
  { provider, keys, ignoreCodes, discovery }: Scenario,
  { green, outputs, requests, ledger, cancelled }: Observation,
  items: readonly Item[] | undefined,
): string[] {
  if (items === undefined) return [`there are no whole results: ${outputs.message}`];
  const { keyOfResult, rateLimitCodes } = doubleOf(provider).chaos;
  const truth = truthOf(ledger, requests);
  const count = (wanted: (item: Item) => boolean) => String(items.filter(wanted).length);
  const submitted = count(({ outcome }) => outcome === 'submitted');
  const ignored = count((item) => item.ignored);
  // Cancelled when the outputs were written already: they are true, and the step is red.
  const late = cancelled && outputs.verdict === 'success' && outputs.failed === '0';
  const expected = {
    verdict: green || late ? 'success' : 'failure',
    total: String(items.length),
    submitted,
    ignored,
    failed: String(items.length - Number(submitted) - Number(ignored)),
  };
  const wrongOutputs = Object.entries(expected).flatMap(([name, value]) =>
    outputs[name] === value ? [] : [`output ${name} is '${outputs[name]}', expected '${value}'`],
  );
  const listed = (wanted: (item: Item) => boolean) =>
    items
      .filter(wanted)
      .map(({ key }) => key)
      .join('\n');
  const lists = {
    results: listed(() => true),
    'unknown-targets': listed(({ outcome }) => outcome === 'unknown'),
    'failed-targets': listed(
      ({ outcome, ignored }) => !ignored && !['submitted', 'unknown'].includes(outcome),
    ),
  };
  const wrongLists = Object.entries(lists).flatMap(([name, keysOf]) => {
    const text = outputs[name] ?? '';
    const list: unknown = text === '' ? undefined : JSON.parse(text);
    const given = Array.isArray(list) ? list.map(keyOfResult).join('\n') : keysOf;
    return given === keysOf ? [] : [`output ${name} holds other targets: ${given}`];
  });
  const arrived = new Set(requests.flatMap(keysOfRequest));
  const settled = ({ key, ignored }: Item) => {
    const { accepted, codes } = truth(key);
    const unsent = discovery?.unsendable.get(key) ?? discovery?.waiting.get(key);
    if (ignored && unsent !== undefined && isIgnored(unsent)) return true;
    return accepted === 1 || (ignored && codes.length > 0 && codes.every(isIgnored));
  };
  const isIgnored = (code: string) => ignoreCodes.includes(code) || rateLimitCodes.includes(code);
  return [
    ...checkKeys(keys, items),
    ...wrongOutputs,
    ...wrongLists,
    ...(green && cancelled ? ['green although it was cancelled'] : []),
    ...(green
      ? items.filter((item) => !settled(item)).map(({ key }) => `green without ${key}`)
      : []),
    ...items
      .filter(({ key, outcome }) => outcome === 'not-attempted' && arrived.has(key))
      .map(({ key }) => `not-attempted, but a request for it arrived: ${key}`),
  ];
}

/** In a run without faults, the report must agree with the ledger. */
function checkCalm(
  { provider, calm, maxWaitMs, slotMs, discovery }: Scenario,
  { green, ledger, requests }: Observation,
  items: readonly Item[] | undefined,
): string[] {
  if (!calm || items === undefined) return [];
  const { rateLimitCodes } = doubleOf(provider).chaos;
  const truth = truthOf(ledger, requests);
  const expected = ({ key }: Item) => {
    const { accepted, codes } = truth(key);
    if (discovery?.unsendable.has(key)) return 'rejected';
    if (accepted > 0) return 'submitted';
    return codes.some((code) => !rateLimitCodes.includes(code)) ? 'rejected' : 'rate-limited';
  };
  const wrong = items.filter((item) => item.outcome !== expected(item));
  const done = items.filter((item) => item.outcome === 'submitted' || item.ignored).length;
  const held = items.filter(({ outcome }) => outcome === 'rate-limited').length;
  // A refusal may use up a slot: what is left of them then cannot be told.
  const refused = items.some(({ outcome }) => outcome === 'rejected');
  const slots = slotMs === undefined ? 0 : 1 + Math.floor(maxWaitMs / slotMs);
  const used = items.filter(({ outcome }) => outcome === 'submitted').length;
  return [
    ...wrong.map(
      (item) => `${item.outcome} on a calm day, expected ${expected(item)}: ${item.key}`,
    ),
    ...(done === items.length && !green ? ['red although every target was accepted'] : []),
    ...(!refused && held > 0 && used < slots
      ? [`${used} submitted on a calm day, there was time for ${slots}`]
      : []),
  ];
}
