import type { ServedCertificate } from '../../src/tls/certificate.ts';
import { compareLooks, type Evidence, type ProviderCertificate } from '../../src/tls/compare.ts';
import type { Look, LookGroup } from '../../src/tls/look.ts';

export const DAY_MS = 86_400_000;
const START = Date.parse('2026-01-01T00:00:00Z');

/** A certificate with this serial number, issued so many days after the start, for 90 days. */
export function served(serialNumber: string, day: number): ServedCertificate {
  const notBefore = START + day * DAY_MS;
  return {
    serialNumber,
    notBefore,
    notAfter: notBefore + 90 * DAY_MS,
    issuer: 'CN=Issuer',
    fingerprint256: `fingerprint of ${serialNumber}, day ${day}`,
  };
}

export const OLD = served('a1', 0);
export const NEW = served('b2', 80);
export const OTHER = served('c3', 80);
export const TWIN = served('d4', 1);
export const OLDER = served('e5', -80);

type Shown = readonly ServedCertificate[];
export const group = (certificates: Shown, complete = true): LookGroup => ({
  certificates,
  complete,
});
export const seen = (byDefault: Shown, rsa: Shown = []): Look => ({
  kind: 'seen',
  byDefault: group(byDefault),
  rsa: group(rsa),
});
export const thrice = (certificate: ServedCertificate): Shown => [
  certificate,
  certificate,
  certificate,
];
export const UNREACHABLE: Look = { kind: 'unreachable' };
export const NO_TLS: Look = { kind: 'no-tls' };
/** A server with one RSA certificate shows it in both groups. */
export const only = (certificate: ServedCertificate) =>
  seen(thrice(certificate), thrice(certificate));

/** What the provider lists for a certificate. */
export const listed = ({ serialNumber, notAfter }: ServedCertificate): ProviderCertificate => ({
  serialNumber,
  expiresOn: notAfter,
});
/** The provider lists no certificate. */
export const NONE: ProviderCertificate = {};

export interface Row {
  readonly when: string;
  readonly baseline: Look | undefined;
  readonly later: Look;
  /** What the provider listed before the retry, and lists now; the same old one when left out. */
  readonly provider?: readonly [ProviderCertificate | undefined, ProviderCertificate | undefined];
}

export function compare({ baseline, later, provider = [listed(OLD), listed(OLD)] }: Row) {
  const evidence: Evidence = {
    baseline,
    later,
    providerBefore: provider[0],
    providerNow: provider[1],
  };
  return compareLooks(evidence);
}

export const CHANGED = [listed(OLD), listed(NEW)] as const;
