/** Reports of runs that people meet, for everyone who renders them. */

import type { CertificateFacts, Completion } from '../../src/domain/completion.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Report } from '../../src/domain/report.ts';
import type { Target } from '../../src/domain/target.ts';
import { rejected, reportWith, sectigo, submitted, target } from './reports.ts';

const MISSING_FIELD: Outcome = {
  kind: 'rejected',
  codes: ['1004'],
  targetSpecific: true,
  message: 'Missing required field. (agentLicenseKey)',
};
const NOT_VALIDATED: Outcome = {
  kind: 'rejected',
  codes: ['1777'],
  targetSpecific: true,
  message: 'The domain is not validated for this organization.',
};
const NOT_ELIGIBLE = rejected('1028');
const NO_REPLY: Outcome = { kind: 'unknown', message: 'no complete reply within 30 s' };

function web(number: number, more: Partial<Target> = {}): Target {
  const name = `web-${String(number).padStart(3, '0')}`;
  const label = `${name}.example.com@10.0.${Math.floor(number / 250)}.${number % 250}:443`;
  return target(label, { name, ...more });
}

function fleet(size: number): readonly Target[] {
  return Array.from({ length: size }, (_, at) => web(at + 1));
}

function oneRefused(): Report {
  return reportWith([submitted, submitted, NOT_ELIGIBLE], { targets: fleet(3) });
}

function mixed(): Report {
  const outcomes = Array.from({ length: 12 }, (_, at) => {
    if (at === 2 || at === 7) return NO_REPLY;
    if (at === 4) return MISSING_FIELD;
    if (at === 5 || at === 9) return NOT_VALIDATED;
    return at > 9 ? NOT_ELIGIBLE : submitted;
  });
  return reportWith(outcomes, { targets: fleet(12), requests: 2 });
}

function manyRefused(): Report {
  const outcomes = Array.from({ length: 300 }, (_, at) => {
    if (at % 30 === 6) return MISSING_FIELD;
    if (at % 60 === 10) return NOT_VALIDATED;
    return at % 12 === 2 ? NOT_ELIGIBLE : submitted;
  });
  return reportWith(outcomes, { targets: fleet(300), requests: 3, durationMs: 312 });
}

function certificates(size: number): readonly Target[] {
  return Array.from({ length: size }, (_, at) => {
    const certificateID = String(4_100_001 + at);
    return target(`cert:${certificateID}`, {
      publicFields: { certificateID },
      retryEntry: { certificateID },
    });
  });
}

function sectigoWaited(): Report {
  const tooSoon: Outcome = {
    kind: 'rate-limited',
    code: '-295',
    message: 'held back, because the limit counts for the whole account',
  };
  const failed: Outcome = {
    kind: 'rejected',
    codes: ['-297'],
    targetSpecific: true,
    message: 'CAA check failed',
  };
  return reportWith([submitted, failed, tooSoon, tooSoon, tooSoon], {
    provider: sectigo,
    targets: certificates(5),
    facts: [
      undefined,
      {
        caa: 'The CAA records at example.com do not allow sectigo.com to issue a certificate for www.example.com. Add the record: example.com. CAA 0 issue "sectigo.com"',
      },
    ],
    requests: 5,
    durationMs: 606_400,
    waitedMs: 605_000,
    retryAt: Date.UTC(2026, 10, 24, 22, 20, 30),
  });
}

function dryRunOf12(): Report {
  const targets = fleet(12).map((one, at) => ({
    ...(at === 3 && found(3)[2]),
    ...one,
    ...(at === 3 && { domainNames: [`${one.name}.example.com`] }),
    usage: {
      Division: at < 8 ? '677793' : '677801',
      'Licence key': at < 9 ? 'agent, alias web-agent' : 'sensor, digicert-sensor-license-key',
    },
  }));
  const heldBack: Outcome = {
    kind: 'dry-run',
    code: 'not-applicable',
    message: 'Domain validation expired',
    hint: 'Validate the domain again, then retry.',
  };
  return reportWith(
    targets.map((_, at): Outcome => (at === 3 ? heldBack : { kind: 'dry-run' })),
    {
      targets,
      dryRun: true,
      requests: 2,
      requestNumbers: new Map(targets.map((one, at) => [one, at < 8 ? 1 : 2])),
    },
  );
}

