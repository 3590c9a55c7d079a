import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AGENT_KEY } from '../providers/digicert/sample.ts';
import type { Folders } from './harness.ts';
import { runStep, type Step, type StepOptions } from './step.ts';

type Inputs = Readonly<Record<string, string>>;

/** Nothing was sent, every place says so, and all of the problems are named in one go. */
async function problemsOf(
  provider: string,
  targets: string,
  options: StepOptions = {},
): Promise<Step & { problems: string }> {
  const step = await runStep(provider, targets, options);
  expect(step.outputs).toMatchObject({
    verdict: 'invalid-input',
    results: '',
    'failed-targets': '',
    'unknown-targets': '',
    'results-file': '',
    message: expect.stringMatching(/^invalid input: /),
  });
  const [annotation, ...others] = step.annotations;
  expect(others).toEqual([]);
  expect(annotation).toMatchObject({
    level: 'error',
    message: expect.stringMatching(/^Nothing was sent\. /),
  });
  const problems = step.stdout
    .split('\n')
    .flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []));
  const count = `${problems.length} problem${problems.length === 1 ? '' : 's'}`;
  expect(step.summary).toContain(`Nothing was sent: ${count} with the input`);
  return { ...step, problems: problems.join('\n') };
}

/** Each row: what is wrong, and how the one problem that it makes is put. */
type Rows<Wrong> = readonly (readonly [wrong: Wrong, problem: RegExp])[];

describe.concurrent('one wrong input of a DigiCert step', () => {
  const rows: Rows<Inputs> = [
    [{ provider: '' }, /'provider' is required: expected 'digicert' or 'sectigo'/],
    [{ provider: ' digisert ' }, /'provider' is 'digisert': .*nearest is 'digicert'/],
    [{ targets: ' \n ' }, /^'targets' is required: .*'failed'/],
    [{ 'dry-run': 'yes' }, /'dry-run' is 'yes': expected true or false/],
    [{ 'dry-run': 'tRUE' }, /'dry-run' is 'tRUE'/],
    [{ summary: '0' }, /'summary' is '0': expected true or false/],
    [
      { 'digicert-api-key': ' ' },
      /'digicert-api-key' is required.*secret may not be set.*environment.*fork.*Dependabot/,
    ],
    [{ 'digicert-api-key': 'abc' }, /'digicert-api-key' .*fewer than 4 characters/],
    [{ 'digicert-api-key': 'ab\ncdefg' }, /'digicert-api-key' contains a line break/],
    [{ 'digicert-api-key': 'ab\u0007cdefg' }, /'digicert-api-key' contains .*control character/],
    [{ 'digicert-account-id': '12a' }, /'digicert-account-id' is not a number/],
    [{ 'digicert-account-id': '' }, /targets, entry 1: lacks an accountId: set 'digicert-account/],
    [{ 'digicert-division-id': '1.5' }, /'digicert-division-id' is not a number/],
    [{ 'digicert-division-id': '' }, /targets, entry 1: lacks a divisionId: set 'digicert-div/],
    [
      { 'digicert-agent-license-key': '', 'digicert-sensor-license-key': '' },
      /targets, entry 1: lacks a licence key: set 'digicert-agent-license-key' or/,
    ],
    [{ 'digicert-license-keys': 'no-equals-sign' }, /license-keys, line 1: expected alias=KEY/],
    [{ 'digicert-license-keys': 'a=k3y-one1\na=k3y-two2' }, /line 2: the alias a is given twice/],
    [{ 'digicert-license-keys': `${AGENT_KEY}=k3y-one1` }, /line 1: the alias looks like a key/],
    [{ 'digicert-license-keys': 'a=abc' }, /'digicert-license-keys' .*fewer than 4 characters/],
    [{ 'ignore-codes': '1028 -16' }, /'ignore-codes' may not hold -16/],
    [{ 'ignore-codes': '-295' }, /'ignore-codes' may not hold -295/],
    [{ 'ignore-codes': '1028;1004' }, /'ignore-codes' holds '1028;1004'/],
    [{ 'max-wait-minutes': '331' }, /'max-wait-minutes' is '331': .*from 0 to 330/],
    [{ 'max-wait-minutes': '-1' }, /'max-wait-minutes' is '-1'/],
    [{ 'max-wait-minutes': '1e2' }, /'max-wait-minutes' is '1e2'/],
    [{ 'request-timeout-seconds': '0' }, /'request-timeout-seconds' is '0': .*from 1 to 600/],
    [{ 'request-timeout-seconds': '601' }, /'request-timeout-seconds' is '601'/],
    [{ 'request-timeout-seconds': '30s' }, /'request-timeout-seconds' is '30s'/],
    [{ 'batch-size': '0' }, /'batch-size' is not a whole number from 1 to 500/],
    [{ 'batch-size': '501' }, /'batch-size' is not a whole number from 1 to 500/],
    [{ 'batch-size': '0x10' }, /'batch-size' is not a whole number from 1 to 500/],
    [{ 'base-url': 'caas.digicert.com' }, /'base-url' is no URL/],
    [{ 'base-url': 'http://10.0.0.1' }, /'base-url' is not https/],
    [{ 'base-url': 'http://127.0.0.1.example.com' }, /'base-url' is not https/],
    [{ 'base-url': 'ftp://127.0.0.1' }, /'base-url' is not https/],
    [{ 'base-url': 'https://me:pw@example.com' }, /'base-url' holds a user or a password/],
    [{ 'base-url': 'https://example.com/?a=1' }, /'base-url' has a query or a fragment/],
    [{ 'base-url': 'https://example.com/#' }, /'base-url' has a query or a fragment/],
    [
      { 'base-url': 'https://secure.trust-provider.com/x' },
      /'base-url' is the host of Sectigo, but provider is 'digicert'/,
    ],
  ];
  it.each(rows)('%j', async (inputs, problem) => {
    const { problems } = await problemsOf('digicert', '10.0.0.1:443', { inputs });
    expect(problems).toMatch(problem);
    const [name = ''] = Object.keys(inputs);
    for (const line of problems.split('\n')) expect(line).toContain(name);
  });
});

describe.concurrent('a misspelt input', () => {
  const rows: Rows<Inputs> = [
    [{ dryrun: 'true' }, /'dryrun' is not an input of this action: did you mean 'dry-run'/],
    [{ 'dry run': 'true' }, /'dry_run' is not an input of this action: did you mean 'dry-run'/],
    [{ 'digicert-licence-keys': '' }, /did you mean 'digicert-license-keys'/],
    [{ target: '10.0.0.2:443' }, /did you mean 'targets'/],
  ];
  it.each(rows)('%j', async (inputs, problem) => {
    const { problems } = await problemsOf('digicert', '10.0.0.1:443', { inputs });
    expect(problems).toMatch(problem);
    expect(problems).not.toContain('\n');
  });

  it('that is meant for another action is a warning', async () => {
    const step = await runStep('digicert', '10.0.0.1:443', { inputs: { colour: 'green' } });
    expect(step.outcomes).toEqual(['submitted']);
    expect(step.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining("'colour'") }),
    );
  });
});

