import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declaredInputs, type Inputs, readInputs, readSecrets } from '../src/inputs.ts';
import { providers } from '../src/providers/index.ts';

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
  return readInputs(reader(given), environment, providers, 'retry/1');
}

function problemsOf(given: Given, environment: Given = {}): readonly string[] {
  return read(given, environment).problems;
}

function secretsOf(given: Given, environment: Given = {}): readonly string[] {
  return readSecrets(reader(given), environment, providers);
}

describe('blank', () => {
  it('means the default, for every input', () => {
    const names = Object.keys({ ...DIGICERT, ...SECTIGO });
    for (const blank of ['', ' ', '\t\n ']) {
      const others = [
        ...['inventory', 'dry-run', 'ignore-codes', 'max-wait-minutes', 'base-url', 'summary'],
        ...['request-timeout-seconds', ...providers.flatMap(({ inputs }) => Object.keys(inputs))],
      ].filter((name) => !names.includes(name));
      const given = { ...Object.fromEntries(others.map((name) => [name, blank])), ...DIGICERT };
      expect(read(given)).toEqual(read(DIGICERT));
    }
    expect(read(DIGICERT)).toMatchObject({
      settings: { dryRun: false, baseUrl: 'https://caas.digicert.com', userAgent: 'retry/1' },
      inventory: undefined,
      ignoreCodes: new Set(),
      maxWaitMs: 15 * 60_000,
      requestTimeoutMs: 30_000,
      foreignBaseUrl: undefined,
      summary: true,
      problems: [],
      warnings: [],
    });
  });

  it('targets are none, others arrive as they are written', () => {
    expect(read({ ...DIGICERT, targets: ' \n' }).targets).toBeUndefined();
    expect(read({ ...DIGICERT, targets: '- a\n  - b\n' }).targets).toBe('- a\n  - b\n');
    expect(read({ ...DIGICERT, inventory: ' fleet.csv ' }).inventory).toBe('fleet.csv');
  });
});

describe('provider', () => {
  it.each(['sectigo', 'SECTIGO', ' Sectigo\n'])('is known in any case: %j', (provider) => {
    expect(read({ ...SECTIGO, provider })).toMatchObject({
      provider: { id: 'sectigo' },
      problems: [],
    });
  });

  it.each(['', ' '])('is required: %j', (provider) => {
    expect(problemsOf({ provider })).toEqual([
      "'provider' is required: expected 'digicert' or 'sectigo'.",
    ]);
  });

  it('that is unknown is a problem which names the nearest', () => {
    expect(problemsOf({ provider: 'digicet' })).toEqual([
      "'provider' is 'digicet': expected 'digicert' or 'sectigo'; the nearest is 'digicert'.",
    ]);
    const [long = ''] = problemsOf({ provider: 'x'.repeat(100_000) });
    expect(long.length).toBeLessThan(200);
  });

  it('that is unknown leaves the other inputs to be checked', () => {
    const problems = problemsOf({
      provider: 'x',
      summary: 'x',
      'base-url': 'https://caas.digicert.com',
    });
    expect(problems).toEqual([
      expect.stringMatching(/^'provider'/),
      expect.stringMatching(/^'summary'/),
    ]);
  });
});

