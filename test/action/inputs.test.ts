import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIgnoreCodes } from '../../src/action/ignore-codes.ts';
import { declaredInputs, type Inputs, readInputs, readSecrets } from '../../src/action/inputs.ts';
import { digicert } from '../../src/providers/digicert/index.ts';
import { providers } from '../../src/providers/index.ts';
import { sectigo } from '../../src/providers/sectigo/index.ts';
import { orList } from '../../src/text/format.ts';
import { VERSION } from '../../src/version.ts';

type Given = Readonly<Record<string, string>>;

const DIGICERT: Given = { provider: 'digicert', 'digicert-api-key': 'DC-KEY-1', targets: 'web' };
const SECTIGO: Given = {
  provider: 'sectigo',
  'sectigo-login-name': 'login',
  'sectigo-login-password': 'SG-PASSWORD',
  targets: '1',
};

/** The runner gives '' for what a workflow does not mention. */
const reader = (given: Given) => (name: string) => given[name] ?? '';

function read(given: Given, environment: Given = {}): Inputs {
  return readInputs(reader(given), environment, providers);
}

function errorsOf(given: Given, environment: Given = {}): readonly string[] {
  return read(given, environment).errors;
}

/** What the provider that is picked gets. */
function valuesOf(given: Given): Given {
  const { provider, forProvider } = read(given);
  return provider === undefined ? {} : forProvider(provider).values;
}

function secretsOf(given: Given, environment: Given = {}): readonly string[] {
  return readSecrets(reader(given), environment, providers);
}

const ANY_PROVIDER = orList(providers.map(({ id }) => `'${id}'`));

describe('blank', () => {
  it('means the default, for every input', () => {
    const names = Object.keys({ ...DIGICERT, ...SECTIGO });
    for (const blank of ['', ' ', '\t\n ']) {
      const others = [
        ...['inventory', 'dry-run', 'ignore-codes', 'max-wait-minutes', 'base-url', 'summary'],
        ...['max-targets', 'follow-minutes', 'verify-tls', 'caa-check', 'dns-servers'],
        ...['failure-issue', 'github-token'],
        ...['request-timeout-seconds', ...providers.flatMap(({ inputs }) => Object.keys(inputs))],
      ].filter((name) => !names.includes(name));
      const given = { ...Object.fromEntries(others.map((name) => [name, blank])), ...DIGICERT };
      const { forProvider: _, ...ofBlank } = read(given);
      const { forProvider: __, ...ofAbsent } = read(DIGICERT);
      expect(ofBlank).toEqual(ofAbsent);
      expect(valuesOf(given)).toEqual(valuesOf(DIGICERT));
    }
    expect(read(DIGICERT)).toMatchObject({
      dryRun: false,
      baseUrl: 'https://caas.digicert.com',
      userAgent: `cert-retry-action/${VERSION}`,
      sources: { inventory: undefined },
      ignoreCodes: new Set(),
      maxWaitMs: 15 * 60_000,
      requestTimeoutMs: 30_000,
      foreignBaseUrl: undefined,
      maxTargets: 500,
      followMs: 0,
      verifyTls: false,
      caaCheck: 'off',
      dnsServers: undefined,
      summary: true,
      missing: [],
      errors: [],
      warnings: [],
    });
  });

  it('targets are none, others arrive as they are written', () => {
    expect(read({ ...DIGICERT, targets: ' \n' }).sources.targets).toBeUndefined();
    expect(read({ ...DIGICERT, targets: '- a\n  - b\n' }).sources.targets).toBe('- a\n  - b\n');
    expect(read({ ...DIGICERT, inventory: ' fleet.csv ' }).sources.inventory).toBe('fleet.csv');
    expect(read(DIGICERT, { RUNNER_TEMP: ' ' }).sources.runnerTemp).toBeUndefined();
  });
});