describe.concurrent('one wrong input of a Sectigo step', () => {
  const rows: Rows<Inputs> = [
    [{ 'sectigo-login-name': '' }, /'sectigo-login-name' is required.*secret may not be set/],
    [
      { 'sectigo-login-name': 'x'.repeat(65) },
      /'sectigo-login-name' has 65 characters, at most 64/,
    ],
    [{ 'sectigo-login-name': 'a\tb' }, /'sectigo-login-name' contains .*control character/],
    [{ 'sectigo-login-password': '\n' }, /'sectigo-login-password' is required/],
    [{ 'sectigo-login-password': 'y'.repeat(129) }, /has 129 characters, at most 128/],
    [{ 'sectigo-login-password': 'a1\nb2c3' }, /'sectigo-login-password' contains a line break/],
    [{ 'sectigo-login-password': 'a1b' }, /'sectigo-login-password' .*fewer than 4 characters/],
    [{ 'base-url': 'https://caas.digicert.com' }, /is the host of DigiCert CertCentral/],
  ];
  it.each(rows)('%j', async (inputs, problem) => {
    const { problems } = await problemsOf('sectigo', '1234567', { inputs });
    expect(problems).toMatch(problem);
    const [name = ''] = Object.keys(inputs);
    for (const line of problems.split('\n')) expect(line).toContain(name);
  });
});

