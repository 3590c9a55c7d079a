import type { CertificateFacts, Completion, Endpoint } from '../domain/completion.ts';
import type { Target } from '../domain/target.ts';
import type { Timer } from '../domain/timer.ts';
import { compareLooks, needsAnotherLook } from '../tls/compare.ts';
import { createLooker, type Look } from '../tls/look.ts';
import { lookAtAll } from '../tls/pool.ts';

export interface VerifyOptions {
  readonly clock: Timer;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
}

/** What a look at the port of a target shows. */
export interface Verified {
  readonly endpoint: Endpoint;
  readonly servedCertificate?: CertificateFacts;
  /** Whether another look cannot change it. */
  readonly isFinal: boolean;
}

/** Looks at the ports of targets. Not a byte is sent but the TLS handshake. */
export interface Verifier {
  /** Looks once before the submission. Returns how many ports nobody answers at. */
  lookBefore(targets: readonly Target[]): Promise<{ readonly unreachable: number }>;
  /** Looks at targets that the provider reports as successful, within `budgetMs`. */
  look(
    targets: ReadonlyMap<Target, Completion>,
    budgetMs: number,
  ): Promise<ReadonlyMap<Target, Verified>>;
}

/** The time for all looks before the submission. */
const BEFORE_BUDGET_MS = 60_000;

/** Looks at ports before the submission and after a reported success. */
export function createVerifier({ clock, signal }: VerifyOptions): Verifier {
  const looker = createLooker({ clock });
  const baselines = new Map<Target, Look>();
  const looked = new Set<Target>();

  async function lookAt(targets: readonly Target[], budgetMs: number) {
    const withPort = targets.flatMap((target) =>
      target.endpoint === undefined ? [] : [{ target, endpoint: target.endpoint }],
    );
    const looks = await lookAtAll(
      withPort.map(({ endpoint }) => endpoint),
      { look: looker, clock, budgetMs, signal },
    );
    return new Map(
      withPort.flatMap(({ target }, index) => {
        const look = looks[index];
        return look === undefined ? [] : [[target, look] as const];
      }),
    );
  }

  return {
    async lookBefore(targets) {
      const looks = await lookAt(targets, BEFORE_BUDGET_MS);
      for (const [target, look] of looks) baselines.set(target, look);
      return {
        unreachable: [...looks.values()].filter(({ kind }) => kind === 'unreachable').length,
      };
    },
    async look(targets, budgetMs) {
      const looks = await lookAt([...targets.keys()], budgetMs);
      const verified = new Map<Target, Verified>();
      for (const [target, later] of looks) {
        const completion = targets.get(target);
        const comparison = compareLooks({
          baseline: baselines.get(target),
          later,
          providerBefore: toProviderCertificate(completion?.earlierCertificate),
          providerNow: toProviderCertificate(completion?.certificate),
        });
        const isFinal = !needsAnotherLook(comparison, {
          baseline: baselines.get(target),
          isFirst: !looked.has(target),
        });
        looked.add(target);
        const served = 'certificate' in comparison ? comparison.certificate : undefined;
        verified.set(target, {
          endpoint: comparison.endpoint,
          isFinal,
          ...(served && { servedCertificate: withoutFingerprint(served) }),
        });
      }
      return verified;
    },
  };
}

function toProviderCertificate(certificate: Partial<CertificateFacts> | undefined) {
  if (certificate === undefined) return undefined;
  return { serialNumber: certificate.serialNumber, expiresOn: certificate.notAfter };
}

function withoutFingerprint({
  serialNumber,
  notBefore,
  notAfter,
  issuer,
}: Required<CertificateFacts>): CertificateFacts {
  return { serialNumber, notBefore, notAfter, issuer };
}
