import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { automationAt, becomes, listed, NEW, openPort } from '../bundle/following.ts';
import { type Port, withCertificates } from '../network/tls-ports.ts';
import { doubles } from '../providers/index.ts';
import { FAILED, HELPED, LOCKED_OUT_OF_FAILED, NOTHING_FAILED, OWNER } from './failed-work.ts';
import { HOSTS, type InternetOptions } from './internet.ts';
import { FILES, runScenario, type Scenario, SECRETS } from './runs.ts';

/** Nothing that the inventories name may be retried. */
const REFUSING: InternetOptions = Object.fromEntries(
  doubles.map(({ id, examples }) => [id, examples.refusing]),
);

const RENEWED = becomes({ status: 'SUCCESSFULLY_RENEWED', ...listed(NEW) });

const UNREAD = 'failure: nothing retried: the list of failed automations could not be read';

interface Example extends Scenario {
  readonly file: string;
  /** Which of several ways to run it this is. */
  readonly how?: string;
  /** Workflows that it calls. */
  readonly calls?: readonly string[];
  /** What the action says when all is well. */
  readonly green: readonly string[];
  /** What it says when the providers refuse. */
  readonly red: readonly string[];
  readonly accepting?: InternetOptions;
  readonly refusing?: InternetOptions;
}

/** The hosts of the providers. */
const KNOWN_HOSTS = HOSTS.map((host) => `${host}:443`);

const EXAMPLES: readonly Example[] = [
  {
    file: 'manual.yml',
    how: 'digicert',
    inputs: { provider: 'digicert', targets: 'all', 'dry-run': 'false' },
    green: ['success: 3 of 3 submitted'],
    red: ['failure: 0 of 3 submitted'],
  },
  {
    file: 'manual.yml',
    how: 'sectigo',
    inputs: { provider: 'sectigo', targets: 'mail, order:ABC-1', 'dry-run': 'false' },
    green: ['success: 2 of 2 submitted'],
    red: ['failure: 0 of 2 submitted'],
  },
  {
    file: 'manual.yml',
    how: 'what failed',
    inputs: { provider: 'sectigo', targets: 'failed', 'dry-run': 'false' },
    green: ['success: 3 of 3 submitted'],
    red: [UNREAD],
    accepting: FAILED,
    refusing: LOCKED_OUT_OF_FAILED,
  },
  {
    file: 'nightly.yml',
    event: 'schedule',
    skips: true,
    green: [
      'success: 2 of 3 submitted, 2 completed, 1 ignored',
      'success: 3 of 3 submitted, 3 completed',
    ],
    red: [UNREAD, UNREAD],
    accepting: HELPED,
    refusing: LOCKED_OUT_OF_FAILED,
  },
  {
    file: 'matrix.yml',
    green: ['success: 1 of 1 submitted', 'success: 2 of 2 submitted'],
    red: ['failure: 0 of 1 submitted', 'failure: 0 of 2 submitted'],
  },
  {
    file: 'chain.yml',
    green: ['success: 3 of 3 submitted'],
    red: ['failure: 0 of 3 submitted', 'failure: 0 of 3 submitted'],
  },
  {
    file: 'call-reusable.yml',
    calls: ['reusable.yml'],
    green: ['success: 3 of 3 submitted'],
    red: ['failure: 0 of 3 submitted'],
  },
  {
    file: 'self-hosted-proxy.yml',
    ownProxy: true,
    green: ['success: 2 of 2 submitted'],
    red: ['failure: 0 of 2 submitted'],
  },
  {
    file: 'enterprise-server.yml',
    green: ['success: 3 of 3 submitted'],
    red: ['failure: 0 of 3 submitted'],
  },
];

/** These have tests of their own below, or are run by the one that calls them. */
const APART = [
  'after-deployment.yml',
  'chain-from-artifact.yml',
  'inventory-check.yml',
  'morning-report.yml',
  'notify-slack.yml',
  'notify-teams.yml',
  'reusable.yml',
];

const titleOf = ({ file, how }: Example) => (how === undefined ? file : `${file} (${how})`);
const pathOf = (file: string) => `examples/${file}`;

it('covers every example', () => {
  const files = readdirSync('examples').filter((file) => file.endsWith('.yml'));
  expect(new Set([...EXAMPLES.map(({ file }) => file), ...APART])).toEqual(new Set(files));
});

