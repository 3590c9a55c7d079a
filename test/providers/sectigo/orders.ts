import { createScripted, type Script, type Scripted } from '../script.ts';
import { certificateTarget } from './targets.ts';

/** A certificate of an order. Fields that are left out are left out of the report too. */
export interface CertificateState {
  readonly certificateID?: string;
  readonly type?: string;
  readonly domain?: string;
  readonly additionalDomains?: readonly string[];
  readonly mdcDomainNames?: readonly string[];
  /** The text of the state, such as `PRE-SIGN FAILED: CAA: Not authorized to issue`. */
  readonly status: string;
  /** Seconds since the epoch. */
  readonly lastStatusChange?: number;
  readonly serialNumber?: string;
  /** Seconds since the epoch. */
  readonly notBefore?: number;
  readonly notAfter?: number;
  /** What happens after an accepted retry; nothing, for ever, when left out. */
  readonly afterRetry?: Script<CertificateState> | undefined;
}

/** An order and its certificates. */
export interface OrderState {
  readonly orderNumber?: string;
  readonly orderStatus?: string;
  /** Seconds since the epoch. */
  readonly dateTime?: number;
  readonly certificates: readonly CertificateState[];
}

/** All orders of the account. */
export interface Orders {
  /** Every order as it is now. */
  current(): readonly OrderState[];
  /** Relaunches the check of a certificate, or of all failed ones of an order; the code says how. */
  retry(target: string): number;
}

/** Whether a state is one of those whose CAA check failed. */
export function isFailedState(status: string): boolean {
  return /pre-?sign\s*failed/i.test(status) || status === 'caacheckfailed';
}

const RELAUNCHED = 0;
const WRONG_STATE = -296;
const NO_DATA = -298;

/** Keeps the orders, and plays their scripts by the clock. */
export function createOrders(states: readonly OrderState[], now: () => number): Orders {
  const orders = states.map(({ certificates, ...order }) => ({
    order,
    certificates: certificates.map((state) => createScripted(state, now)),
  }));

  /** The certificates that a target means. */
  const meantBy = (target: string): readonly Scripted<CertificateState>[] =>
    orders.flatMap(({ order, certificates }) =>
      target === `order:${order.orderNumber}`
        ? certificates
        : certificates.filter((each) => {
            const { certificateID } = each.current();
            return certificateID !== undefined && certificateTarget(certificateID) === target;
          }),
    );

  return {
    current: () =>
      orders.map(({ order, certificates }) => ({
        ...order,
        certificates: certificates.map((each) => each.current()),
      })),
    retry(target) {
      const meant = meantBy(target);
      if (meant.length === 0) return NO_DATA;
      const failed = meant.filter(
        (each) => isFailedState(each.current().status) && !each.underWay(),
      );
      for (const each of failed) each.retry();
      return failed.length === 0 ? WRONG_STATE : RELAUNCHED;
    },
  };
}