describe.concurrent('one wrong target of a DigiCert step', () => {
  const entry = '"ip":"10.0.0.1","port":443';
  const rows: Rows<string> = [
    ['10.0.0.1:443, # 10.0.0.2:443, 10.0.0.3:443', /entry 2: starts with '#'/],
    ['10.0.0.256:443', /entry 1: '10.0.0.256:443' is not an address/],
    ['10.0.0.1:65536', /its port '?.*is not a port/],
    ['10.0.0.1', /'10.0.0.1' lacks a port/],
    ['2001:db8::1', /lacks brackets or a port/],
    ['[fe80::1%eth0]:443', /zone/],
    ['-a.example@10.0.0.1:443', /domain before the @/],
    ['1234567', /'1234567' is an entry for Sectigo, but provider is 'digicert'/],
    ['order:ABC-1', /'order:ABC-1' is an entry for Sectigo/],
    [
      'web',
      /'web' is neither an address nor an ID of DigiCert CertCentral, and 'inventory' is empty/,
    ],
    ['all', /'all' means every entry of the inventory, but 'inventory' is empty/],
    ['[]', /is an empty list \(failed-targets is \[\] when nothing failed/],
    ['# all of it', /has only comments/],
    ['{"retryAutomationTaskRequests": []}', /is an empty list/],
    [`[{${entry},"prot":1}]`, /entry 1: unknown field 'prot'; nearest: 'port'/],
    [`[{${entry}}`, /^targets: line 1, column \d+: not valid JSON/],
    [`[{${entry},"port":444}]`, /not valid JSON: this key appears twice/],
    [`[{${entry},"Port":444}]`, /entry 1: port is given twice/],
    ['[{"ip":"10.0.0.1"}]', /entry 1: lacks port/],
    ['[{"ip":"10.0.0.1","port":[443]}]', /port is not a text or number/],
    [`[{${entry},"domainName":"a b"}]`, /domainName 'a b' is not a domain/],
    [`[{${entry},"accountId":"x"}]`, /accountId 'x' is not a number/],
    [
      `[{${entry},"agentLicenseKey":"11111111aaaaaaaa","sensorLicenseKey":"22222222bbbbbbbb"}]`,
      /agentLicenseKey and sensorLicenseKey: give one of them/,
    ],
    [
      `{"retryAutomationTaskRequests":[{${entry},"accountId":1}],"accountId":2}`,
      /accountId differs from the one outside the list/,
    ],
    [`{"retryAutomationTaskRequests":[{${entry}}],"account":2}`, /unknown field 'account' beside/],
    [
      `[{${entry},"agentLicenseKey":"11111111aaaaaaaa"},{${entry},"agentLicenseKey":"22222222bbbbbbbb"}]`,
      /entry 2: 10.0.0.1:443 has another licence key than targets, entry 1/,
    ],
    ['[{"certificateID":"1"}]', /entry 1: has no address or ID of DigiCert CertCentral/],
    ['[["10.0.0.1:443"]]', /entry 1: is a list inside the list/],
    ['- ip: 10.0.0.1\n  ip: 10.0.0.2', /line 2, column 3: not valid YAML: this key appears twice/],
    ['- !!str 10.0.0.1:443', /line 1, column \d+: not valid YAML: tags are not allowed/],
    ['- &a {ip: 10.0.0.1}\n- {<<: *a, port: 443}', /line 2, .*not valid YAML: merges are not/],
    ['- 10.0.0.1:443\n---\n- 10.0.0.2:443', /not valid YAML: more than one document/],
    [bomb(), /not valid YAML: too many aliases/],
  ];
  it.each(rows)('%j', async (targets, problem) => {
    const { problems } = await problemsOf('digicert', targets, {
      secrets: ['11111111aaaaaaaa', '22222222bbbbbbbb'],
    });
    expect(problems).toMatch(problem);
    expect(problems).not.toContain('\n');
  });
});

/** 9 levels of 9 aliases each: 387 million nodes from 500 characters. */
function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) =>
    level === 0
      ? '- &a0 [x]'
      : `- &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join()}]`,
  );
  return levels.join('\n');
}

describe.concurrent('one wrong target of a Sectigo step', () => {
  const rows: Rows<string> = [
    ['10.0.0.1:443', /'10.0.0.1:443' is an entry for DigiCert CertCentral, but provider is/],
    ['12345678901234567', /entry 1: '.*' is not a number of at most 16 digits/],
    ['1.23E+15', /lost its digits to a spreadsheet/],
    ['cert:12x', /'cert:12x' is not a number/],
    ['order:', /has no orderNumber after order:/],
    [`order:${'x'.repeat(129)}`, /is longer than 128 characters/],
    ['["order:a\\u0000b"]', /contains a control character/],
    ['[{"certificateID":-1}]', /certificateID '-1' is not a number/],
    ['[{"name":"shop"}]', /has only the name or domain 'shop', and 'inventory' is empty/],
  ];
  it.each(rows)('%j', async (targets, problem) => {
    const { problems } = await problemsOf('sectigo', targets);
    expect(problems).toMatch(problem);
    expect(problems).not.toContain('\n');
  });
});