describe('provider', () => {
  it.each(['sectigo', 'SECTIGO', ' Sectigo\n'])('is known in any case: %j', (provider) => {
    expect(read({ ...SECTIGO, provider })).toMatchObject({
      provider: { id: 'sectigo' },
      errors: [],
    });
  });

  it.each(['', ' '])('is required: %j', (provider) => {
    expect(errorsOf({ provider })).toEqual([`'provider' is required: expected ${ANY_PROVIDER}.`]);
  });

  it('that is unknown is a problem which names the nearest', () => {
    expect(errorsOf({ provider: 'digicet' })).toEqual([
      `'provider' is 'digicet': expected ${ANY_PROVIDER}; the nearest is 'digicert'.`,
    ]);
    const [long = ''] = errorsOf({ provider: 'x'.repeat(100_000) });
    expect(long.length).toBeLessThan(200);
  });

  it('that is unknown leaves the other inputs to be checked', () => {
    const errors = errorsOf({
      provider: 'x',
      summary: 'x',
      'base-url': 'https://caas.digicert.com',
    });
    expect(errors).toEqual([
      expect.stringMatching(/^'provider'/),
      expect.stringMatching(/^'summary'/),
    ]);
  });
});

describe('booleans', () => {
  it.each(['true', 'True', 'TRUE', ' true\n'])('%j is true', (text) => {
    expect(read({ ...DIGICERT, 'dry-run': text })).toMatchObject({
      dryRun: true,
      errors: [],
    });
  });

  it.each(['false', 'False', 'FALSE'])('%j is false', (text) => {
    expect(read({ ...DIGICERT, summary: text })).toMatchObject({ summary: false, errors: [] });
  });

  it.each(['yes', 'no', '1', '0', 'on', 'tRUE', 'truefalse', "'true'", 'null'])(
    '%j is a problem',
    (text) => {
      for (const name of ['dry-run', 'summary']) {
        expect(errorsOf({ ...DIGICERT, [name]: text })).toEqual([
          expect.stringContaining(`'${name}' is`),
        ]);
      }
    },
  );
});

describe('numbers', () => {
  it.each([
    ['max-wait-minutes', '0', { maxWaitMs: 0 }],
    ['max-wait-minutes', '330', { maxWaitMs: 330 * 60_000 }],
    ['request-timeout-seconds', '1', { requestTimeoutMs: 1_000 }],
    ['request-timeout-seconds', ' 600 ', { requestTimeoutMs: 600_000 }],
    ['max-targets', '1', { maxTargets: 1 }],
    ['max-targets', '100000', { maxTargets: 100_000 }],
    ['follow-minutes', '0', { followMs: 0 }],
    ['follow-minutes', '330', { followMs: 330 * 60_000 }],
  ])('%s: %j', (name, text, value) => {
    expect(read({ ...DIGICERT, [name]: text })).toMatchObject({ ...value, errors: [] });
  });

  it.each<readonly [name: string, text: string]>([
    ['max-wait-minutes', '331'],
    ['max-wait-minutes', '-1'],
    ['request-timeout-seconds', '0'],
    ['request-timeout-seconds', '601'],
    ['max-targets', '0'],
    ['max-targets', '100001'],
    ['max-targets', 'all'],
    ['follow-minutes', '331'],
    ['follow-minutes', '-1'],
    ...['10abc', '1.5', '1e2', '0x10', '+5', '1 0', '1_0', '٣', '9'.repeat(30), 'NaN'].map(
      (text) => ['max-wait-minutes', text] as const,
    ),
  ])('%s: %j is a problem', (name, text) => {
    expect(errorsOf({ ...DIGICERT, [name]: text })).toEqual([
      expect.stringMatching(
        new RegExp(`^'${name}' is .*expected a whole number from \\d+ to \\d+`),
      ),
    ]);
  });
});

