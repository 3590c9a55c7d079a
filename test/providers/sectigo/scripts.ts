import type { Script } from '../script.ts';
import type { CertificateState } from './orders.ts';

type CertificateScript = Script<CertificateState>;

const YEAR_SECONDS = 31_536_000;

const secondsOf = (at: number) => Math.floor(at / 1_000);

/** Shows the old failure at first, and is issued later. */
export function issued({ status = 'Valid', afterMs = 120_000 } = {}): CertificateScript {
  return [
    {
      afterMs,
      change: (_, at) => ({
        status,
        lastStatusChange: secondsOf(at),
        serialNumber: '00A1B2C3D4E5F60718',
        notBefore: secondsOf(at),
        notAfter: secondsOf(at) + YEAR_SECONDS,
      }),
    },
  ];
}

/** Goes to a state, with a new `lastStatusChange`: fails again, is rejected, waits. */
export function changesTo(status: string, { afterMs = 120_000 } = {}): CertificateScript {
  return [{ afterMs, change: (_, at) => ({ status, lastStatusChange: secondsOf(at) }) }];
}

/** Fails again for this reason. */
export function failsAgain({
  status = 'PRE-SIGN FAILED: CAA: Not authorized to issue',
  afterMs = 120_000,
} = {}): CertificateScript {
  return changesTo(status, { afterMs });
}
