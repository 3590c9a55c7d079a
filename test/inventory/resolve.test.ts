import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveEntries } from '../../src/inventory/resolve.ts';
import { providers } from '../../src/providers/index.ts';
import { errorsOf, fieldsOf, provider, resolved } from './resolving.ts';

const KEY = '58C5D9FD5BC95FAA';
const sample = (name: string) => readFileSync(`test/fixtures/samples/${name}`, 'utf8');

const FLEET = `name,ip,port,domainName,divisionId,agentLicenseKey,certificateID,orderNumber
web,10.0.0.1,443,www.example.com,,${KEY},,
web,10.0.0.1,443,,2,,,
db,2001:db8::1,8443,db.example.com,,,,
shop,,,,,,0012,S-1
both,10.0.0.9,443,,,,77,
,10.0.0.5,443,www.example.com,,,,
`;
const fleet = ['fleet.csv', FLEET] as const;

describe('plain entries without an inventory', () => {
  it('are addresses of DigiCert', async () => {
    expect(await fieldsOf({ targets: '10.0.0.1:443, www.Example.com@[2001:DB8::1]:8443' })).toEqual(
      [
        { ip: '10.0.0.1', port: '443' },
        { ip: '2001:db8::1', port: '8443', domainName: 'www.example.com' },
      ],
    );
  });

  it('are IDs of Sectigo, sent as written', async () => {
    const targets = '9999999999999999\ncert:0012,order:ABC-1';
    expect(await fieldsOf({ targets, provider: 'sectigo' })).toEqual([
      { certificateID: '9999999999999999' },
      { certificateID: '0012' },
      { orderNumber: 'ABC-1' },
    ]);
  });

  it.each([
    [
      'digicert',
      '1234567',
      "targets, entry 1: '1234567' is an entry for Sectigo, but provider is 'digicert'.",
    ],
    [
      'sectigo',
      '10.0.0.1:443',
      "'10.0.0.1:443' is an entry for DigiCert CertCentral, but provider is 'sectigo'.",
    ],
    ['digicert', '10.0.0.256:443', "'10.0.0.256:443' is not an address"],
    ['digicert', '10.0.0.1', "'10.0.0.1' lacks a port"],
    ['sectigo', '1.23E+15', 'spreadsheet'],
    ['digicert', 'web', "'inventory' is empty"],
    [
      'digicert',
      'all',
      "'all' means every entry of the inventory, but 'inventory' is empty: set it",
    ],
    ['none', '10.0.0.256:443', 'is not an address'],
  ] as const)('in a %s run, %j is an error', async (provider, targets, error) => {
    expect(await errorsOf({ targets, provider })).toContain(error);
  });

  it('are all checked, and reported in one go', async () => {
    const errors = await errorsOf({ targets: 'web, 10.0.0.1:443, 10.0.0.1:0, # x' });
    expect(errors.split('\n').map((line) => line.slice(0, 17))).toEqual([
      'targets, entry 1:',
      'targets, entry 3:',
      'targets, entry 4:',
    ]);
  });
});

describe('nothing to retry', () => {
  it.each([undefined, '', ' \n', '\uFEFF'])('%j: targets is required', async (targets) => {
    const question = { ...(targets !== undefined && { targets }), inventory: fleet };
    expect(await errorsOf(question)).toMatch(/^'targets' is required: .*'all'/);
  });

  it.each(['#1234567', '# comment\n\n  # 10.0.0.1:443'])('%j is a comment', async (targets) => {
    expect(await errorsOf({ targets })).toBe(
      "targets: has only comments: a line that starts with '#' is a comment; remove the '#' to retry the entry.",
    );
  });

  it('of a schedule says that this event has no inputs', async () => {
    const sources = { targets: undefined, inventory: undefined, workspace: '/', runnerTemp: '/' };
    const problemsAt = async (event: string) =>
      (await resolveEntries({ ...sources, event }, provider('sectigo'), providers, {})).errors;
    expect(await problemsAt('schedule')).toEqual([
      expect.stringContaining("a 'schedule' event has no inputs"),
    ]);
    expect(await problemsAt('push')).toEqual([expect.not.stringContaining('event')]);
  });

  it.each(['[]', ' [ ] ', ',,\n', '{"retryAutomationTaskRequests": []}'])(
    '%j has a text of its own',
    async (targets) => {
      expect(await errorsOf({ targets })).toMatch(
        /^targets: is an empty list .*failed-targets is \[\] .*skip this step/,
      );
    },
  );

  it('says so where all means no entry', async () => {
    const inventory = ['a.csv', 'certificateID\n1\n'] as const;
    expect(await errorsOf({ targets: 'all', inventory })).toContain(
      "'all' finds nothing: the inventory has no entry for DigiCert CertCentral",
    );
  });
});