describe('following', () => {
  it('takes verify-tls with follow-minutes', () => {
    const inputs = read({ ...DIGICERT, 'verify-tls': 'true', 'follow-minutes': '1' });
    expect(inputs).toMatchObject({ verifyTls: true, followMs: 60_000, errors: [], warnings: [] });
  });

  it.each(['', '0'])('refuses verify-tls without follow-minutes: %j', (minutes) => {
    expect(errorsOf({ ...DIGICERT, 'verify-tls': 'true', 'follow-minutes': minutes })).toEqual([
      expect.stringMatching(/^'verify-tls' is true, but 'follow-minutes' is 0: set /),
    ]);
  });

  it.each([
    ['330', '20', false],
    ['330', '21', true],
    ['', '330', false],
    ['21', '330', true],
  ])('warns of more minutes than a job has: wait %s, follow %s: %s', (wait, follow, warns) => {
    const { errors, warnings } = read({
      ...DIGICERT,
      'max-wait-minutes': wait,
      'follow-minutes': follow,
    });
    expect(errors).toEqual([]);
    expect(warnings).toEqual(
      warns ? [expect.stringMatching(/add up to more than 350 minutes.*360 minutes\.$/)] : [],
    );
  });
});

describe('the CAA check', () => {
  it.each([
    ['off', 'off'],
    ['WARN', 'warn'],
    [' Enforce\n', 'enforce'],
  ])('caa-check %j is %s', (text, mode) => {
    expect(read({ ...SECTIGO, 'caa-check': text })).toMatchObject({ caaCheck: mode, errors: [] });
  });

  it.each(['true', 'on', 'warn, enforce'])('caa-check %j is an error', (text) => {
    const { errors, caaCheck } = read({ ...SECTIGO, 'caa-check': text });
    expect(errors).toEqual([`'caa-check' is '${text}': expected 'off', 'warn' or 'enforce'.`]);
    expect(caaCheck).toBe('off');
  });

  it('takes DNS servers as they are written', () => {
    const text = '10.0.0.53, [2001:db8::53]:5353';
    expect(read({ ...SECTIGO, 'dns-servers': text })).toMatchObject({
      dnsServers: text,
      errors: [],
    });
  });

  it.each(['off', 'warn', 'enforce'])('refuses a wrong DNS server with caa-check %s', (mode) => {
    const errors = errorsOf({
      ...SECTIGO,
      'caa-check': mode,
      'dns-servers': 'dns.example, 10.0.0.53, 10.0.0.54:0',
    });
    expect(errors).toEqual([
      expect.stringMatching(/^'dns-servers' names 'dns\.example': expected ip/),
      expect.stringMatching(/^'dns-servers' names '10\.0\.0\.54:0': expected ip/),
    ]);
  });
});

describe('ignore-codes', () => {
  it.each([
    ['1028', ['1028']],
    ['1028,-296', ['1028', '-296']],
    [' 1028  -296,\n,http-404 ', ['1028', '-296', 'http-404']],
    ['1028 1028', ['1028']],
    [',', []],
  ])('%j', (text, codes) => {
    const { ignoreCodes, errors } = read({ ...DIGICERT, 'ignore-codes': text });
    expect([...ignoreCodes]).toEqual(codes);
    expect(errors).toEqual([]);
  });

  it.each([
    ['1028, 1004, -296, -299'],
    // The codes of the other provider: one workflow may serve both.
    ['-4,-14,-96 -297 -298'],
  ])('%j are codes that a provider is known to answer', (text) => {
    expect(read({ ...DIGICERT, 'ignore-codes': text }).warnings).toEqual([]);
  });

  it.each([
    ['1082', '1004'],
    ['-269', '-299'],
    ['296', '-96'],
    ['0', '-1'],
    ['http-404', '1004'],
    ['access_denied', 'action-required'],
    ['constructor', 'in-progress'],
    ['in_progress', 'in-progress'],
  ])('%j is a code that nobody knows: a warning that names %s', (code, near) => {
    // The codes of another provider can be nearer.
    const { warnings, errors, codes } = readIgnoreCodes(`1028, ${code}`, [digicert, sectigo]);
    expect(warnings).toEqual([
      `'ignore-codes' holds '${code}', which is not a known code of a refused target; the nearest one is ${near}.`,
    ]);
    expect(errors).toEqual([]);
    expect(codes).toContain(code);
  });

  it.each(['1028;-296', '"1028"', '<b>', 'x'.repeat(65)])('%j is a problem', (text) => {
    expect(errorsOf({ ...SECTIGO, 'ignore-codes': text })).toEqual([
      expect.stringMatching(/^'ignore-codes' holds /),
    ]);
  });
});