describe.each(EXAMPLES.map((example) => [titleOf(example), example] as const))(
  '%s',
  (_, example) => {
    const { file, how: _how, calls = [], green, red, ...others } = example;
    const { accepting, refusing = REFUSING, ...scenario } = others;
    const run = (internet?: InternetOptions) =>
      runScenario([pathOf(file), ...calls.map(pathOf)], {
        ...scenario,
        ...(internet && { internet }),
      });

    it('is green when the provider accepts every target', async () => {
      const { run: finished, said, connects, requests } = await run(accepting);
      expect(said).toEqual(green);
      expect(finished.conclusion).toBe('success');
      expect(new Set(Object.values(finished.jobs))).toEqual(new Set(['success']));
      expect(finished.annotations).toEqual([]);
      expect(finished.summaries).toHaveLength(green.length);
      expect(finished.summaries.join()).toMatch(/^## ✅ .*submitted/m);
      expect(finished.summaries.join()).not.toContain('DRY RUN');
      expect(requests).not.toEqual([]);
      expect(connects.filter((host) => !KNOWN_HOSTS.includes(host))).toEqual([]);
    });

    it('is red when the provider refuses', async () => {
      const { run: finished, said } = await run(refusing);
      // What is wrong with the run as a whole stands behind the counts.
      expect(said.map((text) => text.replace(/;.*$/, ''))).toEqual(red);
      expect(finished.conclusion).toBe('failure');
      expect(Object.values(finished.jobs)).toContain('failure');
      expect(finished.annotations.filter(({ level }) => level === 'error')).not.toEqual([]);
      expect(finished.summaries).toHaveLength(red.length);
    });
  },
);

describe('after-deployment.yml', () => {
  it('is red at once if DigiCert refuses every target, and says what is left', async () => {
    const { run, said } = await runScenario(['examples/after-deployment.yml'], {
      event: 'push',
      // DigiCert lists none of them, and accepts none.
      internet: { digicert: { automations: [] } },
    });
    expect(said).toEqual(['failure: 0 of 3 submitted, 0 completed']);
    expect(run.conclusion).toBe('failure');
    expect(run.log).toContain('Deployed, but: 0 of 3 submitted, 0 completed');
    expect(run.log).toContain('Not accepted: [{"name":"web-frontend"');
    expect(run.log).toContain('"sensorLicenseKey":"sensor"');
  });

  /** The inventory of the examples, with ports of this machine that all serve the old certificate. */
  async function deploy(afterRetry: (ports: readonly Port[]) => void) {
    const ports = await Promise.all([openPort(), openPort(), openPort()]);
    const [www, shop, portal] = ports.map(({ port }) => port);
    try {
      return await runScenario(['examples/after-deployment.yml'], {
        event: 'push',
        skips: true,
        files: {
          ...FILES,
          'certificates.yaml': FILES['certificates.yaml']
            .replace('203.0.113.10\n  port: 443', `127.0.0.1\n  port: ${www}`)
            .replace('203.0.113.10\n  port: 443', `127.0.0.1\n  port: ${shop}`)
            .replace('2001:db8::20\n  port: 8443', `127.0.0.1\n  port: ${portal}`),
        },
        internet: {
          digicert: {
            automations: ports.map((port, index) => ({
              ...automationAt(port, index + 1, RENEWED),
              ...OWNER,
              ...(index === 2 && { managementIp: '198.51.100.5' }),
            })),
          },
          onExchange: ({ endpoint }) => endpoint === 'retry' && afterRetry(ports),
        },
      });
    } finally {
      await Promise.all(ports.map((port) => port.close()));
    }
  }

  it('is green if DigiCert reports success and each port serves the new certificate', async () => {
    const { run, said } = await deploy((ports) => {
      for (const port of ports) port.serve(withCertificates(NEW));
    });
    expect(said).toEqual(['success: 3 of 3 submitted, 3 completed']);
    expect(run.conclusion).toBe('success');
    expect(run.jobs).toEqual({
      'Deploy/Deploy': 'success',
      'Deploy/Retry certificates': 'success',
    });
    expect(run.annotations).toEqual([]);
    expect(run.summaries.join()).toMatch(/^## ✅ .*3 of 3 submitted, 3 completed/m);
  });

  it('is red if one port still serves the old certificate, and says so', async () => {
    const { run, said } = await deploy((ports) => {
      for (const port of ports.slice(1)) port.serve(withCertificates(NEW));
    });
    expect(said).toEqual(['failure: 3 of 3 submitted, 2 completed']);
    expect(run.jobs).toEqual({
      'Deploy/Deploy': 'success',
      'Deploy/Retry certificates': 'failure',
    });
    expect(run.log).toContain('Deployed, but: 3 of 3 submitted, 2 completed');
    expect(run.log).toContain('Not accepted: []');
  });
});

describe('manual.yml', () => {
  it('sends nothing unless dry-run is switched off', async () => {
    const { run, said, requests } = await runScenario(['examples/manual.yml'], {
      inputs: { provider: 'sectigo', targets: 'all' },
    });
    expect(said).toEqual(['dry-run: dry run: 2 targets checked, nothing sent']);
    expect(run.conclusion).toBe('success');
    expect(run.summaries.join()).toContain('DRY RUN');
    expect(requests).toEqual([]);
  });
});

describe('nightly.yml', () => {
  const night = (internet: InternetOptions) =>
    runScenario(['examples/nightly.yml'], { event: 'schedule', skips: true, internet });

  it('is red where something fails again, with the new cause', async () => {
    const { run, said } = await night(FAILED);
    expect(said).toEqual([
      'failure: 2 of 3 submitted, 1 completed, 1 ignored',
      'failure: 3 of 3 submitted, 2 completed',
    ]);
    expect(run.conclusion).toBe('failure');
    expect(run.annotations.map(({ text }) => text).join()).toContain(
      'The agent cannot write to the certificate store.',
    );
  });

  it('stays green where nothing failed', async () => {
    const { run, said } = await night(NOTHING_FAILED);
    expect(said).toEqual(['success: nothing failed', 'success: nothing failed']);
    expect(run.conclusion).toBe('success');
    expect(run.annotations).toEqual([]);
  });

  it('takes the licence keys from the agent list, and hides them', async () => {
    const { run, bodies } = await night(FAILED);
    expect(bodies.join()).toContain('"agentLicenseKey":"853029630D211D8D"');
    expect(run.masks).toContain('853029630D211D8D');
    expect(run.everything).not.toContain('853029630D211D8D');
  });
});

describe('morning-report.yml', () => {
  it('says what failed and why, and retries nothing', async () => {
    const { run, said, bodies } = await runScenario(['examples/morning-report.yml'], {
      event: 'schedule',
      internet: FAILED,
    });
    expect(said).toEqual([
      'dry-run: dry run: 3 targets checked, nothing sent',
      'dry-run: dry run: 3 targets checked, nothing sent',
    ]);
    expect(run.conclusion).toBe('success');
    expect(run.summaries.join()).toContain('DRY RUN');
    expect(bodies.join()).not.toContain('retryAutomationTaskRequests');
    expect(JSON.stringify(run.outputs)).toContain('The agent was not reachable.');
  });

  it('is red where it could not ask', async () => {
    const { run, said } = await runScenario(['examples/morning-report.yml'], {
      event: 'schedule',
      internet: LOCKED_OUT_OF_FAILED,
    });
    expect(said.map((text) => text.replace(/;.*$/, ''))).toEqual([UNREAD, UNREAD]);
    expect(run.conclusion).toBe('failure');
  });
});

describe('matrix.yml', () => {
  it('sends each inventory with its own division', async () => {
    const { bodies } = await runScenario(['examples/matrix.yml']);
    const divisions = bodies.map((body) => [...new Set(body.match(/"divisionId":\d+/g))]);
    expect(divisions.sort()).toEqual([['"divisionId":2095951'], ['"divisionId":2095952']]);
  });
});

describe('chain.yml', () => {
  const ONE_REFUSED = { digicert: { ineligible: ['shop.example.com@203.0.113.10:443'] } };

  it('sends what failed, and nothing else, in the second job', async () => {
    const { requests, said, bodies } = await runScenario(['examples/chain.yml'], {
      internet: ONE_REFUSED,
    });
    expect(said).toEqual(['failure: 0 of 1 submitted', 'failure: 2 of 3 submitted']);
    expect(requests.at(-1)).toBe('digicert shop.example.com@203.0.113.10:443');
    expect(requests).toHaveLength(3);
    // The alias that went from job to job stands for its key again.
    expect(bodies.at(-1)).toContain('"agentLicenseKey":"5800000000000E12"');
  });

  it('leaves an artifact that chain-from-artifact.yml goes on from', async () => {
    const artifacts = mkdtempSync(join(tmpdir(), 'cert-retry-e2e-artifacts-'));
    const goOn = (internet?: InternetOptions) =>
      runScenario(['examples/chain-from-artifact.yml'], {
        artifacts,
        inputs: { 'run-id': '1658821493' },
        files: {},
        secrets: { ...SECRETS, GITHUB_TOKEN: 'a-token-for-artifacts' },
        ...(internet && { internet }),
      });
    try {
      await runScenario(['examples/chain.yml'], { artifacts, internet: ONE_REFUSED });
      const green = await goOn();
      expect(green.said).toEqual(['success: 1 of 1 submitted']);
      expect(green.requests).toEqual(['digicert shop.example.com@203.0.113.10:443']);
      expect(green.bodies[0]).toContain('"agentLicenseKey":"5800000000000E12"');
      const red = await goOn(ONE_REFUSED);
      expect(red.said).toEqual(['failure: 0 of 1 submitted']);
      expect(red.run.conclusion).toBe('failure');
    } finally {
      rmSync(artifacts, { recursive: true });
    }
  });
});

describe('inventory-check.yml', () => {
  const check = (files: Scenario['files'] = FILES) =>
    runScenario(['examples/inventory-check.yml'], {
      event: 'pull_request',
      secrets: {}, // A pull request from a fork has none,
      vars: {}, // nor variables.
      files,
    });

  it('checks a good inventory without secrets, and sends nothing', async () => {
    const { run, said, requests } = await check();
    expect(said).toEqual([
      'dry-run: dry run: 2 targets checked, nothing sent',
      'dry-run: dry run: 3 targets checked, nothing sent',
    ]);
    expect(run.conclusion).toBe('success');
    expect(requests).toEqual([]);
  });

  it('is red over a broken one, and names file and entry', async () => {
    const { run, said, requests } = await check({
      'certificates.yaml': '- ip: 203.0.113.10\n  port: 99999\n- certificateID: 1234567\n',
    });
    expect(said).toHaveLength(2);
    expect(run.conclusion).toBe('failure');
    expect(run.annotations.map(({ text }) => text).join()).toContain('certificates.yaml, entry 1');
    expect(requests).toEqual([]);
  });
});
