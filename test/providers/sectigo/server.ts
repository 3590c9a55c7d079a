import type { HttpReply, HttpRequest } from '../../../src/domain/http.ts';
import { createReport } from '../../../src/providers/sectigo/report.ts';
import type { SectigoSettings } from '../../../src/providers/sectigo/target.ts';
import { readerFor, type ScriptedReader, type Served } from '../reading.ts';

export type Fields = Readonly<Record<string, string>>;

/** An order: its own fields, and those of its certificates. */
export interface OrderModel {
  readonly own: Fields;
  readonly certificates?: readonly Fields[];
}

export interface Model {
  orders: readonly OrderModel[];
  /** Parameters that the server refuses with -2. */
  refuses?: readonly string[];
  /** Whether the refusal names the parameter. */
  namesRefused?: boolean;
  /** The number of the first result, 0 or 1. */
  base?: 0 | 1;
  /** Whether a window includes its last result; yes when left out. */
  lastIncluded?: boolean;
  /** The number of orders that the report announces. */
  announced?: number;
  /** A fault instead of the reply. `count` starts at 1. */
  fault?: (count: number, sent: URLSearchParams) => Served | undefined;
}

export const form = (body: string, status = 200): HttpReply => ({ status, body });

const read = ({ body = '' }: HttpRequest) => new URLSearchParams(body);

export const SETTINGS: SectigoSettings = {
  baseUrl: 'https://sectigo.example',
  userAgent: 'retry/1',
  loginName: 'name',
  loginPassword: 'p&ss word',
};

/** A reader of a small Sectigo in memory. */
export function readerOf(model: Model): ScriptedReader {
  return readerFor((request, count) => {
    const sent = read(request);
    return model.fault?.(count, sent) ?? serve(model, sent);
  });
}

/** A report over a scripted provider in memory. */
export function reportOf(model: Model) {
  const reader = readerOf(model);
  return {
    report: createReport(reader, SETTINGS),
    requests: reader.requests,
    sent: () => reader.requests.map(read),
  };
}

function serve(model: Model, sent: URLSearchParams): HttpReply {
  const refused = model.refuses?.find((name) => sent.has(name));
  if (refused !== undefined) {
    const name = model.namesRefused === false ? 'argument' : `%27${refused}%27`;
    return form(`errorCode=-2&errorMessage=The+${name}+is+not+recognised`);
  }
  const orders = model.orders.filter((order) => isWanted(order, sent));
  const first = Math.max(Number(sent.get('firstResultNo')) - (model.base ?? 0), 0);
  const last = Number(sent.get('lastResultNo')) - (model.base ?? 0);
  const end = model.lastIncluded === false ? last : last + 1;
  const parts = orders
    .slice(first, end)
    .flatMap(({ own, certificates = [] }, index) => [
      ...fieldsOf(`${index + 1}_`, own),
      ...certificates.flatMap((fields, y) => fieldsOf(`${index + 1}_${y + 1}_`, fields)),
    ]);
  const announced = model.announced ?? orders.length;
  return form([`errorCode=0&noOfResults=${announced}`, ...parts].join('&'));
}

function isWanted({ own, certificates = [] }: OrderModel, sent: URLSearchParams): boolean {
  const ids = sent.get('certificateID')?.split(',');
  const numbers = sent.get('orderNumber')?.split(',');
  if (ids) return certificates.some(({ certificateID = '' }) => ids.includes(certificateID));
  return numbers === undefined || numbers.includes(own.orderNumber ?? '');
}

function fieldsOf(prefix: string, fields: Fields): readonly string[] {
  return Object.entries(fields).map(([name, value]) =>
    new URLSearchParams([[prefix + name, value]]).toString(),
  );
}

/** An order with one certificate whose CAA check failed. */
export function order(number: number, certificate: Fields = {}, own: Fields = {}): OrderModel {
  return {
    own: { orderNumber: `80${number}`, orderStatus: 'Pending', ...own },
    certificates: [
      {
        certificateID: String(number),
        status: 'PRE-SIGN FAILED: CAA: Not authorized to issue',
        lastStatusChange: '1790003600',
        domain: `www.host-${number}.example.com`,
        ...certificate,
      },
    ],
  };
}

export const orders = (count: number): readonly OrderModel[] =>
  Array.from({ length: count }, (_, index) => order(index + 1));