describe('an input that action.yml does not declare', () => {
  const named = (...variables: string[]) =>
    read(DIGICERT, Object.fromEntries(variables.map((variable) => [variable, 'true'])));

  it.each([
    ['INPUT_DRYRUN', 'dry-run'],
    ['INPUT_DRY_RUN', 'dry-run'],
    ['input_dry_run', 'dry-run'],
    ['INPUT_DRY-RNU', 'dry-run'],
    ['INPUT_DRY', 'dry-run'],
    ['INPUT_DIGICERT-LICENCE-KEYS', 'digicert-license-keys'],
    ['INPUT_DIGICERT-LICENSE-KEY', 'digicert-license-keys'],
    ['INPUT_DIGICERT-AGENT-LICENCE-KEY', 'digicert-agent-license-key'],
    ['INPUT_DIGICERT-KEY', 'digicert-api-key'],
    ['INPUT_TARGET', 'targets'],
    ['INPUT_PROVIDERS', 'provider'],
    ['INPUT_INVENTORY-FILE', 'inventory'],
    ['INPUT_IGNORE-CODE', 'ignore-codes'],
    ['INPUT_IGNORE', 'ignore-codes'],
    ['INPUT_MAX-WAIT', 'max-wait-minutes'],
    ['INPUT_BATCHSIZE', 'batch-size'],
    ['INPUT_SECTIGO-PASSWORD', 'sectigo-login-password'],
    ['INPUT_GITHUB_TOKEN', 'github-token'],
  ])('%s is a misspelt %s: a problem that names it', (variable, meant) => {
    const { errors, warnings } = named(variable);
    const name = variable.slice('INPUT_'.length).toLowerCase();
    expect(errors).toEqual([`'${name}' is not an input of this action: did you mean '${meant}'?`]);
    expect(warnings).toEqual([]);
  });

  it.each(['INPUT_COLOUR', 'INPUT_VERSION', 'INPUT_NAME', 'INPUT_TOKEN', 'INPUT_', 'INPUT_A'])(
    '%s is a warning',
    (variable) => {
      const { errors, warnings } = named(variable);
      const name = variable.slice('INPUT_'.length).toLowerCase();
      expect(warnings).toEqual([`'${name}' is not an input of this action, and has no effect.`]);
      expect(errors).toEqual([]);
    },
  );

  it('is a problem where its value is blank, too', () => {
    expect(errorsOf(DIGICERT, { INPUT_DRYRUN: '' })).toHaveLength(1);
  });

  it('is not what stands in other variables, nor what is declared', () => {
    const declared = declaredInputs(providers).map((name) => `INPUT_${name.toUpperCase()}`);
    const { errors, warnings } = named('DRYRUN', 'MY_INPUT_DRYRUN', 'INPUTS_DRYRUN', ...declared);
    expect([...errors, ...warnings]).toEqual([]);
  });

  it('is quoted without control characters, and cut', () => {
    const [problem = ''] = named(`INPUT_DRYRUN\n##[x]${'y'.repeat(1_000)}`).errors;
    expect(problem).toMatch(/^'dryrun\\u\{a\}##\[x\]y+…' is not an input/);
    expect(problem.length).toBeLessThan(150);
  });
});

