import type { Ask, AskFailure, FailureReason, ParsedReply, Reader } from '../../domain/api.ts';
import type { HttpReply } from '../../domain/http.ts';
import { isSuccess } from '../http-status.ts';
import { statusFailure, unusable } from '../reads.ts';
import { COOLDOWN_MS, PERMISSION_DENIED, TOO_SOON } from './codes.ts';
import { type Order, readOrders, readPairs } from './orders.ts';
import type { SectigoSettings } from './target.ts';

/** Which orders the report shows. */
export type ReportFilter =
  | { readonly name: 'certificateStatusDesc'; readonly values: readonly ['caacheckfailed'] }
  | { readonly name: 'certificateID' | 'orderNumber'; readonly values: readonly string[] };

export interface ReportRead {
  readonly kind: 'answered';
  /** Each order once. */
  readonly orders: readonly Order[];
}

/** Reads `!WebHostReport`. It remembers the switches that the provider refused. */
export interface SectigoReport {
  read(filter: ReportFilter): Promise<ReportRead | AskFailure>;
  refusedSwitches(): readonly string[];
}

const PATH = '/products/!WebHostReport';
const SWITCHES = ['showCertificateID', 'showAdditionalDomains', 'showExtStatus'] as const;
/** The documented maximum of a list of IDs. */
const LONGEST_LIST = 32_767;
/** Results per window. Windows overlap by one, as the number of the first result is not documented. */
const WINDOW = 100;
/**
 * Results per window for a list of IDs, since each report may count as a call. If the provider refuses
 * or cuts such a window, the action reads windows of `WINDOW` results.
 */
const LARGEST_WINDOW = 500;
const MOST_WINDOWS = 1_000;

/** The report for one run: make it once, since every refused request may count as a call. */
export function createReport(reader: Reader, settings: SectigoSettings): SectigoReport {
  const refused = new Set<string>();
  let mostPerWindow = LARGEST_WINDOW;

  /** One window; a switch that the provider refuses is left out from then on. */
  async function readWindow(filter: Readonly<Record<string, string>>, first: number, last: number) {
    let leftOutUnnamed: readonly string[] = [];
    for (;;) {
      const switches = SWITCHES.filter((name) => !refused.has(name));
      const answer = await reader.read(askWindow(settings, filter, switches, first, last));
      if (answer.kind === 'answered') return answer;
      if (switches.length === 0 || (answer.code !== '-2' && answer.code !== '-4')) {
        // The switches were not what the provider refused.
        for (const name of leftOutUnnamed) refused.delete(name);
        return answer;
      }
      const text = answer.message.toLowerCase();
      const named = switches.filter((name) => text.includes(name.toLowerCase()));
      if (named.length === 0) leftOutUnnamed = switches;
      for (const name of named.length > 0 ? named : switches) refused.add(name);
    }
  }

  async function readList(
    filter: Readonly<Record<string, string>>,
    size: number,
  ): Promise<Listed | AskFailure> {
    const orders = new Map<string, Order>();
    let announced = 0;
    for (let window = 0; window < MOST_WINDOWS; window += 1) {
      const first = window * size;
      const answer = await readWindow(filter, first, first + size);
      if (answer.kind === 'failed') return answer;
      const before = orders.size;
      for (const order of answer.value.orders) orders.set(order.key, order);
      announced = Math.max(announced, answer.value.announced);
      if (orders.size >= announced) return { kind: 'listed', orders };
      if (orders.size === before) {
        return unusable(
          `the report shows ${orders.size} of ${announced} orders and then repeats itself`,
        );
      }
    }
    return unusable(`the report has more than ${MOST_WINDOWS} windows`);
  }

  return {
    async read({ name, values }) {
      const orders = new Map<string, Order>();
      for (const list of joinedLists(values)) {
        const size = Math.min(Math.max(list.split(',').length, WINDOW), mostPerWindow);
        let listed = await readList({ [name]: list }, size);
        if (size > WINDOW && mayBeTooLarge(listed)) {
          mostPerWindow = WINDOW;
          listed = await readList({ [name]: list }, WINDOW);
        }
        if (listed.kind === 'failed') return listed;
        for (const [key, order] of listed.orders) orders.set(key, order);
      }
      return { kind: 'answered', orders: [...orders.values()] };
    },
    refusedSwitches: () => [...refused],
  };
}

interface Listed {
  readonly kind: 'listed';
  readonly orders: ReadonlyMap<string, Order>;
}

const SIGNS_OF_SIZE: ReadonlySet<FailureReason> = new Set<FailureReason>([
  'unusable',
  'refused',
  'no-reply',
  'temporary',
]);

/** Whether the provider may have refused or cut a window for its size. */
function mayBeTooLarge(listed: Listed | AskFailure): boolean {
  return listed.kind === 'failed' && SIGNS_OF_SIZE.has(listed.reason);
}

/** As few comma lists as the length limit allows. */
function joinedLists(values: readonly string[]): readonly string[] {
  const lists: string[] = [];
  for (const value of values) {
    const last = lists.at(-1);
    const longer = last === undefined ? value : `${last},${value}`;
    if (last !== undefined && longer.length <= LONGEST_LIST) lists[lists.length - 1] = longer;
    else lists.push(value);
  }
  return lists;
}

interface Window {
  readonly announced: number;
  readonly orders: readonly Order[];
}

function askWindow(
  { baseUrl, userAgent, loginName, loginPassword }: SectigoSettings,
  filter: Readonly<Record<string, string>>,
  switches: readonly string[],
  first: number,
  last: number,
): Ask<Window> {
  return {
    repeatable: true,
    request: () => ({
      method: 'POST',
      url: new URL(baseUrl + PATH),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': userAgent },
      body: new URLSearchParams({
        loginName,
        loginPassword,
        ...filter,
        ...Object.fromEntries(switches.map((name) => [name, 'Y'])),
        firstResultNo: String(first),
        lastResultNo: String(last),
      }).toString(),
    }),
    read: readReply,
  };
}

/** A code counts whatever the HTTP status is; without one, the HTTP status decides. */
function readReply(reply: HttpReply): ParsedReply<Window> {
  const pairs = /^\s*\w+=/.test(reply.body) ? readPairs(reply.body) : [];
  const values = (wanted: string) =>
    pairs.flatMap(([name, value]) => (name.toLowerCase() === wanted ? [value] : []));
  const [code, ...moreCodes] = values('errorcode');
  if (code === undefined) return statusFailure(reply);
  if (moreCodes.length > 0) return unusable('the reply has more than one errorCode');
  if (/^-[1-9]\d*$/.test(code)) {
    const texts = ['errormessage', 'errordetail', 'erroritem'].flatMap(values);
    return refusal(code, texts.filter(Boolean).join('; ') || 'refused without a text');
  }
  if (!isSuccess(reply)) return statusFailure(reply);
  const [announced = ''] = values('noofresults');
  if (code !== '0' || !/^\d{1,9}$/.test(announced)) {
    return unusable('the reply does not have the documented form');
  }
  return {
    kind: 'answered',
    value: { announced: Number(announced), orders: readOrders(pairs) },
  };
}

/** "Call limit reached", and the minimum time between two checks: the report may count as one. */
const COMES_TOO_SOON = new Set(['-42', TOO_SOON]);

function refusal(code: string, message: string): ParsedReply<never> {
  if (COMES_TOO_SOON.has(code)) {
    return { kind: 'rate-limited', scope: 'provider', code, message, waitMs: COOLDOWN_MS };
  }
  const reason = code === PERMISSION_DENIED ? 'credentials' : 'refused';
  return { kind: 'failed', reason, code, message };
}