/** The input of the run with invalid input. */
export const INPUT_PROBLEMS: readonly string[] = [
  "'max-wait-minutes' is '15m': expected a whole number from 0 to 330.",
  "fleet.csv, row 1: column 'domain' is nearly domainName: rename it to domainName, or to a name that is less similar.",
  "targets, entry 2: 'wbe-002' is neither an address nor an ID of DigiCert CertCentral nor in the inventory; nearest: 'web-002', 'web-001', 'web-003'.",
  "targets, entry 3: 'web-003 # old' is neither an address nor an ID of DigiCert CertCentral nor in the inventory; nearest: 'web-003', 'web-001', 'web-002'.",
  "fleet.csv, row 3: port '44 3' is not a port: expected a whole number from 1 to 65535.",
  "'digicert-api-key' is required when provider is 'digicert', but it is blank: the secret may not be set, the job may not name its environment, or the run comes from a fork or from Dependabot, which get no secrets.",
];

function cancelled(): Report {
  const outcomes = Array.from({ length: 300 }, (_, at): Outcome => {
    if (at < 188) return submitted;
    if (at < 200) return { kind: 'unknown', message: 'the run was cancelled before the reply' };
    return { kind: 'not-attempted', message: 'the run was cancelled before the request was sent' };
  });
  return reportWith(outcomes, {
    targets: fleet(300),
    isCancelled: true,
    problems: ['The run was cancelled.'],
  });
}

function lockedLogin(): Report {
  const message = 'Permission denied!';
  const refused: Outcome = { kind: 'rejected', codes: ['-16'], targetSpecific: true, message };
  const stopped = `stopped: the provider refused the login (-16: ${message})`;
  return reportWith(
    [refused, ...Array<Outcome>(11).fill({ kind: 'not-attempted', message: stopped })],
    {
      provider: sectigo,
      targets: certificates(12),
      problems: [`The run was stopped: the provider refused the login (-16: ${message}).`],
    },
  );
}

const CAUSES = [
  ['Agent not reachable', 'Restart the agent service.', 'certInstall', 'INSTALL_FAILED'],
  ['Domain validation expired', 'Validate the domain again, then retry.', 'dcv', 'ACTION_REQUIRED'],
] as const;

/** What the provider lists as failed. */
function found(size: number): readonly Target[] {
  return fleet(size).map((one, at): Target => {
    const [cause, solution, step, status] = CAUSES[at === 2 ? 1 : 0];
    const decided: Outcome = {
      kind: 'rejected',
      codes: ['not-applicable'],
      targetSpecific: true,
      message: cause,
      hint: solution,
    };
    return {
      ...one,
      facts: { cause, solution, step, status },
      domainNames: [`${one.name}.example.com`],
      ...(at === 2 && { decided }),
    };
  });
}

function failedWithCauses(): Report {
  const targets = found(5);
  return reportWith(
    targets.map(({ decided }, at) => decided ?? (at === 4 ? NOT_ELIGIBLE : submitted)),
    { targets, found: 5, scope: 'in 1 division' },
  );
}

const DAY_MS = 86_400_000;

function followed(): Report {
  const targets = found(5);
  const certificate: CertificateFacts = {
    serialNumber: '0a1b2c3d4e',
    notAfter: Date.UTC(2027, 2, 3),
  };
  const renewed: Completion = { kind: 'completed', status: 'INSTALLED', certificate };
  return reportWith(
    targets.map(({ decided }) => decided ?? submitted),
    {
      targets,
      found: 5,
      scope: 'in 1 division',
      isFollowed: true,
      isVerified: true,
      durationMs: 24 * 60_000,
      facts: [
        { completion: renewed, endpoint: 'new', servedCertificate: certificate },
        {
          completion: {
            kind: 'failed-again',
            status: 'INSTALL_FAILED',
            cause: 'Agent not reachable',
            solution: 'Restart the agent service.',
            step: 'certInstall',
          },
        },
        undefined,
        {
          completion: renewed,
          endpoint: 'old',
          servedCertificate: {
            serialNumber: '07f3a1',
            issuer: 'DigiCert Global G2 TLS RSA SHA256 2020 CA1',
            notAfter: Date.UTC(2026, 10, 24) + 3 * DAY_MS,
          },
        },
        { completion: renewed, endpoint: 'new', servedCertificate: certificate },
      ],
    },
  );
}

/** By name; the run with invalid input has no report, but `INPUT_PROBLEMS`. */
export const NAMED_REPORTS = {
  'one refused': oneRefused(),
  '12 mixed': mixed(),
  '300 with 40 refused': manyRefused(),
  'Sectigo that waited': sectigoWaited(),
  'dry run of 12': dryRunOf12(),
  'cancelled with 12 under way': cancelled(),
  'locked login': lockedLogin(),
  'failed with causes': failedWithCauses(),
  'followed, one failed again and one old certificate': followed(),
} as const satisfies Record<string, Report>;
