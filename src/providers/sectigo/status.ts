import type { AskFailure } from '../../domain/api.ts';
import type { CertificateFacts, Completion } from '../../domain/completion.ts';
import { certificatesOf, withoutZeros } from './discover.ts';
import { type Certificate, causeIn, type Order, type State, stateOf } from './orders.ts';
import type { SectigoReport } from './report.ts';

/** A target whose order the action watches. */
export interface FollowedOrder {
  /** Names the target; unique among the followed ones. */
  readonly key: string;
  readonly certificateId?: string | undefined;
  readonly orderNumber?: string | undefined;
}

/** What one read shows of a target. */
export type OrderObservation =
  | { readonly kind: 'not-listed' }
  | { readonly kind: 'listed'; readonly certificates: readonly CertificateState[] };

export interface CertificateState {
  /** The certificate ID, else its place in the order. */
  readonly id: string;
  readonly state: State;
  readonly lastStatusChange: number | undefined;
  readonly certificate: CertificateFacts | undefined;
}

export interface OrderStatusRead {
  /** By the key of the target. A target without an entry was not read. */
  readonly observations: ReadonlyMap<string, OrderObservation>;
  readonly failures: readonly AskFailure[];
}

/** One read of all orders: a pass for certificate IDs, and one for order numbers. */
export async function readOrderStatus(
  report: SectigoReport,
  targets: readonly FollowedOrder[],
): Promise<OrderStatusRead> {
  const observations = new Map<string, OrderObservation>();
  for (const name of ['certificateID', 'orderNumber'] as const) {
    const members = targets.filter((target) => filterOf(target) === name);
    const values = [...new Set(members.flatMap((target) => idOf(target) ?? []))];
    if (values.length === 0) continue;
    const read = await report.read({ name, values });
    // What stopped the first pass, a login or a limit, would stop the second one too.
    if (read.kind === 'failed') return { observations, failures: [read] };
    const index = indexOrders(read.orders);
    for (const target of members) {
      observations.set(target.key, observe(target, index, values.length === 1));
    }
  }
  return { observations, failures: [] };
}

/** A comma in an order number would read as two orders. */
function filterOf({ certificateId, orderNumber }: FollowedOrder) {
  if (certificateId !== undefined) return 'certificateID';
  return orderNumber === undefined || orderNumber.includes(',') ? undefined : 'orderNumber';
}

const idOf = ({ certificateId, orderNumber }: FollowedOrder) => certificateId ?? orderNumber;

interface Listed {
  readonly order: Order;
  readonly certificate: Certificate | undefined;
}

function indexOrders(orders: readonly Order[]) {
  const listed = orders.flatMap((order) =>
    certificatesOf(order).map((certificate): Listed => ({ order, certificate })),
  );
  return {
    listed,
    byId: Map.groupBy(listed, ({ certificate }) => withoutZeros(certificate?.certificateId)),
    byOrder: Map.groupBy(listed, ({ order }) => order.orderNumber),
  };
}

function observe(
  { certificateId, orderNumber }: FollowedOrder,
  { listed, byId, byOrder }: ReturnType<typeof indexOrders>,
  isOnlyOne: boolean,
): OrderObservation {
  const ofOrder = orderNumber === undefined ? [] : (byOrder.get(orderNumber) ?? []);
  const nameless = (one: Listed) => one.certificate?.certificateId === undefined;
  // Where the provider refused the switch for certificate IDs, the order has to do.
  const rows =
    certificateId === undefined
      ? ofOrder
      : (byId.get(withoutZeros(certificateId)) ??
        (isOnlyOne && listed.every(nameless) ? listed : ofOrder.filter(nameless)));
  if (rows.length === 0) return { kind: 'not-listed' };
  return { kind: 'listed', certificates: rows.map(toState) };
}

function toState({ order, certificate }: Listed, index: number): CertificateState {
  const { serialNumber, notBefore, notAfter } = certificate ?? {};
  return {
    id: withoutZeros(certificate?.certificateId) ?? `certificate ${index + 1}`,
    state: stateOf(order, certificate),
    lastStatusChange: certificate?.lastStatusChange,
    certificate:
      serialNumber === undefined
        ? undefined
        : {
            serialNumber,
            ...(notBefore !== undefined && { notBefore }),
            ...(notAfter !== undefined && { notAfter }),
          },
  };
}

const SEVERITY = { completed: 0, 'in-progress': 1, 'failed-again': 2 } as const;

/**
 * Judges a retry by evidence. `repliedAt` is the `Date` of the reply to the retry; `observations`
 * are the reads after it, oldest first. The worst of several certificates decides.
 */
export function completionOf(
  repliedAt: number | undefined,
  observations: readonly OrderObservation[],
): Completion {
  const seen = new Map<string, CertificateState[]>();
  let last: Completion = { kind: 'unknown' };
  for (const observation of observations) {
    if (observation.kind === 'not-listed') {
      last = { kind: 'unknown' };
      continue;
    }
    const judged = observation.certificates.map((now) => {
      const earlier = seen.get(now.id) ?? [];
      seen.set(now.id, [...earlier, now]);
      return { now, kind: judge(repliedAt, earlier, now) };
    });
    const [worst] = judged.toSorted(
      (one, other) =>
        SEVERITY[other.kind] - SEVERITY[one.kind] || weightOf(other.now) - weightOf(one.now),
    );
    if (worst === undefined) continue;
    last = describe(worst.kind, worst.now);
    if (last.kind !== 'in-progress') return last;
  }
  return last;
}

/** Of two certificates in progress, the one in a failure state is shown. */
const weightOf = ({ state }: CertificateState) => (state.kind === 'failed' ? 1 : 0);

function judge(
  repliedAt: number | undefined,
  earlier: readonly CertificateState[],
  { state, lastStatusChange: changed }: CertificateState,
): keyof typeof SEVERITY {
  if (state.kind === 'issued') return 'completed';
  if (state.kind === 'ended') return 'failed-again';
  if (state.kind === 'other') return 'in-progress';
  const isNewer = changed !== undefined && repliedAt !== undefined && changed > repliedAt;
  const ranAgain = earlier.some(
    (one) =>
      (one.state.text !== undefined && one.state.kind !== 'failed') ||
      (changed !== undefined &&
        one.lastStatusChange !== undefined &&
        one.lastStatusChange !== changed),
  );
  return isNewer || ranAgain ? 'failed-again' : 'in-progress';
}

function describe(
  kind: Completion['kind'],
  { state: { text }, certificate }: CertificateState,
): Completion {
  const cause = kind === 'failed-again' && text ? causeIn(text) : undefined;
  return {
    kind,
    ...(text !== undefined && { status: text }),
    ...(cause !== undefined && { cause }),
    ...(certificate !== undefined && { certificate }),
  };
}
