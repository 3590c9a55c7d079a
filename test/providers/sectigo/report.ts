import type { Decision, Endpoint, Reply } from '../../simulator/exchange.ts';
import {
  type Answer,
  type ApiOptions,
  argumentError,
  checkForm,
  checkLogin,
  checkRequest,
  type FormPair,
  LOGIN,
  type Parameters,
  readForm,
  refusedForm,
} from './api.ts';
import { REPORT_GARBLINGS } from './garblings.ts';
import type { CallLimit } from './limit.ts';
import { type CertificateState, isFailedState, type OrderState, type Orders } from './orders.ts';
import { certificateTarget } from './targets.ts';

/** The options of `!WebHostReport`. */
export interface ReportOptions extends ApiOptions {
  /** The orders; the endpoint exists only where they are given. */
  readonly orders?: readonly OrderState[];
  readonly report?: {
    /** The number of the first result; 0 when left out. `ignored`: every window is the first. */
    readonly base?: 0 | 1 | 'ignored';
    /** The most orders of a window, whatever is asked for. */
    readonly windowCap?: number;
    /** What `noOfResults` says; the number of all orders that fit when left out. */
    readonly announced?: number;
    /** Switches that are not known here, and the code that says so. */
    readonly refusedSwitches?: Readonly<Record<string, -2 | -4>>;
    /** Where the refusal of a switch names it; in its text when left out. */
    readonly refusalNames?: 'text' | 'item' | 'nowhere';
    /** Codes that are answered whatever is asked for; of a list, one for each call. */
    readonly replies?: number | readonly number[];
    /** The time between two reports; the second one is refused with -42 before that. */
    readonly limitMs?: number;
    /** Whether a report counts as a call of the account, and is refused with -295. */
    readonly countsAsCall?: boolean;
    /** `encoded`, as the sample, when left out; `raw` leaves blanks as they are. */
    readonly encoding?: 'raw' | 'encoded';
  };
}

const isNumber = (value: string) => /^\d{1,9}$/.test(value);
const isSwitch = (value: string) => value === 'Y' || value === 'N';
const isIdList = (value: string) => value.length <= 32_767 && /^\d{1,16}(,\d{1,16})*$/.test(value);
const isOrderList = (value: string) =>
  value.length <= 32_767 && value.split(',').every((each) => each !== '' && each.length <= 128);

/** What each parameter may hold. */
const PARAMETERS: Parameters = {
  ...LOGIN,
  certificateID: isIdList,
  orderNumber: isOrderList,
  certificateStatusDesc: (value) => value === 'caacheckfailed',
  firstResultNo: isNumber,
  lastResultNo: isNumber,
  showCertificateID: isSwitch,
  showAdditionalDomains: isSwitch,
  showExtStatus: isSwitch,
};

/** A window that nobody documents: a client that does not ask for one gets little. */
const DEFAULT_WINDOW = 10;

type Fields = ReadonlyMap<string, string | undefined>;

function checkChoice(given: Fields): Answer | undefined {
  return given.has('certificateID') && given.has('orderNumber')
    ? argumentError(-4, 'orderNumber', 'beside certificateID')
    : undefined;
}

const checkPairs = (pairs: readonly FormPair[]) => checkForm(pairs, PARAMETERS, checkChoice);

/** The orders that the filters let through. */
function filtered(orders: readonly OrderState[], fields: Fields): readonly OrderState[] {
  const ids = fields.get('certificateID')?.split(',').map(certificateTarget);
  const numbers = fields.get('orderNumber')?.split(',');
  const failedOnly = fields.has('certificateStatusDesc');
  return orders.filter(
    ({ orderNumber, certificates }) =>
      (numbers === undefined || numbers.includes(orderNumber ?? '')) &&
      (ids === undefined ||
        certificates.some(
          ({ certificateID }) =>
            certificateID !== undefined && ids.includes(certificateTarget(certificateID)),
        )) &&
      (!failedOnly || certificates.some(({ status }) => isFailedState(status))),
  );
}

/** Pairs of one certificate, without those that have no value. */
function certificatePairs(state: CertificateState, fields: Fields) {
  const shows = (name: string) => fields.get(name) === 'Y';
  return [
    ['type', state.type],
    ['domain', state.domain],
    ['mdcDomainNames', state.mdcDomainNames?.join(',')],
    ['additionalDomain', shows('showAdditionalDomains') && state.additionalDomains?.join(',')],
    ['status', state.status],
    ['lastStatusChange', state.lastStatusChange],
    ['certificateID', shows('showCertificateID') && state.certificateID],
    ['serialNumber', state.serialNumber],
    ['notBefore', state.notBefore],
    ['notAfter', state.notAfter],
  ] as const;
}

