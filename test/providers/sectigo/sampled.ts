/** The state behind the documented sample of the report. */
import type { CertificateState, OrderState } from './orders.ts';

/** The text of a failed CAA check. */
export const FAILED = 'PRE-SIGN FAILED: CAA: Not authorized to issue';
/** The certificate in the sample. */
export const CERTIFICATE: CertificateState = {
  type: 'PositiveSSL',
  domain: 'www.example.com',
  additionalDomains: ['example.com'],
  status: FAILED,
  lastStatusChange: 1_790_003_600,
  certificateID: '1234567',
};
/** The order in the sample. */
export const ORDER: OrderState = {
  orderNumber: '8001234',
  orderStatus: 'Pending',
  dateTime: 1_790_000_000,
  certificates: [CERTIFICATE],
};