describe.concurrent('one thing wrong with an inventory', () => {
  const fleet = (rows: string, header = 'name,ip,port,domainName,agentLicenseKey') => ({
    'fleet.csv': `${header}\n${rows}\n`,
  });
  const rows: Rows<
    Pick<StepOptions, 'files' | 'prepare'> & {
      readonly targets?: string;
      readonly inventory?: string;
    }
  > = [
    [{}, /inventory: cannot read '\/.*\/work\/fleet\.csv' \(ENOENT\): .*actions\/checkout/],
    [{ inventory: 'fleet.txt' }, /'fleet.txt' must end in .json, .yaml, .yml or .csv/],
    [
      { prepare: ({ workspace }) => mkdirSync(join(workspace, 'fleet.csv')) },
      /fleet.csv' is not a regular file/,
    ],
    [{ inventory: '../outside.csv', prepare: outside }, /lies outside the workspace/],
    [
      {
        prepare: (folders) => {
          outside(folders);
          symlinkSync(join(folders.root, 'outside.csv'), join(folders.workspace, 'fleet.csv'));
        },
      },
      /lies outside the workspace/,
    ],
    [
      {
        prepare: ({ workspace }) => {
          writeFileSync(join(workspace, 'fleet.csv'), '');
          truncateSync(join(workspace, 'fleet.csv'), 64 * 1024 * 1024 + 1);
        },
      },
      /fleet.csv' is larger than 64 MiB/,
    ],
    [{ files: { 'fleet.csv': Buffer.from('\uFEFFip,port', 'utf16le') } }, /is UTF-16: save it as/],
    [{ files: fleet('web,10.0.0.1,443') }, /row 2: line 2 has 3 cells where the header has 5/],
    [
      { files: fleet('10.0.0.1,443,10.0.0.1', 'ip,port,IP') },
      /fleet.csv, row 1: more than one column is ip/,
    ],
    [{ files: fleet('10.0.0.1,443,a', 'ip,port,Domain') }, /'Domain' is nearly domainName/],
    [{ files: fleet('10.0.0.1,443,1', 'ip,port,Account') }, /'Account' is nearly accountId/],
    [{ files: fleet('web,10.0.0.1,"443,,') }, /row 2, line 2, .*a quoted cell does not end/],
    [{ files: fleet('web,10.0.0.1,x,,') }, /fleet.csv, row 2: port 'x' is not a port/],
    [{ files: fleet('10.0.0.9:443,10.0.0.1,443,,') }, /name '10.0.0.9:443' reads as an address/],
    [{ files: fleet('1234567,10.0.0.1,443,,') }, /name '1234567' reads as an address or ID of Sec/],
    [{ files: fleet('all,10.0.0.1,443,,') }, /name 'all' stands for the whole inventory/],
    [
      { targets: 'wbe', files: fleet('web,10.0.0.1,443,,\ndb,10.0.0.2,443,,') },
      /'wbe' is neither .* nor in the inventory; nearest: 'web'/,
    ],
    [
      { targets: 'www.exmaple.com', files: fleet('web,10.0.0.1,443,www.example.com,') },
      /nearest: 'www.example.com'/,
    ],
    [
      { targets: 'shop', files: fleet('shop,1', 'name,certificateID') },
      /'shop' is in the inventory, but has no entry for DigiCert CertCentral/,
    ],
    [
      { files: fleet('shop,1', 'name,certificateID') },
      /'all' finds nothing: the inventory has no entry for DigiCert CertCentral/,
    ],
    [
      { inventory: 'fleet.yaml', files: { 'fleet.yaml': '- name: web\n  ip: [10.0.0.1' } },
      /fleet.yaml: line \d+, column \d+: not valid YAML/,
    ],
    [
      { inventory: 'fleet.json', files: { 'fleet.json': '[{"name":"web",}]' } },
      /fleet.json: line 1, column \d+: not valid JSON/,
    ],
  ];
  it.each(rows.map(([wrong, problem]) => ({ wrong, problem })))('$problem', async (row) => {
    const { targets = 'all', inventory = 'fleet.csv', ...files } = row.wrong;
    const { problems } = await problemsOf('digicert', targets, { inputs: { inventory }, ...files });
    expect(problems).toMatch(row.problem);
    expect(problems).not.toContain('\n');
  });

  it('names the alias that was probably meant', async () => {
    const { problems } = await problemsOf('digicert', 'all', {
      inputs: { inventory: 'fleet.csv', 'digicert-license-keys': 'edge-west=0123456789ABCDEF' },
      files: fleet('web,10.0.0.1,443,,edge-wets'),
      secrets: ['0123456789ABCDEF', 'edge-wets'],
    });
    expect(problems).toMatch(/agentLicenseKey is neither an alias .*nearest alias is edge-west/);
  });

  it('never quotes the text of a file that cannot be read: a key may stand there', async () => {
    const key = 'licence-key-in-a-broken-file';
    const { problems } = await problemsOf('digicert', 'all', {
      inputs: { inventory: 'fleet.json' },
      files: { 'fleet.json': `[{"agentLicenseKey": "${key}" "ip": 1}]` },
      secrets: [key],
    });
    expect(problems).toMatch(/^fleet.json: line 1, column \d+: not valid JSON/);
  });

  it('cuts what it quotes, and hides what may be a key from a shifted column', async () => {
    const key = '58C5D9FD5BC95FAA';
    const { problems } = await problemsOf('digicert', 'all', {
      inputs: { inventory: 'fleet.csv' },
      files: fleet(`web,10.0.0.1,${key},,\nweb,${'x'.repeat(50)},443,,`),
      secrets: [key],
    });
    expect(problems).toContain('row 2: port is not a port');
    expect(problems).toContain(`ip '${'x'.repeat(40)}…' is not an IP address`);
  });
});

