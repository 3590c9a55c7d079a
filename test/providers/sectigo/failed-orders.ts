import type { FailedWork, NamedState } from '../double.ts';
import type { SectigoOptions } from './index.ts';
import { failsAgain, issued } from './scripts.ts';

const REFUSED = 'PRE-SIGN FAILED: CAA: Not authorized to issue';
const FAILED_AT = Date.UTC(2026, 0, 1) / 1_000;

/** Three of four orders failed: one is issued after a retry, and one fails again. */
export const FAILED_ORDERS: NamedState<SectigoOptions> = {
  about: 'for targets: failed: the CAA check of three of four orders failed',
  options: {
    orders: [
      {
        orderNumber: '8001234',
        orderStatus: 'Pending',
        dateTime: FAILED_AT - 3_600,
        certificates: [
          {
            certificateID: '1234567',
            type: 'PositiveSSL',
            domain: 'www.example.com',
            additionalDomains: ['example.com'],
            status: REFUSED,
            lastStatusChange: FAILED_AT,
            afterRetry: issued(),
          },
        ],
      },
      {
        orderNumber: '8001235',
        orderStatus: 'Pending',
        dateTime: FAILED_AT - 3_600,
        certificates: [
          {
            certificateID: '1234568',
            type: 'PositiveSSL',
            domain: 'mail.example.net',
            status: 'PRE-SIGN FAILED!!!',
            lastStatusChange: FAILED_AT,
            afterRetry: failsAgain(),
          },
        ],
      },
      {
        orderNumber: '8001236',
        orderStatus: 'Pending',
        dateTime: FAILED_AT - 3_600,
        certificates: [
          {
            certificateID: '1234569',
            type: 'Multi-Domain SSL',
            domain: 'shop.example.org',
            mdcDomainNames: ['shop.example.org', 'cart.example.org'],
            status: 'caacheckfailed',
            lastStatusChange: FAILED_AT,
            afterRetry: issued({ status: 'Issued but not yet collected' }),
          },
        ],
      },
      {
        orderNumber: '8001237',
        orderStatus: 'Complete',
        dateTime: FAILED_AT - 86_400,
        certificates: [
          {
            certificateID: '1234570',
            type: 'PositiveSSL',
            domain: 'vpn.example.org',
            status: 'Valid',
            lastStatusChange: FAILED_AT - 80_000,
            serialNumber: '00A1B2C3D4E5F60717',
            notBefore: FAILED_AT - 80_000,
            notAfter: FAILED_AT + 31_456_000,
          },
        ],
      },
    ],
  },
};

const { orders = [] } = FAILED_ORDERS.options;

/** The order of the same account whose CAA check did not fail. */
export const NOTHING_FAILED: NamedState<SectigoOptions> = {
  about: 'for targets: failed: the CAA check of no order failed',
  options: { orders: orders.filter(({ orderStatus }) => orderStatus === 'Complete') },
};

export const failedWork: FailedWork<SectigoOptions> = {
  options: FAILED_ORDERS.options,
  count: 3,
  secrets: {},
  askedLater: [],
  quoting: (genuine, text) => genuine.replaceAll('CAA', encodeURIComponent(text)),
};