describe('base-url', () => {
  const OWN = 'https://caas.digicert.com';

  it.each([
    [OWN, OWN, undefined],
    [`${OWN}/`, OWN, undefined],
    [`${OWN}:443/prefix//`, `${OWN}/prefix`, undefined],
    ['HTTPS://CAAS.digicert.com', OWN, undefined],
    ['https://proxy.example/dc/', 'https://proxy.example/dc', 'https://proxy.example'],
    [`${OWN}:8443`, `${OWN}:8443`, `${OWN}:8443`],
    ['http://127.0.0.1:8080/a', 'http://127.0.0.1:8080/a', 'http://127.0.0.1:8080'],
    ['http://127.9.9.9', 'http://127.9.9.9', 'http://127.9.9.9'],
    ['http://[::1]:80', 'http://[::1]', 'http://[::1]'],
    ['http://localhost:1', 'http://localhost:1', 'http://localhost:1'],
    ['https://10.0.0.1', 'https://10.0.0.1', 'https://10.0.0.1'],
  ])('%s', (text, baseUrl, foreign) => {
    const inputs = read({ ...DIGICERT, 'base-url': text });
    expect(inputs).toMatchObject({ baseUrl, foreignBaseUrl: foreign, errors: [] });
  });

  it.each([
    'caas.digicert.com',
    '/path',
    'ftp://caas.digicert.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://caas.digicert.com',
    'http://10.0.0.1',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://[::2]',
    'https://user@proxy.example',
    'https://:SECRET-PASS@proxy.example',
    'https://proxy.example/?a=b',
    'https://proxy.example/?',
    'https://proxy.example/#a',
    'https://proxy.example/#',
    'https://secure.trust-provider.com',
    'https://SECURE.trust-provider.com:8443/x',
    'https://secure.trust-provider.com.',
    'https://secure.trust-provider.com..',
  ])('%s is a problem, which does not quote it', (text) => {
    const { errors, baseUrl, foreignBaseUrl } = read({ ...DIGICERT, 'base-url': text });
    expect(errors).toEqual([expect.stringMatching(/^'base-url' /)]);
    expect(errors.join()).not.toContain('SECRET-PASS');
    expect([baseUrl, foreignBaseUrl]).toEqual([OWN, undefined]);
  });
});