describe('structured entries', () => {
  it('take field names in any spelling, and drop a byte order mark and what is blank', async () => {
    const targets =
      '\uFEFF[{"IP":"10.0.0.1"," Port_":443,"ACCOUNT-id":5153184,"domain name":"","divisionId":null,"Name":" web "}]';
    const { entries, errors } = await resolved({ targets });
    expect(errors).toEqual([]);
    expect(entries).toEqual([
      {
        where: 'targets, entry 1',
        name: 'web',
        fields: { ip: '10.0.0.1', port: '443', accountId: '5153184' },
      },
    ]);
  });

  it('take strings and numbers as plain entries', async () => {
    expect(
      await fieldsOf({ targets: '[9999999999999999, "order:A,B"]', provider: 'sectigo' }),
    ).toEqual([{ certificateID: '9999999999999999' }, { orderNumber: 'A,B' }]);
  });

  it.each(['digicert-0-of-2', 'digicert-2-of-2', 'digicert-2-of-3'])(
    'take the request body %s',
    async (name) => {
      const text = sample(`${name}.request.json`);
      const body = JSON.parse(text) as { retryAutomationTaskRequests: Record<string, unknown>[] };
      const expected = body.retryAutomationTaskRequests.map((entry) =>
        Object.fromEntries(
          Object.entries(entry).flatMap(([key, value]) =>
            value === null ? [] : [[key, String(value)]],
          ),
        ),
      );
      expect(await fieldsOf({ targets: text })).toEqual(expected);
    },
  );

  it('take the outer accountId where an entry has none, and refuse one that differs', async () => {
    const body = (inner: string) =>
      `{"accountId": 1, "retry_automation_task_requests": [{"ip":"10.0.0.1","port":443${inner}}]}`;
    expect(await fieldsOf({ targets: body('') })).toEqual([
      { ip: '10.0.0.1', port: '443', accountId: '1' },
    ]);
    expect(await fieldsOf({ targets: body(',"accountId":"01"') })).toHaveLength(1);
    expect(await errorsOf({ targets: body(',"accountId":2') })).toContain(
      'targets, entry 1: accountId differs from the one outside the list.',
    );
  });

  it.each([
    ['[{"ip":"10.0.0.1","prot":443}]', "unknown field 'prot'; nearest: 'port'"],
    ['[{"ip":"10.0.0.1","port":443,"IP":"10.0.0.2"}]', 'ip is given twice'],
    ['[{"ip":["10.0.0.1"],"port":443}]', 'ip is not a text or number'],
    ['[{"ip":"10.0.0.1"}]', 'lacks port'],
    ['[{"domainName":null}]', 'does not say what to retry'],
    ['[{"certificateID":1}]', 'no address or ID of DigiCert CertCentral'],
    ['[{"name":"web","certificateID":1}]', 'no address or ID of DigiCert CertCentral'],
    ['[{"name":"web"}]', "'inventory' is empty"],
    ['[null]', 'is empty'],
    ['[""]', 'is empty'],
    ['[[]]', 'list inside the list'],
    ['[{"ip":"10.0.0.1","port":443,"name":"all"}]', "name 'all' stands for the whole inventory"],
    ['[{"ip":"10.0.0.1","port":443,"name":"order:1"}]', 'reads as an address or ID of Sectigo'],
    [`[{"ip":"10.0.0.1","port":443,"name":"${'n'.repeat(201)}"}]`, 'name is longer than 200'],
    ['[{"ip":"10.0.0.1","port":443,"name":"a\\u0007"}]', 'name contains a control character'],
    ['{"retryAutomationTaskRequests":{}}', 'retryAutomationTaskRequests is not a list'],
    [
      '{"retryAutomationTaskRequests":[],"divisionId":1}',
      "unknown field 'divisionId' beside the list",
    ],
    ['{"retryAutomationTaskRequests":[],"accountId":"x"}', "accountId 'x' is not a number"],
    ['{"retryAutomationTaskRequests":[],"accountId":1,"account_id":1}', 'accountId is given twice'],
  ])('%j is an error', async (targets, error) => {
    expect(await errorsOf({ targets })).toContain(error);
  });

  it('show values harmlessly, cut and with keys masked', async () => {
    const shown = async (value: string) =>
      await errorsOf({ targets: JSON.stringify([{ ip: '10.0.0.1', port: value }]) });
    expect(await shown('a\n\u202e::b')).toContain("port 'a\\u{a}\\u{202e}::b' is not a port");
    expect(await shown('x'.repeat(50))).toContain(`port '${'x'.repeat(40)}…' is`);
    expect(await shown('k=A1B2C3D4E5F6!')).toContain("port 'k=***!' is");
    expect(await shown(`${'x'.repeat(35)}${KEY}`)).not.toContain(KEY.slice(0, 4));
  });

  it.each(['58C5-D9FD-5BC9-5FAA', 'Zx9kQw3rTy7uIop2', `k=${KEY}!`])(
    'do not show %j, which may be a key in a shifted column',
    async (value) => {
      for (const field of ['ip', 'port', 'divisionId', 'domainName', 'managementIp']) {
        const entry = { ip: '10.0.0.1', port: 443, [field]: `!${value}` };
        const errors = await errorsOf({ targets: JSON.stringify([entry]) });
        expect(errors).toMatch(new RegExp(`^targets, entry 1: ${field} [a-z]`));
      }
    },
  );

  it('never show the value of a secret field', async () => {
    const targets = '[{"ip":"10.0.0.1","port":443,"agentLicenseKey":"hunter 2"}]';
    const errors = await errorsOf({ targets });
    expect(errors).toContain('agentLicenseKey ');
    expect(errors).not.toContain('hunter');
  });

  it('are capped at 50 errors, the nearest field named for the first 20', async () => {
    const wrong = Array.from({ length: 60 }, (_, i) => ({ [`prot${i}`]: 1 }));
    const { errors } = await resolved({ targets: JSON.stringify(wrong) });
    expect(errors).toHaveLength(51);
    expect(errors.filter((text) => text.includes('nearest'))).toHaveLength(20);
    expect(errors.at(-1)).toBe('targets: and 10 more errors.');
  });
});

