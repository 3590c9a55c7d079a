import { decodeForm } from './form.ts';

/** An order as the report shows it. Texts are as they came. */
export interface Order {
  /** The order number, else the first certificate ID, else all that the report says. */
  readonly key: string;
  readonly orderNumber: string | undefined;
  readonly status: string | undefined;
  readonly certificates: readonly Certificate[];
}

export interface Certificate {
  readonly certificateId: string | undefined;
  /** The status, then what `showExtStatus` adds to it. */
  readonly statuses: readonly string[];
  /** Milliseconds since the epoch. */
  readonly lastStatusChange: number | undefined;
  readonly names: readonly string[];
  readonly serialNumber: string | undefined;
  readonly notBefore: number | undefined;
  readonly notAfter: number | undefined;
}

type Pairs = readonly (readonly [name: string, value: string])[];

/** Name and value pairs: split at `&`, then at the first `=`, then decoded. */
export function readPairs(body: string): Pairs {
  return body
    .trim()
    .split('&')
    .flatMap((part) => {
      const equals = part.indexOf('=');
      if (equals < 1) return [];
      const name = decodeForm(part.slice(0, equals)).trim();
      return [[name, decodeForm(part.slice(equals + 1)).trim()] as const];
    });
}

/** Values by field name in lower case; a field can occur more than once. */
type FieldMap = Map<string, string[]>;

interface OrderFields {
  readonly own: FieldMap;
  readonly certificates: Map<string, FieldMap>;
}

/** The orders in a report: `X_field` for each order, `X_Y_field` for each of its certificates. */
export function readOrders(pairs: Pairs): readonly Order[] {
  const orders = new Map<string, OrderFields>();
  for (const [name, value] of pairs) {
    const [, x, y, field] = /^([1-9]\d*)_(?:([1-9]\d*)_)?([a-z]\w*)$/i.exec(name) ?? [];
    if (x === undefined || field === undefined || value === '') continue;
    const order = getOrAdd(orders, x, () => ({ own: new Map(), certificates: new Map() }));
    const fields = y === undefined ? order.own : getOrAdd(order.certificates, y, () => new Map());
    getOrAdd<string[]>(fields, field.toLowerCase(), () => []).push(value);
  }
  return [...orders.values()].map(toOrder);
}

function getOrAdd<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function toOrder({ own, certificates: fields }: OrderFields): Order {
  const orderNumber = own.get('ordernumber')?.[0];
  const certificates = [...fields.values()].map(toCertificate);
  const id = certificates.find(({ certificateId }) => certificateId !== undefined)?.certificateId;
  const everything = () =>
    JSON.stringify([...own, ...[...fields.values()].flatMap((map) => [...map])]);
  return {
    key: orderNumber === undefined ? (id ?? everything()) : `order ${orderNumber}`,
    orderNumber,
    status: own.get('orderstatus')?.[0],
    certificates,
  };
}

function toCertificate(fields: FieldMap): Certificate {
  const all = (name: string) => fields.get(name) ?? [];
  const ids = all('certificateid');
  return {
    certificateId: ids.find((id) => /^\d{1,16}$/.test(id)),
    // How the switch names its field is not documented.
    statuses: [...all('status'), ...all('extstatus'), ...all('extendedstatus')],
    lastStatusChange: secondsOf(all('laststatuschange')[0]),
    names: ['domain', 'additionaldomain', 'mdcdomainnames']
      .flatMap(all)
      .flatMap((list) => list.split(/[\s,;]+/))
      .filter((name) => name !== ''),
    serialNumber: all('serialnumber')[0],
    notBefore: secondsOf(all('notbefore')[0]),
    notAfter: secondsOf(all('notafter')[0]),
  };
}

/** Seconds since the epoch as milliseconds. */
function secondsOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,11}(?:\.0+)?$/.test(text) ? Number(text) * 1_000 : undefined;
}

/** `failed`: the CAA check or another check before signing failed. */
export type StateKind = 'failed' | 'issued' | 'ended' | 'other';

/** The state of a certificate, and the text that says so. */
export interface State {
  readonly kind: StateKind;
  readonly text: string | undefined;
}

/**
 * The state of a certificate of an order. Its own status goes before the status of the order; a
 * failure counts wherever it stands, unless the certificate is issued or ended.
 */
export function stateOf(order: Order, certificate: Certificate | undefined): State {
  const own = certificate?.statuses ?? [];
  const final = own.find((text) => isFinal(kindOf(text)));
  if (final !== undefined) return { kind: kindOf(final), text: final };
  const texts = [...own, ...(order.status === undefined ? [] : [order.status])];
  const failed = texts.find((text) => kindOf(text) === 'failed');
  if (failed !== undefined) return { kind: 'failed', text: failed };
  const [text] = texts;
  return { kind: text === undefined ? 'other' : kindOf(text), text };
}

/** What follows the state in its text: `CAA: Not authorized to issue`. */
export function causeIn(text: string): string | undefined {
  return /:\s*(.*\S)/s.exec(text)?.[1];
}

const isFinal = (kind: StateKind) => kind === 'issued' || kind === 'ended';

const ISSUED = new Set(['valid', 'issued but not yet collected']);
const ENDED = new Set(['rejected', 'revoked', 'replaced', 'expired']);

function kindOf(text: string): StateKind {
  // `PRE-SIGN FAILED!!!`, `PRE-SIGN FAILED: CAA: …`, `caacheckfailed`: all three occur.
  if (/pre-?sign\s*failed|caacheckfailed/i.test(text)) return 'failed';
  if (/post-?sign\s*failed/i.test(text)) return 'ended';
  const plain = text.trim().replace(/\s+/g, ' ').toLowerCase();
  if (ISSUED.has(plain)) return 'issued';
  return ENDED.has(plain) ? 'ended' : 'other';
}