describe('credentials', () => {
  it('that are blank are missing, with what usually causes it', () => {
    expect(read({ provider: 'sectigo' }).missing).toEqual(
      ['sectigo-login-name', 'sectigo-login-password'].map((name) =>
        expect.stringMatching(
          new RegExp(
            `^'${name}' is required when provider is 'sectigo'.*blank.*secret.*environment.*fork.*Dependabot`,
          ),
        ),
      ),
    );
  });

  it.each(['true', 'false'])('that are blank are no error of their own: dry-run %s', (dryRun) => {
    const { errors, missing, warnings } = read({ provider: 'digicert', 'dry-run': dryRun });
    expect([...errors, ...warnings]).toEqual([]);
    expect(missing).toEqual([expect.stringContaining("'digicert-api-key' is required")]);
  });

  it('that are wrong are a problem in a dry run too', () => {
    expect(errorsOf({ ...DIGICERT, 'dry-run': 'true', 'digicert-api-key': 'a\nbcd' })).toHaveLength(
      1,
    );
  });

  it.each([
    ['secret\n', 'secret'],
    ['secret\r\n\r\n', 'secret'],
    [' secret ', ' secret '],
    [' se cret \n', ' se cret '],
  ])('a password loses line breaks at its end alone: %j', (text, password) => {
    const given = { ...SECTIGO, 'sectigo-login-password': text };
    const { errors } = read(given);
    expect(valuesOf(given)['sectigo-login-password']).toBe(password);
    expect(errors).toEqual([]);
    expect(secretsOf(given)).toContain(password);
  });

  it('others are trimmed', () => {
    const given = { ...DIGICERT, 'digicert-api-key': '\n KEY-2 \r\n' };
    expect(valuesOf(given)['digicert-api-key']).toBe('KEY-2');
    expect(secretsOf(given)).toEqual(['KEY-2']);
  });

  it.each([
    'a\nbcd',
    'a\r\nbcd',
    'a\u0000bcd',
    'a\tbcd',
    'a\u001b[0mbcd',
    'a\u0085bcd',
    'a\u007fbcd',
  ])('with a control character inside are a problem, which does not quote them: %j', (text) => {
    for (const [given, name] of [
      [DIGICERT, 'digicert-api-key'],
      [DIGICERT, 'digicert-agent-license-key'],
      [SECTIGO, 'sectigo-login-name'],
      [SECTIGO, 'sectigo-login-password'],
    ] as const) {
      const errors = errorsOf({ ...given, [name]: text });
      expect(errors).toEqual([`'${name}' contains a line break or another control character.`]);
    }
  });

  it('of several lines may have several', () => {
    const keys = 'a=KEY-A\r\n\n# comment\tand tab\nb=KEY-B\n';
    const given = { ...DIGICERT, 'digicert-license-keys': keys };
    expect(errorsOf(given)).toEqual([]);
    expect(secretsOf(given)).toEqual(['DC-KEY-1', 'KEY-A', 'KEY-B']);
    expect(errorsOf({ ...given, 'digicert-license-keys': 'a=KEY\u0000A' })).toHaveLength(1);
  });

  it('a GitHub token with a control character inside is a problem where it is used', () => {
    const given = { ...DIGICERT, 'github-token': 'ghs_a\nb' };
    expect(errorsOf({ ...given, 'failure-issue': 'true' })).toEqual([
      "'github-token' contains a line break or another control character.",
    ]);
    expect(errorsOf(given)).toEqual([]);
    expect(secretsOf(given)).toContain('ghs_a\nb');
  });

  it.each([
    ['sectigo-login-name', 64],
    ['sectigo-login-password', 128],
  ])('%s has at most %i characters', (name, max) => {
    expect(errorsOf({ ...SECTIGO, [name]: '😀'.repeat(max) })).toEqual([]);
    expect(errorsOf({ ...SECTIGO, [name]: 'x'.repeat(max + 1) })).toEqual([
      `'${name}' has ${max + 1} characters, at most ${max} are allowed.`,
    ]);
  });

  it.each([
    [DIGICERT, 'digicert-api-key', 'abc'],
    [DIGICERT, 'digicert-sensor-license-key', 'x'],
    [DIGICERT, 'digicert-license-keys', 'alias=abc'],
    [SECTIGO, 'sectigo-login-password', '123'],
  ])('that are too short to be masked are a problem: %j %s', (given, name, text) => {
    expect(errorsOf({ ...given, [name]: text })).toEqual([
      expect.stringMatching(new RegExp(`^'${name}' holds a secret of fewer than 4 characters`)),
    ]);
    expect(secretsOf({ ...given, [name]: text })).not.toContain(text);
  });

  it('of the provider that was not picked are ignored, and masked', () => {
    const given = { ...DIGICERT, ...SECTIGO, 'digicert-api-key': 'a\nb', 'batch-size': 'x' };
    const { errors } = read(given);
    expect(errors).toEqual([]);
    expect(Object.keys(valuesOf(given))).toEqual(['sectigo-login-name', 'sectigo-login-password']);
    expect(secretsOf({ ...DIGICERT, ...SECTIGO })).toEqual(['DC-KEY-1', 'SG-PASSWORD']);
    expect(secretsOf({ ...DIGICERT, ...SECTIGO, provider: 'x' })).toHaveLength(2);
  });

  it('that are no secrets are not masked', () => {
    const secrets = secretsOf({
      ...SECTIGO,
      'digicert-account-id': '5153184',
      'digicert-division-id': '677793',
      'digicert-license-keys': 'alias=KEY-A',
    });
    expect(secrets.toSorted()).toEqual(['KEY-A', 'SG-PASSWORD']);
  });
});