/** The pairs of a window, in the order of the sample. */
function pairsOf(orders: readonly OrderState[], fields: Fields) {
  return orders.flatMap(({ orderNumber, orderStatus, dateTime, certificates }, index) => {
    const own = Object.entries({ orderNumber, orderStatus, dateTime });
    return [
      ...own.map(([name, value]) => [`${index + 1}_${name}`, value] as const),
      ...certificates.flatMap((state, at) =>
        certificatePairs(state, fields).map(
          ([name, value]) => [`${index + 1}_${at + 1}_${name}`, value] as const,
        ),
      ),
    ];
  });
}

const WRITERS = {
  encoded: (text: string) => new URLSearchParams({ '': text }).toString().slice(1),
  raw: (text: string) => text.replace(/[%&=+]/g, encodeURIComponent),
};

/** Gives the forced codes: always the same one, or one of a list for each call. */
function createForced(replies: number | readonly number[] = []) {
  const queue = typeof replies === 'number' ? [] : [...replies];
  return () => (typeof replies === 'number' ? replies : queue.shift());
}

/** The stand-in for `!WebHostReport`: what it shows is what the retry changes. */
export function createReport(
  orders: Orders,
  options: ReportOptions,
  limit: CallLimit,
  now: () => number,
): Endpoint {
  const { report = {} } = options;
  const { base = 0, windowCap = Number.POSITIVE_INFINITY, limitMs = 0 } = report;
  const forced = createForced(report.replies);
  let last = Number.NEGATIVE_INFINITY;

  /** Refuses a switch that this server does not know: the client could not know that. */
  const checkSwitches = (fields: Fields): Answer | undefined => {
    const [name, code] =
      Object.entries(report.refusedSwitches ?? {}).find(([each]) => fields.has(each)) ?? [];
    if (name === undefined || code === undefined) return undefined;
    const { refusalNames: names = 'text' } = report;
    const text = code === -2 ? 'Unrecognized argument' : 'Invalid value of the argument';
    return {
      code,
      text: names === 'text' ? `${text} '${name}'!` : `${text}!`,
      ...(names === 'item' && { argument: name }),
    };
  };

  const checkLimits = (): Answer | undefined => {
    if (now() - last < limitMs) return { code: -42 };
    return report.countsAsCall === true && limit.tooSoon() ? { code: -295 } : undefined;
  };

  const show = (fields: Fields): Reply => {
    const found = filtered(orders.current(), fields);
    const first = Number(fields.get('firstResultNo') ?? base);
    const end = Number(fields.get('lastResultNo') ?? first + DEFAULT_WINDOW - 1);
    const skipped = base === 'ignored' ? 0 : Math.max(0, first - base);
    // Both ends belong to the window. Under base 1, there is no result 0.
    const size = base === 'ignored' ? end - first + 1 : end - base - skipped + 1;
    const window = found.slice(skipped, skipped + Math.min(Math.max(0, size), windowCap));
    const write = WRITERS[report.encoding ?? 'encoded'];
    const pairs = [
      ['errorCode', '0'],
      ['noOfResults', report.announced ?? found.length],
      ...pairsOf(window, fields),
    ] as const;
    return {
      status: 200,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: pairs
        .filter(([, value]) => value !== undefined && value !== false)
        .map(([name, value]) => `${name}=${write(String(value))}`)
        .join('&'),
    };
  };

  const answer = (fields: Fields): Decision => {
    const code = forced();
    const tooSoon = checkLogin(fields, options) === undefined ? checkLimits() : undefined;
    // Under one reading of the limit, a refusal counts as well.
    if (tooSoon !== undefined && report.countsAsCall === true) limit.answered('', tooSoon.code);
    const refused =
      (code === undefined ? undefined : { code }) ??
      checkLogin(fields, options) ??
      tooSoon ??
      checkSwitches(fields);
    if (refused !== undefined) {
      const named = {
        ...options,
        details: report.refusalNames === 'item' || options.details === true,
      };
      return refusedForm(refused, named);
    }
    last = now();
    if (report.countsAsCall === true) limit.counted();
    return { reply: show(fields), verdicts: [], violations: [] };
  };

  return {
    provider: 'sectigo',
    name: 'report',
    path: '/products/!WebHostReport',
    latencyMs: options.latencyMs ?? 0,
    garblings: REPORT_GARBLINGS,
    errorReply: () => undefined,
    read: (body) => ({ parsed: Object.fromEntries(readForm(body)), targets: [] }),
    decide(request) {
      const refused = checkRequest(request, options, checkPairs);
      return refused === undefined
        ? answer(new Map(readForm(request.body)))
        : refusedForm(refused, options);
    },
  };
}
