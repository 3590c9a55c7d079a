import { HOSTILE_TEXTS } from '../hostile-texts.ts';
import { type Fault, faults, startSimulator } from '../simulator/index.ts';
import { type RunOptions, type RunResult, runAction } from './harness.ts';

/** Text and JSON of a reply may hold what a name in a file may not: `name` is refused for those. */
const NAMES = HOSTILE_TEXTS.filter((text) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text));

export const API_KEY = 'an-api-key-of-a-test';
const STEP = {
  'digicert-api-key': API_KEY,
  'digicert-account-id': '5153184',
  'digicert-division-id': '677793',
  'digicert-agent-license-key': '5800000000000E12',
  'sectigo-login-name': 'nobody',
  'sectigo-login-password': 'a-password-of-a-test',
};

/** Runs the action against a provider that commits this fault. */
export async function runAgainst(
  fault: Fault,
  inputs: Readonly<Record<string, string>>,
  options: RunOptions = {},
): Promise<RunResult> {
  const simulator = await startSimulator({ faults: [{ fault }] });
  try {
    const step = { ...STEP, 'base-url': simulator.url, ...inputs };
    return await runAction({ ...options, inputs: step });
  } finally {
    await simulator.close();
  }
}

/** Of what the hostile provider says about the fleet: every third target is accepted. */
const isAccepted = (index: number) => index % 3 === 2;

/** One target of the fleet. */
export interface HostileTarget {
  readonly label: string;
  readonly name?: string;
  readonly accepted: boolean;
  /** What the provider says about it. */
  readonly text: string;
  readonly code: string;
}

export const FLEET: readonly HostileTarget[] = HOSTILE_TEXTS.flatMap((text, row) =>
  [0, 1, 2].map((part) => {
    const index = row * 3 + part;
    const name = NAMES[index];
    return {
      label: `10.0.${row}.${part}:443`,
      ...(name !== undefined && { name }),
      accepted: isAccepted(index),
      text,
      code: part === 0 ? text : `1028 ${row}`,
    };
  }),
);

/** Everything hostile at once: names in the inventory, codes, texts and errors in the reply. */
export function runHostileFleet(options: RunOptions = {}): Promise<RunResult> {
  const inventory = FLEET.map(({ label, name }) => {
    const [ip, port] = label.split(':');
    return { ...(name !== undefined && { name }), ip, port };
  });
  const accepted = FLEET.filter((target) => target.accepted);
  const refused = FLEET.filter((target) => !target.accepted);
  const body = JSON.stringify({
    error: { code: 'outer', message: HOSTILE_TEXTS.join(' ') },
    data: {
      retryMessages: Object.fromEntries(accepted.map(({ label, text }) => [label, text])),
      failedRetries: {
        ...Object.fromEntries(
          refused.map(({ label, code, text }) => [
            label,
            { errors: [{ errorCode: code, errorField: text, errorMessage: text }], status: {} },
          ]),
        ),
        '##[error]<script>nobody asked for this</script>': { errors: [], status: {} },
      },
      message: `1 of 2 ${HOSTILE_TEXTS.join('\n')}`,
      errors: HOSTILE_TEXTS.map((text) => ({ errorCode: text, errorMessage: text })),
      status: 'Failed ##[error]forged',
    },
  });
  return runAgainst(
    faults.custom({ body }),
    { provider: 'digicert', targets: 'all', inventory: 'fleet <b>@octocat.json' },
    { ...options, files: { 'fleet <b>@octocat.json': JSON.stringify(inventory) } },
  );
}