describe('the inventory', () => {
  const row1 = { ip: '10.0.0.1', port: '443', domainName: 'www.example.com', agentLicenseKey: KEY };
  const row2 = { ip: '10.0.0.1', port: '443', divisionId: '2' };
  const row3 = { ip: '2001:db8::1', port: '8443', domainName: 'db.example.com' };
  const row5 = { ip: '10.0.0.9', port: '443' };
  const row6 = { ip: '10.0.0.5', port: '443', domainName: 'www.example.com' };

  it.each([
    ['web', [row1, row2]],
    ['WWW.example.com.', [row1, row6]],
    ['10.0.0.1:443', [row1, row2]],
    ['www.example.com@10.0.0.1:443', [row1]],
    ['[2001:DB8:0::1]:8443', [row3]],
    ['[{"name":"db","divisionId":7}]', [{ ...row3, divisionId: '7' }]],
    ['[{"ip":"10.0.0.1","port":443,"domainName":null}]', [row2]],
    ['[{"name":"web","domainName":null}]', [row2]],
    ['[{"name":"web","divisionId":2}]', [row2]],
    ['[{"ip":"10.0.0.1","port":443,"divisionId":2}]', [row2]],
    ['[{"domainName":"www.example.com"}]', [row1, row6]],
    [
      'other.example.com@10.0.0.1:443',
      [{ ip: '10.0.0.1', port: '443', domainName: 'other.example.com' }],
    ],
    ['10.9.9.9:443', [{ ip: '10.9.9.9', port: '443' }]],
    ['all', [row1, row2, row3, row5, row6]],
    ['- both\n- db', [row5, row3]],
  ])('of a DigiCert run: %j', async (targets, expected) => {
    expect(await fieldsOf({ targets, inventory: fleet })).toEqual(expected);
  });

  it.each([
    ['shop', [{ certificateID: '0012', orderNumber: 'S-1' }]],
    ['12', [{ certificateID: '12', orderNumber: 'S-1' }]],
    ['order:S-1', [{ certificateID: '0012', orderNumber: 'S-1' }]],
    ['cert:99', [{ certificateID: '99' }]],
    ['all', [{ certificateID: '0012', orderNumber: 'S-1' }, { certificateID: '77' }]],
  ])('of a Sectigo run: %j', async (targets, expected) => {
    expect(await fieldsOf({ targets, inventory: fleet, provider: 'sectigo' })).toEqual(expected);
  });

  it('takes an order that stands by itself for no certificate with the same order number', async () => {
    const inventory = ['orders.csv', 'certificateID,orderNumber\n2,S-1\n,S-1\n'] as const;
    const asked = (targets: string) => fieldsOf({ targets, inventory, provider: 'sectigo' });
    expect(await asked('order:S-1')).toEqual([{ orderNumber: 'S-1' }]);
    expect(await asked('2')).toEqual([{ certificateID: '2', orderNumber: 'S-1' }]);
  });

  it('takes the null of a database export in a table as absent', async () => {
    const table = 'ip,port,domainName,name\n10.0.0.1,443,NULL,\n10.0.0.2,443,~, null\n';
    const { entries, errors } = await resolved({ targets: 'all', inventory: ['a.csv', table] });
    expect(errors).toEqual([]);
    expect(entries.map(({ name, fields }) => ({ name, ...fields }))).toEqual([
      { ip: '10.0.0.1', port: '443' },
      { ip: '10.0.0.2', port: '443' },
    ]);
  });

  it('names what is both a name and a domain once', async () => {
    const inventory = [
      'a.csv',
      'name,ip,port,domainName\na.example,10.0.0.1,443,a.example\n',
    ] as const;
    expect(await errorsOf({ targets: 'b.example', inventory })).toMatch(
      /nearest: 'a\.example', 'all'\.$/,
    );
  });

  it('gives entries their place and name', async () => {
    const { entries } = await resolved({ targets: 'db', inventory: fleet });
    expect(entries).toEqual([
      { where: 'targets, entry 1 (fleet.csv, row 4)', name: 'db', fields: row3 },
    ]);
    const all = await resolved({ targets: 'all', inventory: fleet });
    expect(all.entries[0]?.where).toBe('fleet.csv, row 2');
  });

  it.each([
    [
      'wbe',
      "'wbe' is neither an address nor an ID of DigiCert CertCentral nor in the inventory; nearest: 'web'",
    ],
    ['www.exmple.com', "nearest: 'www.example.com'"],
    ['[{"name":"dbb"}]', "nearest: 'db'"],
    ['shop', "'shop' is in the inventory, but has no entry for DigiCert CertCentral"],
    ['[{"name":"db","domainName":null}]', "'db' is in the inventory, but with another domainName"],
    ['[{"name":"db","ip":"10.0.0.9"}]', "'db' is in the inventory, but with another ip"],
    [
      '[{"name":"web","divisionId":9,"domainName":"x.example"}]',
      'another domainName or divisionId',
    ],
    ['ALL', "write 'all' in lower case"],
    ['*', "write 'all' to mean every entry"],
    ['Web', "upper and lower case are different; the inventory has 'web'"],
    ['db both', 'separate entries with commas'],
    ['10.0.0.1:443 10.0.0.2:443', 'separate entries with commas'],
    ['db; both', 'separate entries with commas, not with semicolons'],
    ['sep=;\nweb', 'delete it'],
    ['https://www.example.com/', 'a URL is not an entry'],
    ['ip: 10.0.0.1\nport: 443', "an entry of YAML starts with a dash: '- ip: …'"],
  ])('does not have %j', async (targets, error) => {
    expect(await errorsOf({ targets, inventory: fleet })).toContain(error);
  });

  it('says where only the Unicode form of a name differs', async () => {
    const inventory = ['a.csv', 'name,ip,port\nB\u00fcro,10.0.0.1,443\n'] as const;
    expect(await errorsOf({ targets: 'Bu\u0308ro', inventory })).toContain('(NFC, NFD)');
  });

  it('never gives the fields of one target to another', async () => {
    const row = (division: number, management: string) =>
      `{"ip":"10.0.0.1","port":443,"divisionId":${division},"managementIp":"${management}"}`;
    const inventory = ['a.json', `[${row(5, '10.9.9.1')},${row(6, '10.9.9.2')}]`] as const;
    const ask = async (fields: string) => {
      const targets = `{"ip":"10.0.0.1","port":443,${fields}}`;
      const { entries, errors, notices } = await resolved({ targets, inventory });
      expect(errors).toEqual([]);
      return { fields: entries.map((entry) => entry.fields), notices };
    };
    const second = { ip: '10.0.0.1', port: '443', divisionId: '6', managementIp: '10.9.9.2' };
    expect(await ask('"divisionId":6')).toEqual({ fields: [second], notices: [] });
    expect(await ask('"managementIp":"10.9.9.2"')).toEqual({ fields: [second], notices: [] });
    expect((await ask('"divisionId":6,"managementIp":"10.9.9.1"')).fields).toEqual([
      { ...second, managementIp: '10.9.9.1' },
    ]);
    expect(await ask('"divisionId":7')).toEqual({
      fields: [{ ip: '10.0.0.1', port: '443', divisionId: '7' }],
      notices: [
        "targets, entry 1: is sent unchanged: at 10.0.0.1:443 the inventory only has divisionId '5', '6'.",
      ],
    });
  });

  it('says which domains it has at an address', async () => {
    const { notices } = await resolved({ targets: 'b.example@10.0.0.1:443', inventory: fleet });
    expect(notices.join('\n')).toBe(
      "targets, entry 1: is sent unchanged: at 10.0.0.1:443 the inventory only has domainName 'www.example.com', 'none'.",
    );
    const none = await resolved({ targets: 'b.example@10.0.0.7:443', inventory: fleet });
    expect(none.notices).toEqual([]);
  });

  it('says where a number is the other kind of ID', async () => {
    const inventory = ['a.csv', 'name,orderNumber\nshop,1234567\n'] as const;
    const asked = await resolved({ targets: '1234567, 7', inventory, provider: 'sectigo' });
    expect(asked.entries.map(({ fields }) => fields)).toEqual([
      { certificateID: '1234567' },
      { certificateID: '7' },
    ]);
    expect(asked.notices).toEqual([
      "targets, entry 1: is sent as a certificateID: the inventory has 'order:1234567'; write that to use the inventory entry.",
    ]);
  });

  it.each([
    ['a.csv', 'name,ip\nx,10.0.0.1\ny,10.0.0.2\n', 'a.csv, row 2 (and 1 more): lacks port.'],
    [
      'a.json',
      '[{"ip":"10.0.0.1"},{"ip":"10.0.0.2"}]',
      'a.json, entry 1 (and 1 more): lacks port.',
    ],
  ])('says once what is missing in every entry: %s', async (name, content, error) => {
    const { entries, errors, notices } = await resolved({
      targets: '10.0.0.9:443',
      inventory: [name, content],
    });
    expect(entries).toHaveLength(1);
    expect(errors).toEqual([]);
    expect(notices).toEqual([`${error} The entry is not used.`]);
  });

  it('means the very entry that failed-targets names where divisions share an address', async () => {
    const inventory = [
      'a.json',
      JSON.stringify([
        { ip: '10.0.0.1', port: 443 },
        { ip: '10.0.0.1', port: 443, divisionId: 2 },
        { ip: '10.0.0.1', port: 443, divisionId: 3 },
      ]),
    ] as const;
    const ask = async (entry: object) =>
      (
        await fieldsOf({
          targets: JSON.stringify([entry]),
          inventory,
          defaults: { divisionId: '1' },
        })
      ).map(({ divisionId }) => divisionId);
    const address = { ip: '10.0.0.1', port: 443 };
    expect(await ask({ ...address, domainName: null })).toEqual([undefined]);
    expect(await ask({ ...address, domainName: null, divisionId: 2 })).toEqual(['2']);
    expect(await ask({ ...address, domainName: null, divisionId: 9 })).toEqual(['9']);
    expect(await ask(address)).toEqual([undefined, '2', '3']);
  });

  it('names the fields that an entry has in contradiction to it', async () => {
    const inventory = ['a.csv', 'ip,port,accountId\n10.0.0.1,443,99\n'] as const;
    const targets = '[{"ip":"10.0.0.1","port":443,"accountId":1}]';
    expect((await resolved({ targets, inventory })).entries).toMatchObject([
      { fields: { accountId: '1' }, overrides: ['accountId'] },
    ]);
  });

  it('names the fields of an entry that win over its own', async () => {
    const targets = '[{"name":"db","ip":"2001:db8::1","port":8443,"agentLicenseKey":"x"}]';
    const inventory = ['a.csv', FLEET.replace('db.example.com,,,', 'db.example.com,,y,')] as const;
    expect((await resolved({ targets, inventory })).entries).toMatchObject([
      { fields: { agentLicenseKey: 'x' }, overrides: ['agentLicenseKey'] },
    ]);
  });

  it('gives way to the entry field by field, the licence keys being one field', async () => {
    const inventory = [
      'a.json',
      `{"accountId": 5, "retryAutomationTaskRequests": [
      {"ip":"10.0.0.1","port":443,"divisionId":1,"sensorLicenseKey":"${KEY}"}]}`,
    ] as const;
    const ask = async (extra: object) =>
      await fieldsOf({
        targets: JSON.stringify([{ ip: '10.0.0.1', port: 443, ...extra }]),
        inventory,
      });
    const base = { ip: '10.0.0.1', port: '443', accountId: '5', divisionId: '1' };
    expect(await ask({ managementIp: '10.9.9.9' })).toEqual([
      { ...base, managementIp: '10.9.9.9', sensorLicenseKey: KEY },
    ]);
    expect(await ask({ agentLicenseKey: 'alias' })).toEqual([
      { ...base, agentLicenseKey: 'alias' },
    ]);
    expect(await ask({ agentLicenseKey: '***', divisionId: '' })).toEqual([
      { ...base, sensorLicenseKey: KEY },
    ]);
    const outer = `{"accountId":6,"retryAutomationTaskRequests":["10.0.0.1:443","10.0.0.2:443"]}`;
    expect((await fieldsOf({ targets: outer, inventory })).map((one) => one.accountId)).toEqual([
      '5',
      '6',
    ]);
  });

  it('reports a broken entry once if it is selected, else as a notice', async () => {
    const inventory = [
      'a.yml',
      '- {name: good, ip: 10.0.0.1, port: 443}\n- {name: bad, ip: 10.0.0.2, port: 0}\n- {name: bare}\n- word\n- 1234567\n- {certificateID: x}\n',
    ] as const;
    const chosen = await resolved({ targets: 'bad, bad', inventory });
    expect(chosen.errors).toEqual([
      expect.stringMatching(/^a\.yml, entry 2: port '0' is not a port/),
    ]);
    const other = await resolved({ targets: 'good', inventory });
    expect(other.errors).toEqual([]);
    expect(other.notices.map((text) => text.slice(0, 15))).toEqual([
      'a.yml, entry 2:',
      'a.yml, entry 3:',
      'a.yml, entry 4:',
    ]);
    expect((await resolved({ targets: 'all', inventory })).errors).toHaveLength(3);
  });

  it('mentions an entry that lacks half of its address, unless it is completed', async () => {
    const inventory = ['a.csv', 'name,ip,port\nhalf,10.0.0.1,\n,10.0.0.2,443\n'] as const;
    const asked = async (targets: string) => {
      const { errors, notices } = await resolved({ targets, inventory });
      return [...errors, ...notices];
    };
    expect(await asked('10.0.0.1:443')).toEqual([
      'a.csv, row 2: lacks port. The entry is not used.',
    ]);
    expect(await asked('[{"name":"half","port":443}]')).toEqual([]);
  });

  it('caps the notices of broken entries', async () => {
    const inventory = [
      'a.json',
      JSON.stringify(['10.0.0.1:443', ...Array.from({ length: 30 }, (_, i) => ({ ip: `x${i}` }))]),
    ] as const;
    const { notices } = await resolved({ targets: '10.0.0.1:443', inventory });
    expect(notices).toHaveLength(11);
    expect(notices.at(-1)).toContain('and 20 more errors');
  });

  it.each([
    'all',
    'failed',
    '10.0.0.1:443',
    '10.0.0.1',
    '1234567',
    'cert:1',
    'order:x',
    'a.example@10.0.0.1:443',
  ])('may not use the name %j in any run', async (name) => {
    for (const [provider, targets] of [
      ['digicert', '10.0.0.1:1'],
      ['sectigo', '1'],
    ] as const) {
      const inventory = ['a.csv', `certificateID,name\n5,${name}\n`] as const;
      const errors = await errorsOf({ targets, inventory, provider });
      expect(errors).toMatch(/^a\.csv, row 2: name '/);
    }
  });

  it('refuses a ragged row even if it is not selected', async () => {
    const inventory = ['a.csv', 'ip,port\n10.0.0.1,443\n10.0.0.2\n'] as const;
    expect(await errorsOf({ targets: '10.0.0.1:443', inventory })).toBe(
      'a.csv, row 3: line 3 has 1 cells where the header has 2.',
    );
  });

  it.each([
    ['a.txt', '', "inventory: 'a.txt' must end in .json, .yaml, .yml or .csv."],
    ['a.JSON', '[1', 'a.JSON: line 1, column 3: not valid JSON'],
    ['a.yaml', 'text', 'a.yaml: is neither a list of entries nor an entry'],
    ['a.yml', '', 'a.yml: is neither'],
    [
      'a.yml',
      'fleet:\n  - {ip: 10.0.0.1, port: 443}\n',
      "unknown field 'fleet' (in YAML, each entry of a list starts with a dash: - name: web)",
    ],
    [
      'a.json',
      '{"accountId":1,"retryAutomationTaskRequest":[]}',
      "unknown field 'retryAutomationTaskRequest'; nearest: 'retryAutomationTaskRequests'",
    ],
    ['a.json', '{}', 'a.json: is neither'],
    ['a.csv', 'Domain,ip\n', "a.csv, row 1: column 'Domain' is nearly domainName"],
    ['a.csv', Uint8Array.of(0xff, 0xfe), 'is UTF-16'],
  ])('%s with %j cannot be used, and only that is reported', async (name, content, error) => {
    const text = await errorsOf({
      targets: 'web, all, 10.0.0.1:443',
      inventory: [name, content],
    });
    expect(text.split('\n')).toEqual([expect.stringContaining(error)]);
  });

  it('is read and checked also without targets or a provider', async () => {
    const inventory = ['a.csv', `name,agentLicenseKey\nall,${KEY}\n`] as const;
    const { errors, secrets } = await resolved({ inventory, provider: 'none' });
    expect(errors.join('\n')).toContain("a.csv, row 2: name 'all'");
    expect(secrets).toEqual([KEY]);
  });
});

describe('targets: failed', () => {
  const inventory = [
    'a.csv',
    `name,ip,port,certificateID,agentLicenseKey\nweb,10.0.0.1,443,,${KEY}\nshop,,,77,\n`,
  ] as const;

  it.each(['failed', ' failed\n', '- failed', '["failed"]', '# note\nfailed'])(
    '%j gives the inventory entries of the provider',
    async (targets) => {
      const { secrets, ...rest } = await resolved({ targets, inventory });
      expect(rest).toEqual({
        entries: [],
        asksForFailed: true,
        rows: [
          {
            where: 'a.csv, row 2',
            name: 'web',
            fields: { ip: '10.0.0.1', port: '443', agentLicenseKey: KEY },
          },
        ],
        errors: [],
        notices: [],
      });
      expect(secrets).toEqual([KEY]);
    },
  );

  it('requires no inventory', async () => {
    expect(await resolved({ targets: 'failed', provider: 'sectigo' })).toMatchObject({
      entries: [],
      asksForFailed: true,
      rows: [],
      errors: [],
    });
  });

  it('is not asked for by any other list', async () => {
    const { asksForFailed, rows } = await resolved({ targets: 'all', inventory });
    expect({ asksForFailed, rows }).toEqual({ asksForFailed: false, rows: [] });
  });

  it.each(['failed, web', 'web, failed', 'failed, failed', '["failed", {"name":"web"}]'])(
    '%j is an error',
    async (targets) => {
      const { entries, errors } = await resolved({ targets, inventory });
      expect(entries).toEqual([]);
      expect(errors).toEqual([
        expect.stringMatching(/^targets, entry [12]: 'failed' must be the only entry/),
      ]);
    },
  );

  it('checks every inventory entry of the provider as if it were selected', async () => {
    const broken = [
      'a.yml',
      '- {name: bad, ip: 10.0.0.2, port: 0}\n- {ip: 10.0.0.3}\n- word\n- {certificateID: x}\n- {outer: 1}\n',
    ] as const;
    expect((await errorsOf({ targets: 'failed', inventory: broken })).split('\n')).toEqual([
      expect.stringMatching(/^a\.yml, entry 1: port '0' is not a port/),
      'a.yml, entry 2: lacks port.',
      expect.stringMatching(/^a\.yml, entry 3: 'word' is neither/),
      expect.stringMatching(/^a\.yml, entry 5: unknown field 'outer'/),
    ]);
  });

  it('keeps the account outside the list of a pasted inventory', async () => {
    const body = '{"accountId":5,"retryAutomationTaskRequests":[{"ip":"10.0.0.1","port":443}]}';
    const { rows } = await resolved({ targets: 'failed', inventory: ['a.json', body] });
    expect(rows.map(({ fields }) => fields)).toEqual([
      { accountId: '5', ip: '10.0.0.1', port: '443' },
    ]);
  });

  it.each(['FAILED', 'Failed'])('has to be in lower case: %s', async (targets) => {
    for (const question of [{ targets }, { targets, inventory }]) {
      expect(await errorsOf(question)).toContain(
        "write 'failed' in lower case to mean everything that the provider lists as failed",
      );
    }
  });
});

describe('a domainName', () => {
  it('is a field of Sectigo entries too, in targets and in the inventory', async () => {
    const inventory = ['a.csv', 'certificateID,domainName\n7,WWW.Example.com\n8,\n'] as const;
    const ask = (targets: string) => fieldsOf({ targets, inventory, provider: 'sectigo' });
    expect(await ask('all')).toEqual([
      { certificateID: '7', domainName: 'www.example.com' },
      { certificateID: '8' },
    ]);
    expect(await ask('[{"certificateID":8,"domainName":"b.example"}]')).toEqual([
      { certificateID: '8', domainName: 'b.example' },
    ]);
  });

  it('of Sectigo is checked', async () => {
    const targets = '[{"certificateID":8,"domainName":"a b"}]';
    expect(await errorsOf({ targets, provider: 'sectigo' })).toContain(
      "targets, entry 1: domainName 'a b' is not a domain",
    );
  });

  it('alone says nothing to Sectigo', async () => {
    const targets = '[{"domainName":"b.example"}]';
    expect(await errorsOf({ targets, provider: 'sectigo' })).toContain(
      'does not say what to retry',
    );
  });
});

describe('secrets', () => {
  it('are found wherever they stand, whatever is picked', async () => {
    const inventory = [
      'a.yaml',
      '- {x: 1, agent-license-key: [K-1, {a: K-2}]}\n- - - sensorLicenseKey: K-3\n',
    ] as const;
    const targets =
      '[{"certificateID":1,"AGENTLICENSEKEY":" K-4 ","sensorLicenseKey":"***"},{"agentLicenseKey":""}]';
    for (const provider of [...providers.map(({ id }) => id), 'none']) {
      const { secrets } = await resolved({ targets, inventory, provider });
      expect([...secrets].sort()).toEqual(['K-1', 'K-2', 'K-3', 'K-4']);
    }
  });

  it('are found in ragged rows of a table', async () => {
    const inventory = ['a.csv', `agentLicenseKey,ip\n${KEY}\n`] as const;
    expect((await resolved({ targets: '10.0.0.1:1', inventory })).secrets).toEqual([KEY]);
  });
});

describe('size', () => {
  it('100,000 targets against 100,000 rows, half of them on one address', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => {
      const ip = i % 2 === 0 ? '10.0.0.1' : `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`;
      return { ip, port: 443, domainName: `n${i}.example` };
    });
    const text = JSON.stringify(rows);
    const { entries, errors } = await resolved({ targets: text, inventory: ['a.json', text] });
    expect(errors).toEqual([]);
    expect(entries).toHaveLength(100_000);
  });

  it('stops where groups multiply', async () => {
    const inventory = ['a.csv', `name,ip,port\n${'g,10.0.0.1,443\n'.repeat(20_000)}`] as const;
    expect(await errorsOf({ targets: 'g,'.repeat(100_000), inventory })).toContain(
      'more than 1000000 entries',
    );
  });
});
