import type { Script } from '../script.ts';
import type { AutomationState } from './automations.ts';

type AutomationScript = Script<AutomationState>;

const YEAR_MS = 31_536_000_000;

/** Another serial number of the same length. */
function nextSerial(serial = ''): string {
  const next = (BigInt(`0x${serial === '' ? '0' : serial}`) + 1n).toString(16);
  return next.padStart(serial.length, '0');
}

/** A certificate that was issued at this time. */
function renewedAt(
  { certificateSerialNumber, certificateExpiresOn = 0 }: AutomationState,
  at: number,
) {
  return {
    certificateSerialNumber: nextSerial(certificateSerialNumber),
    certificateExpiresOn: Math.max(at, certificateExpiresOn) + YEAR_MS,
  };
}

/** Shows the old failure at first, then a pending status, then another one with a new certificate. */
export function renewed({
  status = 'SUCCESSFULLY_RENEWED',
  pendingMs = 30_000,
  afterMs = 90_000,
} = {}): AutomationScript {
  return [
    { afterMs: pendingMs, change: { status: 'AUTOMATION_SCHEDULED' } },
    {
      afterMs,
      change: (before, at) => ({
        status,
        ...renewedAt(before, at),
        lastRunTime: at,
        failures: [],
        isRetryApplicable: undefined,
      }),
    },
  ];
}

/** Fails again with a new `lastRunTime`. `issued`: with a new certificate that was not installed. */
export function failsAgain({
  status = 'INSTALL_FAILED',
  cause = 'The agent is not reachable.',
  solution = 'Start the agent and retry.',
  issued = false,
  afterMs = 90_000,
} = {}): AutomationScript {
  return [
    {
      afterMs,
      change: (before, at) => ({
        status,
        ...(issued && renewedAt(before, at)),
        lastRunTime: at,
        failures: [{ step: 'certInstall', cause, solution }],
      }),
    },
  ];
}

/** Stays in a status for ever: a pending one, or one that nobody has documented. */
export function hangs({
  status = 'AUTOMATION_SCHEDULED',
  afterMs = 30_000,
} = {}): AutomationScript {
  return [
    { afterMs, change: { status } },
    { afterMs: Number.POSITIVE_INFINITY, change: {} },
  ];
}

/** The list does not show it any more. */
export function vanishes({ afterMs = 30_000 } = {}): AutomationScript {
  return [{ afterMs, change: { hidden: true } }];
}