describe('the environment', () => {
  it.each(['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'])(
    'gives the password of %s, in every form',
    (name) => {
      const secrets = secretsOf(DIGICERT, {
        [name]: 'http://us%40er:p%C3%A4ss@proxy.example:3128',
      });
      expect(secrets).toEqual([
        'DC-KEY-1',
        'p%C3%A4ss',
        'päss',
        Buffer.from('us@er:päss').toString('base64'),
      ]);
    },
  );

  it.each([
    'us:passw0rd@proxy.example:3128',
    'http://us:passw0rd@proxy.example',
    'https://us:passw0rd@proxy.example',
    'http://:passw0rd@proxy.example',
  ])('gives the password of a proxy written as %s', (https_proxy) => {
    expect(secretsOf({}, { https_proxy })).toContain('passw0rd');
  });

  it.each([
    '',
    'proxy.example:3128',
    'http://proxy.example',
    'http://user@proxy.example',
    '::',
    'http://user@proxy.example:3128',
  ])('gives none for %j', (https_proxy) => {
    expect(secretsOf({}, { https_proxy })).toEqual([]);
  });

  it.each(['#', '/', '?', '@', ':', '\\', ' '])(
    'gives a password with %j in it as a whole, with and without a scheme',
    (character) => {
      for (const scheme of ['http://', 'https://', '']) {
        for (const password of [`p4ss${character}w0rd`, `12${character}w0rd`]) {
          const https_proxy = `${scheme}us:${password}@proxy.example:3128`;
          const basic = Buffer.from(`us:${password}`).toString('base64');
          const secrets = secretsOf({}, { https_proxy });
          expect(secrets).toContain(password);
          expect(secrets).toContain(basic);
        }
      }
    },
  );

  it.each(['#', '/', '?'])(
    'refuses a proxy with a raw %s in its password, and quotes nothing',
    (character) => {
      for (const scheme of ['http://', 'https://', '']) {
        for (const password of [`p4ss${character}w0rd`, `12${character}w0rd`]) {
          const https_proxy = `${scheme}us:${password}@proxy.example:3128`;
          const errors = errorsOf(DIGICERT, { https_proxy });
          expect(errors).toEqual([expect.stringMatching(/^https_proxy names no proxy/)]);
          expect(errors.join()).not.toMatch(/us:|p4ss|w0rd|12#|example/);
        }
      }
    },
  );

  it('refuses it also where only the failure issue uses the proxy', () => {
    const local = { ...DIGICERT, 'base-url': 'http://127.0.0.1:1', 'github-token': 'gh-token' };
    const https_proxy = 'http://us:p4ss#w0rd@proxy.example';
    expect(errorsOf({ ...local, 'failure-issue': 'true' }, { https_proxy })).toHaveLength(1);
    expect(errorsOf(local, { https_proxy })).toEqual([]);
  });

  it.each<[Given, RegExp]>([
    [{ NODE_OPTIONS: '--tls-min-v1.0' }, /^NODE_OPTIONS holds --tls-min-v1\.0, which allows TLS/],
    [{ NODE_OPTIONS: '--max-old-space-size=99 --tls-min-v1.1' }, /--tls-min-v1\.1/],
    [{ NODE_OPTIONS: '--tls_min_v1.0' }, /--tls-min-v1\.0/],
    [{ NODE_OPTIONS: '--tls-keylog=/tmp/KEYS' }, /--tls-keylog, which writes the keys/],
    [{ NODE_OPTIONS: '"--tls-keylog" /tmp/KEYS' }, /--tls-keylog/],
    [{ NODE_OPTIONS: '--trace-tls' }, /--trace-tls/],
    [{ NODE_OPTIONS: '--tls-cipher-list=ALL' }, /--tls-cipher-list/],
    [{ NODE_OPTIONS: '--insecure-http-parser' }, /--insecure-http-parser/],
    [{ NODE_OPTIONS: '--inspect=0.0.0.0' }, /--inspect, which lets a debugger/],
    [{ NODE_OPTIONS: '--heapsnapshot-signal=SIGUSR2' }, /--heapsnapshot-signal/],
    [{ NODE_DEBUG: 'http' }, /^NODE_DEBUG is set, which makes Node\.js write requests/],
    [{ SSLKEYLOGFILE: '/tmp/KEYS' }, /^SSLKEYLOGFILE is set/],
  ])('gives a warning, without the value: %j', (environment, warning) => {
    const { errors, warnings } = read(DIGICERT, environment);
    expect(errors).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(warning)]);
    expect(warnings.join()).not.toContain('KEYS');
  });

  it.each<Given>([
    { NODE_OPTIONS: '--max-old-space-size=4096 --tls-min-v1.2 --use-openssl-ca' },
    { NODE_OPTIONS: '', NODE_DEBUG: ' ', SSLKEYLOGFILE: '' },
  ])('gives no warning for %j', (environment) => {
    expect(read(DIGICERT, environment).warnings).toEqual([]);
  });

  it('takes a password that cannot be decoded as it is', () => {
    expect(secretsOf({}, { https_proxy: 'http://u:p%zz%zz@proxy.example' })).toContain('p%zz%zz');
  });

  it('may not switch certificate checks off', () => {
    expect(errorsOf(DIGICERT, { NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toEqual([
      expect.stringMatching(/NODE_TLS_REJECT_UNAUTHORIZED=0.*NODE_EXTRA_CA_CERTS/),
    ]);
    expect(errorsOf(DIGICERT, { NODE_TLS_REJECT_UNAUTHORIZED: '1' })).toEqual([]);
  });

  it.each(['http://proxy:3128', 'https://u:p%25@proxy', '10.0.0.1:3128', 'HTTP://[::1]:1', ''])(
    'takes the proxy %j',
    (https_proxy) => {
      expect(errorsOf(DIGICERT, { https_proxy })).toEqual([]);
    },
  );

  // The HTTP client would go past each of these in silence.
  it.each([
    'proxy:3128',
    'proxy.example.com:3128',
    'http://u:p%@proxy',
    'http://',
    'socks5://proxy',
  ])('refuses the proxy %j', (https_proxy) => {
    const refused = [expect.stringMatching(/^https_proxy names no proxy that can be used/)];
    expect(errorsOf(DIGICERT, { https_proxy })).toEqual(refused);
    expect(errorsOf({ ...DIGICERT, 'base-url': 'http://127.0.0.1:1' }, { https_proxy })).toEqual(
      [],
    );
  });
});

it('reports every problem at once', () => {
  const { errors, missing } = read(
    {
      provider: 'sectigo',
      'dry-run': 'x',
      'ignore-codes': '-16 <',
      'max-wait-minutes': 'x',
      'request-timeout-seconds': 'x',
      'base-url': 'x',
      summary: 'x',
      'max-targets': 'x',
      'follow-minutes': 'x',
      'verify-tls': 'x',
      'caa-check': 'x',
      'dns-servers': 'x',
    },
    { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
  );
  expect(errors).toHaveLength(13);
  expect(missing).toHaveLength(2);
});

it('quotes no secret in a problem, and reads any text', () => {
  const secretInputs = providers.flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([name, { secrets }]) => (secrets ? [name] : [])),
  );
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 8, maxLength: 200 }),
      fc.constantFrom(...secretInputs),
      fc.constantFrom(...providers.map(({ id }) => id)),
      (text, name, provider) => {
        fc.pre(text.trim().length >= 8);
        const { errors, warnings } = read({ ...DIGICERT, ...SECTIGO, provider, [name]: text });
        expect([...errors, ...warnings].join()).not.toContain(text.trim());
      },
    ),
  );
});