describe('booleans', () => {
  it.each(['true', 'True', 'TRUE', ' true\n'])('%j is true', (text) => {
    expect(read({ ...DIGICERT, 'dry-run': text })).toMatchObject({
      settings: { dryRun: true },
      problems: [],
    });
  });

  it.each(['false', 'False', 'FALSE'])('%j is false', (text) => {
    expect(read({ ...DIGICERT, summary: text })).toMatchObject({ summary: false, problems: [] });
  });

  it.each(['yes', 'no', '1', '0', 'on', 'tRUE', 'truefalse', "'true'", 'null'])(
    '%j is a problem',
    (text) => {
      for (const name of ['dry-run', 'summary']) {
        expect(problemsOf({ ...DIGICERT, [name]: text })).toEqual([
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
  ])('%s: %j', (name, text, value) => {
    expect(read({ ...DIGICERT, [name]: text })).toMatchObject({ ...value, problems: [] });
  });

  it.each<readonly [name: string, text: string]>([
    ['max-wait-minutes', '331'],
    ['max-wait-minutes', '-1'],
    ['request-timeout-seconds', '0'],
    ['request-timeout-seconds', '601'],
    ...['10abc', '1.5', '1e2', '0x10', '+5', '1 0', '1_0', '٣', '9'.repeat(30), 'NaN'].map(
      (text) => ['max-wait-minutes', text] as const,
    ),
  ])('%s: %j is a problem', (name, text) => {
    expect(problemsOf({ ...DIGICERT, [name]: text })).toEqual([
      expect.stringMatching(
        new RegExp(`^'${name}' is .*expected a whole number from \\d+ to \\d+`),
      ),
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
    const { ignoreCodes, problems } = read({ ...DIGICERT, 'ignore-codes': text });
    expect([...ignoreCodes]).toEqual(codes);
    expect(problems).toEqual([]);
  });

  it.each([
    ['1028, 1004, -296, -299'],
    // The codes of the other provider: one workflow may serve both.
    ['-4,-14,-96 -297 -298'],
  ])('%j are codes that a provider is known to answer', (text) => {
    expect(read({ ...DIGICERT, 'ignore-codes': text }).warnings).toEqual([]);
  });

  it.each([
    ['1082', '1028'],
    ['-269', '-296'],
    ['296', '-296'],
    ['0', '1004'],
    ['http-404', '1004'],
    ['access_denied', '1028'],
    ['constructor', '1028'],
  ])('%j is a code that nobody knows: a warning', (code) => {
    const { warnings, problems, ignoreCodes } = read({
      ...DIGICERT,
      'ignore-codes': `1028, ${code}`,
    });
    expect(warnings).toEqual([
      expect.stringMatching(
        new RegExp(
          `^'ignore-codes' holds '${code}', which is not a known code of a refused target; the nearest one is -?\\d+\\.$`,
        ),
      ),
    ]);
    expect(problems).toEqual([]);
    expect(ignoreCodes).toContain(code);
  });

  it.each(['-16', '-295', '1028, -16', '-295 -296'])('%j is a problem', (text) => {
    expect(problemsOf({ ...SECTIGO, 'ignore-codes': text })).toEqual([
      expect.stringMatching(/^'ignore-codes' may not hold -(?:16|295): /),
    ]);
  });

  it.each(['1028;-296', '"1028"', '<b>', 'x'.repeat(65)])('%j is a problem', (text) => {
    expect(problemsOf({ ...SECTIGO, 'ignore-codes': text })).toEqual([
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
    const { problems, warnings } = named(variable);
    const name = variable.slice('INPUT_'.length).toLowerCase();
    expect(problems).toEqual([
      `'${name}' is not an input of this action: did you mean '${meant}'?`,
    ]);
    expect(warnings).toEqual([]);
  });

  it.each(['INPUT_COLOUR', 'INPUT_VERSION', 'INPUT_NAME', 'INPUT_TOKEN', 'INPUT_', 'INPUT_A'])(
    '%s is a warning',
    (variable) => {
      const { problems, warnings } = named(variable);
      const name = variable.slice('INPUT_'.length).toLowerCase();
      expect(warnings).toEqual([`'${name}' is not an input of this action, and has no effect.`]);
      expect(problems).toEqual([]);
    },
  );

  it('is a problem where its value is blank, too', () => {
    expect(problemsOf(DIGICERT, { INPUT_DRYRUN: '' })).toHaveLength(1);
  });

  it('is not what stands in other variables, nor what is declared', () => {
    const declared = declaredInputs(providers).map((name) => `INPUT_${name.toUpperCase()}`);
    const { problems, warnings } = named('DRYRUN', 'MY_INPUT_DRYRUN', 'INPUTS_DRYRUN', ...declared);
    expect([...problems, ...warnings]).toEqual([]);
  });

  it('is quoted without control characters, and cut', () => {
    const [problem = ''] = named(`INPUT_DRYRUN\n##[x]${'y'.repeat(1_000)}`).problems;
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
    expect(inputs).toMatchObject({ settings: { baseUrl }, foreignBaseUrl: foreign, problems: [] });
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
    const { problems, settings, foreignBaseUrl } = read({ ...DIGICERT, 'base-url': text });
    expect(problems).toEqual([expect.stringMatching(/^'base-url' /)]);
    expect(problems.join()).not.toContain('SECRET-PASS');
    expect([settings.baseUrl, foreignBaseUrl]).toEqual([OWN, undefined]);
  });
});

describe('credentials', () => {
  it('that are blank are a problem that says what usually causes it', () => {
    expect(problemsOf({ provider: 'sectigo' })).toEqual(
      ['sectigo-login-name', 'sectigo-login-password'].map((name) =>
        expect.stringMatching(
          new RegExp(
            `^'${name}' is required when provider is 'sectigo'.*blank.*secret.*environment.*fork.*Dependabot`,
          ),
        ),
      ),
    );
  });

  it('that are blank only warn in a dry run', () => {
    const { problems, warnings } = read({ provider: 'digicert', 'dry-run': 'true' });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining("'digicert-api-key' is required")]);
  });

  it('that are wrong are a problem in a dry run too', () => {
    expect(
      problemsOf({ ...DIGICERT, 'dry-run': 'true', 'digicert-api-key': 'a\nbcd' }),
    ).toHaveLength(1);
  });

  it.each([
    ['secret\n', 'secret'],
    ['secret\r\n\r\n', 'secret'],
    [' secret ', ' secret '],
    [' se cret \n', ' se cret '],
  ])('a password loses line breaks at its end alone: %j', (text, password) => {
    const given = { ...SECTIGO, 'sectigo-login-password': text };
    const { settings, problems } = read(given);
    expect(settings.inputs['sectigo-login-password']).toBe(password);
    expect(problems).toEqual([]);
    expect(secretsOf(given)).toContain(password);
  });

  it('others are trimmed', () => {
    const given = { ...DIGICERT, 'digicert-api-key': '\n KEY-2 \r\n' };
    expect(read(given).settings.inputs['digicert-api-key']).toBe('KEY-2');
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
      const problems = problemsOf({ ...given, [name]: text });
      expect(problems).toEqual([`'${name}' contains a line break or another control character.`]);
    }
  });

  it('of several lines may have several', () => {
    const keys = 'a=KEY-A\r\n\n# comment\tand tab\nb=KEY-B\n';
    const given = { ...DIGICERT, 'digicert-license-keys': keys };
    expect(problemsOf(given)).toEqual([]);
    expect(secretsOf(given)).toEqual(['DC-KEY-1', 'KEY-A', 'KEY-B']);
    expect(problemsOf({ ...given, 'digicert-license-keys': 'a=KEY\u0000A' })).toHaveLength(1);
  });

  it('a GitHub token with a control character inside is a problem where it is used', () => {
    const given = { ...DIGICERT, 'github-token': 'ghs_a\nb' };
    expect(problemsOf({ ...given, 'failure-issue': 'true' })).toEqual([
      "'github-token' contains a line break or another control character.",
    ]);
    expect(problemsOf(given)).toEqual([]);
    expect(secretsOf(given)).toContain('ghs_a\nb');
  });

  it.each([
    ['sectigo-login-name', 64],
    ['sectigo-login-password', 128],
  ])('%s has at most %i characters', (name, max) => {
    expect(problemsOf({ ...SECTIGO, [name]: '😀'.repeat(max) })).toEqual([]);
    expect(problemsOf({ ...SECTIGO, [name]: 'x'.repeat(max + 1) })).toEqual([
      `'${name}' has ${max + 1} characters, at most ${max} are allowed.`,
    ]);
  });

  it.each([
    [DIGICERT, 'digicert-api-key', 'abc'],
    [DIGICERT, 'digicert-sensor-license-key', 'x'],
    [DIGICERT, 'digicert-license-keys', 'alias=abc'],
    [SECTIGO, 'sectigo-login-password', '123'],
  ])('that are too short to be masked are a problem: %j %s', (given, name, text) => {
    expect(problemsOf({ ...given, [name]: text })).toEqual([
      expect.stringMatching(new RegExp(`^'${name}' holds a secret of fewer than 4 characters`)),
    ]);
    expect(secretsOf({ ...given, [name]: text })).not.toContain(text);
  });

  it('of the provider that was not picked are ignored, and masked', () => {
    const given = { ...DIGICERT, ...SECTIGO, 'digicert-api-key': 'a\nbc', 'batch-size': 'x' };
    const { problems, settings } = read(given);
    expect(problems).toEqual([]);
    expect(Object.keys(settings.inputs)).toEqual(['sectigo-login-name', 'sectigo-login-password']);
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
          const problems = problemsOf(DIGICERT, { https_proxy });
          expect(problems).toEqual([expect.stringMatching(/^https_proxy names no proxy/)]);
          expect(problems.join()).not.toMatch(/us:|p4ss|w0rd|12#|example/);
        }
      }
    },
  );

  it('refuses it also where only the failure issue uses the proxy', () => {
    const local = { ...DIGICERT, 'base-url': 'http://127.0.0.1:1', 'github-token': 'gh-token' };
    const https_proxy = 'http://us:p4ss#w0rd@proxy.example';
    expect(problemsOf({ ...local, 'failure-issue': 'true' }, { https_proxy })).toHaveLength(1);
    expect(problemsOf(local, { https_proxy })).toEqual([]);
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
    const { problems, warnings } = read(DIGICERT, environment);
    expect(problems).toEqual([]);
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
    expect(problemsOf(DIGICERT, { NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toEqual([
      expect.stringMatching(/NODE_TLS_REJECT_UNAUTHORIZED=0.*NODE_EXTRA_CA_CERTS/),
    ]);
    expect(problemsOf(DIGICERT, { NODE_TLS_REJECT_UNAUTHORIZED: '1' })).toEqual([]);
  });

  it.each(['http://proxy:3128', 'https://u:p%25@proxy', '10.0.0.1:3128', 'HTTP://[::1]:1', ''])(
    'takes the proxy %j',
    (https_proxy) => {
      expect(problemsOf(DIGICERT, { https_proxy })).toEqual([]);
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
    expect(problemsOf(DIGICERT, { https_proxy })).toEqual(refused);
    expect(problemsOf({ ...DIGICERT, 'base-url': 'http://127.0.0.1:1' }, { https_proxy })).toEqual(
      [],
    );
  });
});

it('reports every problem at once', () => {
  const problems = problemsOf(
    {
      provider: 'sectigo',
      'dry-run': 'x',
      'ignore-codes': '-16 <',
      'max-wait-minutes': 'x',
      'request-timeout-seconds': 'x',
      'base-url': 'x',
      summary: 'x',
    },
    { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
  );
  expect(problems).toHaveLength(10);
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
        const { problems, warnings } = read({ ...DIGICERT, ...SECTIGO, provider, [name]: text });
        expect([...problems, ...warnings].join()).not.toContain(text.trim());
      },
    ),
  );
});
