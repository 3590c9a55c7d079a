/** What the providers of the examples list as failed. */

import { FAILED_AUTOMATIONS } from '../providers/digicert/failed-automations.ts';
import { renewed } from '../providers/digicert/scripts.ts';
import { doubleOf } from '../providers/index.ts';
import { FAILED_ORDERS } from '../providers/sectigo/failed-orders.ts';
import { issued } from '../providers/sectigo/scripts.ts';
import type { InternetOptions } from './internet.ts';

/** The division of the examples. */
export const OWNER = { divisionId: 2_095_951 };
const { automations = [], agents = [] } = FAILED_AUTOMATIONS.options;
const { orders = [] } = FAILED_ORDERS.options;

/** Three of five automations and three of four orders failed. No name is one of the internet. */
export const FAILED: InternetOptions = {
  digicert: {
    automations: automations.map((automation) => ({ ...automation, ...OWNER })),
    agents: agents.map((agent) => ({ ...agent, ...OWNER })),
  },
  sectigo: {
    orders: orders.map((order) => ({
      ...order,
      certificates: order.certificates.map(({ certificateID = '', ...certificate }) => ({
        ...certificate,
        certificateID,
        domain: `www.${certificateID}.test`,
        additionalDomains: [],
        mdcDomainNames: [],
      })),
    })),
  },
};

/** The same accounts, where a retry helps. */
export const HELPED: InternetOptions = {
  digicert: {
    ...FAILED.digicert,
    automations: (FAILED.digicert?.automations ?? []).map((automation) => ({
      ...automation,
      afterRetry: renewed(),
    })),
  },
  sectigo: {
    orders: (FAILED.sectigo?.orders ?? []).map((order) => ({
      ...order,
      certificates: order.certificates.map((state) => ({ ...state, afterRetry: issued() })),
    })),
  },
};

/** The same accounts on a day on which nothing failed. */
export const NOTHING_FAILED: InternetOptions = {
  digicert: { ...FAILED.digicert, automations: FAILED.digicert?.automations?.slice(3) ?? [] },
  sectigo: { orders: FAILED.sectigo?.orders?.slice(3) ?? [] },
};

/** The same accounts for somebody with other credentials. */
export const LOCKED_OUT_OF_FAILED: InternetOptions = {
  digicert: { ...FAILED.digicert, ...doubleOf('digicert').examples.lockedOut },
  sectigo: { ...FAILED.sectigo, ...doubleOf('sectigo').examples.lockedOut },
};