function outside({ root }: Folders): void {
  writeFileSync(join(root, 'outside.csv'), 'ip,port\n10.0.0.1,443\n');
}

describe.concurrent('everything wrong at once', () => {
  it('is reported in one go, naming input, entry and file', async () => {
    const { problems, annotations } = await problemsOf(
      'digicert',
      '10.0.0.1:0, web, 1234567, nobody',
      {
        inputs: {
          'digicert-api-key': '',
          'digicert-account-id': 'x',
          'dry-run': 'no',
          'max-wait-minutes': 'long',
          'base-url': 'http://example.com',
          'batch-size': '1000',
          'ignore-codes': '-16,-295',
          inventory: 'fleet.csv',
        },
        files: { 'fleet.csv': 'name,ip,port\nweb,10.0.0.1,x\nall,10.0.0.2,443\n' },
        env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      },
    );
    const starts = [
      ...["'dry-run'", "'digicert-api-key'", "'base-url'", 'NODE_TLS_REJECT_UNAUTHORIZED=0'],
      ...["'ignore-codes' may not hold -16", "'ignore-codes' may not hold -295"],
      ...["'max-wait-minutes'", 'fleet.csv, row 3', 'targets, entry 1', 'fleet.csv, row 2'],
      ...['targets, entry 3', 'targets, entry 4', "'digicert-account-id'", "'batch-size'"],
    ];
    const lines = problems.split('\n');
    for (const start of starts) {
      expect(
        lines.filter((line) => line.startsWith(start)),
        start,
      ).toHaveLength(1);
    }
    expect(lines).toHaveLength(starts.length);
    for (const line of lines) expect(annotations[0]?.message).toContain(line);
  });

  it('includes the targets where the provider is not known', async () => {
    const { problems } = await problemsOf('digicert', '10.0.0.1:0, cert:x', {
      inputs: { provider: 'acme' },
    });
    expect(problems.split('\n')).toHaveLength(3);
  });

  it('is an error in a dry run too', async () => {
    const { problems } = await problemsOf('digicert', '10.0.0.1:0', {
      inputs: { 'dry-run': 'true' },
    });
    expect(problems).toContain('its port is not a port');
  });
});

describe.concurrent('switching certificate checks off', () => {
  it('is an error', async () => {
    const { problems } = await problemsOf('digicert', '10.0.0.1:443', {
      env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    });
    expect(problems).toMatch(/NODE_TLS_REJECT_UNAUTHORIZED=0 .*NODE_EXTRA_CA_CERTS/);
  });
});

describe.concurrent('a short secret of the provider that was not picked', () => {
  it('is no error, and nothing that is wrong with its inputs is', async () => {
    const step = await runStep('digicert', '10.0.0.1:443', {
      inputs: { 'sectigo-login-password': 'a1b', 'sectigo-login-name': 'x'.repeat(99) },
    });
    expect(step.outcomes).toEqual(['submitted']);
  });
});
