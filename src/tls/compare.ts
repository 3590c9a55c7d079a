import { normalizeSerialNumber } from '../fields/serial-number.ts';
import type { ServedCertificate } from './certificate.ts';
import { CONNECTIONS_PER_GROUP, type Look } from './look.ts';

/** The certificate of a target as the provider lists it. */
export interface ProviderCertificate {
  /** In any spelling; absent or blank if the provider names no certificate. */
  readonly serialNumber?: string | undefined;
  /** In milliseconds since the epoch. */
  readonly expiresOn?: number | undefined;
}

/** What is known about a port when its certificate is compared. */
export interface Evidence {
  /** The look before the retry; `undefined` if none was complete. */
  readonly baseline: Look | undefined;
  /** The look after the provider reported success. */
  readonly later: Look;
  /** What the provider listed before the retry; `undefined` if the list could not be read. */
  readonly providerBefore: ProviderCertificate | undefined;
  /** What the provider lists now. */
  readonly providerNow: ProviderCertificate | undefined;
}

export type Comparison =
  /** Every node serves another certificate than before the retry. It may still be invalid. */
  | { readonly endpoint: 'new'; readonly certificate: ServedCertificate }
  /** The port serves what it served before, or nothing proves that it does not. */
  | { readonly endpoint: 'old'; readonly certificate?: ServedCertificate }
  | { readonly endpoint: 'unreachable' }
  | { readonly endpoint: 'no-tls' };

type SeenLook = Extract<Look, { readonly kind: 'seen' }>;

/** Decides whether a port serves another certificate than before the retry. */
export function compareLooks({
  baseline,
  later,
  providerBefore,
  providerNow,
}: Evidence): Comparison {
  if (later.kind !== 'seen') return { endpoint: later.kind };
  const before = baseline?.kind === 'seen' ? baseline : undefined;
  for (const group of ['byDefault', 'rsa'] as const) {
    const certificate = servedByAll(later, group);
    if (certificate === undefined) continue;
    const isNew =
      before === undefined
        ? isNewToProvider(certificate, providerBefore, providerNow)
        : isNewAtPort(certificate, before, group, providerBefore, providerNow);
    if (isNew) return { endpoint: 'new', certificate };
  }
  const certificate = stillServed(later, before);
  return { endpoint: 'old', ...(certificate && { certificate }) };
}

/**
 * Whether another look can change the endpoint: not once it is new, and not if nobody answered
 * before the retry, nor at the first look after it.
 */
export function needsAnotherLook(
  { endpoint }: Comparison,
  { baseline, isFirst }: { readonly baseline: Look | undefined; readonly isFirst: boolean },
): boolean {
  const isDead = endpoint === 'unreachable' && baseline?.kind === 'unreachable' && isFirst;
  return endpoint !== 'new' && !isDead;
}

/** The certificate that all connections of a group show, unless the look shows that nodes differ. */
function servedByAll(look: SeenLook, group: 'byDefault' | 'rsa'): ServedCertificate | undefined {
  const [first, ...others] = look[group].certificates;
  if (first === undefined || others.length + 1 < CONNECTIONS_PER_GROUP) return undefined;
  if (!others.every((other) => isSame(first, other))) return undefined;
  // A second certificate for other keys differs on every connection of the other group. A group
  // with this certificate and another one is two nodes.
  const { certificates } = look[group === 'rsa' ? 'byDefault' : 'rsa'];
  const shared = certificates.filter((other) => isSame(first, other)).length;
  return shared === 0 || shared === certificates.length ? first : undefined;
}

/** Compares with what the port served before the retry. */
function isNewAtPort(
  certificate: ServedCertificate,
  before: SeenLook,
  group: 'byDefault' | 'rsa',
  providerBefore: ProviderCertificate | undefined,
  providerNow: ProviderCertificate | undefined,
): boolean {
  const known = certificatesOf(before);
  if (known.some((other) => isSame(certificate, other))) return false;
  if (known.some((other) => certificate.notBefore < other.notBefore)) return false;
  const expected = changedSerialNumber(providerBefore, providerNow, known);
  // A group that is not complete may have missed a certificate that was there before.
  return expected === undefined ? before[group].complete : certificate.serialNumber === expected;
}

/** Nothing could be seen before the retry: only the provider can tell. */
function isNewToProvider(
  { serialNumber, notAfter }: ServedCertificate,
  before: ProviderCertificate | undefined,
  now: ProviderCertificate | undefined,
): boolean {
  if (before === undefined) return false;
  const expected = changedSerialNumber(before, now, []);
  if (expected !== undefined) return serialNumber === expected;
  const old = normalizeSerialNumber(before.serialNumber);
  if (old === undefined || before.expiresOn === undefined) return false;
  return serialNumber !== old && notAfter > before.expiresOn;
}

/** The serial number that the provider lists now, if it is another one than before the retry. */
function changedSerialNumber(
  before: ProviderCertificate | undefined,
  now: ProviderCertificate | undefined,
  served: readonly ServedCertificate[],
): string | undefined {
  const current = normalizeSerialNumber(now?.serialNumber);
  if (current === undefined) return undefined;
  const isOld =
    before === undefined
      ? served.some(({ serialNumber }) => serialNumber === current)
      : normalizeSerialNumber(before.serialNumber) === current;
  return isOld ? undefined : current;
}

/** What to show for a port that serves no other certificate on every node. */
function stillServed(later: SeenLook, before: SeenLook | undefined): ServedCertificate | undefined {
  const served = certificatesOf(later);
  const known = before === undefined ? [] : certificatesOf(before);
  const old = served.find((certificate) => known.some((other) => isSame(certificate, other)));
  return old ?? served[0];
}

const certificatesOf = ({ byDefault, rsa }: SeenLook) => [
  ...byDefault.certificates,
  ...rsa.certificates,
];

const isSame = (one: ServedCertificate, other: ServedCertificate) =>
  one.fingerprint256 === other.fingerprint256;
