import type { ProviderDouble } from '../double.ts';
import { chaos } from './chaos.ts';
import { FAILED_ORDERS, failedWork, NOTHING_FAILED } from './failed-orders.ts';
import { REPORT_GARBLINGS, RETRY_GARBLINGS } from './garblings.ts';
import { hostile } from './hostile.ts';
import { createCallLimit } from './limit.ts';
import { createOrders } from './orders.ts';
import { createReport, type ReportOptions } from './report.ts';
import { createRetry, RETRYABLE_STATE, type RetryOptions } from './retry.ts';
import { sample } from './sample.ts';

/** The options of all endpoints. With `orders`, the retry knows these and no others. */
export interface SectigoOptions extends RetryOptions, ReportOptions {}

const PASSWORD_OF_EXAMPLES = 'planted pass+word 0002';

/** The test double of Sectigo. */
export const sectigo: ProviderDouble<SectigoOptions> = {
  id: 'sectigo',
  simulate(options, now) {
    const limit = createCallLimit(options, now);
    if (options.orders === undefined) return [createRetry(options, limit)];
    const orders = createOrders(options.orders, now);
    return [createRetry(options, limit, orders), createReport(orders, options, limit, now)];
  },
  garblings: { retry: RETRY_GARBLINGS, report: REPORT_GARBLINGS },
  states: {
    documented: {
      about: 'certificate 1234567 and order ABC-1 may be retried, 7654321 is issued',
      options: {
        certificates: {
          'cert:1234567': RETRYABLE_STATE,
          'order:ABC-1': RETRYABLE_STATE,
          'cert:7654321': 'ISSUED',
        },
      },
    },
    'rate-limits': { about: "Sectigo's limit counts per account", options: { limit: 'account' } },
    'refusals-count': {
      about: "Sectigo's limit counts per account, and refused calls count too",
      options: { limit: 'account-counting-refusals' },
    },
    'failed-orders': FAILED_ORDERS,
    'nothing-failed': NOTHING_FAILED,
    slow: { about: 'Sectigo takes two seconds', options: { latencyMs: 2_000 } },
  },
  flags: { 'limit-ms': (limitMs) => ({ limitMs }) },
  sample,
  failedWork,
  hostile,
  chaos,
  examples: {
    secrets: { SECTIGO_LOGIN_PASSWORD: PASSWORD_OF_EXAMPLES },
    hidden: [PASSWORD_OF_EXAMPLES],
    vars: { SECTIGO_LOGIN_NAME: 'operations' },
    refusing: { certificates: { 'cert:1234567': 'ISSUED', 'order:ABC-1': 'ISSUED' } },
    lockedOut: { loginName: 'somebody-else' },
  },
  demo: [
    {
      title: 'Sectigo: an order that is in another state than PRE-SIGN FAILED!!!',
      inputs: {
        'sectigo-login-name': 'demo',
        'sectigo-login-password': 'demo-password-of-nobody',
        targets: 'cert:7654321',
      },
      expected: { verdict: 'failure', message: '0 of 1 submitted', failed: '1' },
    },
  ],
  picture: {
    inputs: {
      'sectigo-login-name': 'nobody',
      'sectigo-login-password': 'password-of-nobody',
    },
    options: FAILED_ORDERS.options,
  },
};
