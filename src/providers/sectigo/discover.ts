import type { AskFailure } from '../../domain/api.ts';
import type { Entry, Fields } from '../../domain/entry.ts';
import { readDomain, readText } from '../../fields/index.ts';
import { unusable } from '../reads.ts';
import { type Certificate, causeIn, type Order, type State, stateOf } from './orders.ts';
import type { SectigoReport } from './report.ts';

/** A certificate, or a whole order, whose check before signing failed. */
export interface FailedOrder {
  /** One of the two is set. */
  readonly certificateId: string | undefined;
  readonly orderNumber: string | undefined;
  /** The text of the state. */
  readonly status: string;
  /** Domains in canonical spelling. */
  readonly domainNames: readonly string[];
}

export type FailedOrderList =
  | {
      readonly kind: 'answered';
      readonly failed: readonly FailedOrder[];
      readonly notices: readonly string[];
    }
  | AskFailure;

/** All orders whose CAA check failed, or none if the report is incomplete or not understood. */
export async function listFailed(report: SectigoReport): Promise<FailedOrderList> {
  const read = await report.read({ name: 'certificateStatusDesc', values: ['caacheckfailed'] });
  if (read.kind === 'failed') return read;
  const failed: FailedOrder[] = [];
  const others = new Map<string, number>();
  for (const order of read.orders) {
    const states = certificatesOf(order).map((certificate) => ({
      certificate,
      state: stateOf(order, certificate),
    }));
    const failing = states.filter(({ state }) => state.kind === 'failed');
    if (failing.length === 0) {
      const unclear = states.find(({ state }) => state.kind === 'other');
      // The request asks for failed orders alone: a state that nobody knows can be a failure.
      if (unclear)
        return unusable(`the state of an order is not known: ${unclear.state.text ?? 'none'}`);
      const text = states[0]?.state.text ?? '';
      others.set(text, (others.get(text) ?? 0) + 1);
    }
    const found = toFailed(order, failing);
    if (found === undefined)
      return unusable('a failed order has neither certificateID nor orderNumber');
    failed.push(...found);
  }
  return {
    kind: 'answered',
    failed,
    notices: [...describeSwitches(report), ...describeOthers(others)],
  };
}

/** An order without certificates has a state all the same. */
export function certificatesOf({ certificates }: Order): readonly (Certificate | undefined)[] {
  return certificates.length === 0 ? [undefined] : certificates;
}

interface Failing {
  readonly certificate: Certificate | undefined;
  readonly state: State;
}

/** One per certificate ID; what has none is retried by the number of the order, once. */
function toFailed(order: Order, failing: readonly Failing[]): readonly FailedOrder[] | undefined {
  const found: FailedOrder[] = [];
  const withoutId = failing.filter(({ certificate }) => certificate?.certificateId === undefined);
  for (const one of failing) {
    const certificateId = one.certificate?.certificateId;
    if (certificateId !== undefined) {
      found.push({ ...summary([one]), certificateId, orderNumber: order.orderNumber });
    }
  }
  if (withoutId.length === 0) return found;
  const { orderNumber } = order;
  if (orderNumber === undefined || !('value' in readText(128)(orderNumber))) return undefined;
  return [...found, { ...summary(withoutId), certificateId: undefined, orderNumber }];
}

function summary(failing: readonly Failing[]) {
  const names = failing.flatMap(({ certificate }) => certificate?.names ?? []);
  const domainNames = names.flatMap((name) => {
    const reading = readDomain(name);
    return 'value' in reading ? [reading.value] : [];
  });
  return { status: failing[0]?.state.text ?? '', domainNames: [...new Set(domainNames)] };
}

function describeSwitches(report: SectigoReport): readonly string[] {
  const names = report.refusedSwitches();
  if (names.length === 0) return [];
  return [
    `The provider refused parameters of the report, and the action left them out: ${names.join(', ')}.`,
  ];
}

const MOST_STATES = 10;

function describeOthers(others: ReadonlyMap<string, number>): readonly string[] {
  if (others.size === 0) return [];
  const states = [...others].slice(0, MOST_STATES).map(([text, count]) => `${text} (${count})`);
  return [
    `The report lists orders that are not in the state PRE-SIGN FAILED. The action does not retry them. States: ${states.join(', ')}.`,
  ];
}

/** A failed order as an entry. Foreign texts are as they came. */
export interface FoundOrder {
  readonly where: string;
  readonly name?: string;
  readonly fields: Fields;
  readonly status: string;
  readonly cause?: string;
  readonly domainNames: readonly string[];
}

/** Completes failed orders with what the inventory says about them. */
export function describeFailed(
  failed: readonly FailedOrder[],
  inventoryRows: readonly Entry[],
): readonly FoundOrder[] {
  const byId = groupRows(inventoryRows, ({ fields }) => withoutZeros(fields.certificateID));
  const byOrder = groupRows(inventoryRows, ({ fields }) => fields.orderNumber);
  return failed.map((order) => {
    const { certificateId, orderNumber } = order;
    const rows =
      (certificateId === undefined ? undefined : byId.get(withoutZeros(certificateId) ?? '')) ??
      // A row that names another certificate of the order is for that one.
      (byOrder.get(orderNumber ?? '') ?? []).filter(
        ({ fields }) => certificateId === undefined || fields.certificateID === undefined,
      );
    return toFound(order, rows);
  });
}

function toFound(
  { certificateId, orderNumber, status, domainNames }: FailedOrder,
  rows: readonly Entry[],
): FoundOrder {
  const [row] = rows;
  const id: Fields =
    certificateId === undefined
      ? { orderNumber: orderNumber ?? '' }
      : { certificateID: row?.fields.certificateID ?? certificateId };
  const own = rows.flatMap(({ fields }) => fields.domainName ?? []);
  const cause = causeIn(status);
  return {
    where: row?.where ?? `failed order ${certificateId ?? orderNumber ?? ''}`,
    ...(row?.name !== undefined && { name: row.name }),
    fields: { ...id, ...(own[0] !== undefined && { domainName: own[0] }) },
    status,
    ...(cause !== undefined && { cause }),
    domainNames: [...new Set([...own, ...domainNames])],
  };
}

/** IDs are compared as numbers, and sent as written. */
export function withoutZeros(id: string | undefined): string | undefined {
  return id?.replace(/^0+(?=\d)/, '');
}

function groupRows(rows: readonly Entry[], keyOf: (row: Entry) => string | undefined) {
  return Map.groupBy(
    rows.filter((row) => keyOf(row) !== undefined),
    keyOf,
  );
}
