import type { X509Certificate } from 'node:crypto';
import { normalizeSerialNumber } from '../fields/serial-number.ts';

/** The certificate that a port serves. Its texts come from the peer, and nobody has verified them. */
export interface ServedCertificate {
  /** Lower-case hex without separators and leading zeros. */
  readonly serialNumber: string;
  /** In milliseconds since the epoch. */
  readonly notBefore: number;
  /** In milliseconds since the epoch. */
  readonly notAfter: number;
  /** The issuer's name on one line: `C=US, O=DigiCert Inc, CN=…`. */
  readonly issuer: string;
  readonly fingerprint256: string;
}

type CertificateFields = Pick<
  X509Certificate,
  'serialNumber' | 'validFrom' | 'validTo' | 'issuer' | 'fingerprint256'
>;

/** Reads what the peer sent. Returns `undefined` for a certificate with dates that are no dates. */
export function readCertificate(certificate: CertificateFields): ServedCertificate | undefined {
  // For a date that is none, `validFromDate` can be a random date (Node 24), and `validFrom` says so.
  const notBefore = Date.parse(certificate.validFrom);
  const notAfter = Date.parse(certificate.validTo);
  if (Number.isNaN(notBefore) || Number.isNaN(notAfter)) return undefined;
  return {
    serialNumber: normalizeSerialNumber(certificate.serialNumber) ?? '',
    notBefore,
    notAfter,
    issuer: certificate.issuer.split('\n').join(', '),
    fingerprint256: certificate.fingerprint256,
  };
}
