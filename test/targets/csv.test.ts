import { describe, expect, it } from 'vitest';
import { providers } from '../../src/providers/index.ts';
import { parseCsv } from '../../src/targets/csv.ts';
import type { Item } from '../../src/targets/tree.ts';
import { vocabularyOf } from '../../src/targets/vocabulary.ts';
import { flat } from './flat.ts';
import { provider } from './resolving.ts';

const KEY = '58C5D9FD5BC95FAA';

async function read(text: string) {
  const items: Item[] = [];
  const table = parseCsv(text, vocabularyOf(undefined, providers), (item) => items.push(item));
  return {
    rows: (table.readable ? items : []).map(({ place, tree, problem }) => [
      place,
      flat(tree),
      ...(problem ? [problem] : []),
    ]),
    problems: table.problems.map(({ place, text }) => `${place}: ${text}`).join('\n'),
    notices: table.notices.join('\n'),
  };
}

describe('parseCsv', () => {
  it.each([',', ';', '\t'])('finds the delimiter %j in the header, outside quotes', async (d) => {
    const { rows, problems } = await read(`"name"${d}ip${d}port\n"a,;\t""b"""${d}10.0.0.1${d}443`);
    expect(problems).toBe('');
    expect(rows).toEqual([['row 2', { name: 'a,;\t"b"', ip: '10.0.0.1', port: '443' }]]);
  });

  it('does not count delimiters inside a quoted column name', async () => {
    const { rows } = await read('"a;b;c;d",ip,port\nx,10.0.0.1,443');
    expect(rows).toEqual([['row 2', { ip: '10.0.0.1', port: '443' }]]);
  });

  it('counts rows as a spreadsheet does and skips blank ones', async () => {
    const { rows } = await read('name,ip\r\n"two\r\nlines",1\r\n\r\n , \n b,2\r');
    expect(rows).toEqual([
      ['row 2', { name: 'two\r\nlines', ip: '1' }],
      ['row 5', { name: ' b', ip: '2' }],
    ]);
  });

  it('reports a row with too few or too many cells with row and line, without its text', async () => {
    const { rows } = await read(`name,agentLicenseKey\n"a\nb",${KEY}\nc\n${KEY},d,e`);
    expect(rows.map(([place, , problem]) => [place, problem])).toEqual([
      ['row 2', undefined],
      ['row 3', 'line 4 has 1 cells where the header has 2'],
      ['row 4', 'line 5 has 3 cells where the header has 2'],
    ]);
  });

  it.each([
    [`ip,port\n"${KEY},1`, 'row 2, line 2, column 1: not valid CSV: a quoted cell does not end'],
    [`ip,port\n1,${KEY}"x`, 'row 2, line 2, column 2: not valid CSV: a quote inside'],
    [`ip,port\n"${KEY}"x,1`, 'row 2, line 2, column 1: not valid CSV: more text after'],
    ['', 'row 1: a header row'],
    [' \n10.0.0.1,443', 'row 1: a header row'],
    [`10.0.0.1,443,${KEY}`, 'row 1: is no header'],
    ['ip,port,IP', 'row 1: more than one column is ip'],
  ])('says what is wrong in %j', async (text, problem) => {
    const { problems } = await read(text);
    expect(problems).toContain(problem);
    expect(problems).not.toContain(KEY);
  });

  it('ignores unknown columns with one notice', async () => {
    const { rows, problems, notices } = await read(
      'IP Address,ip,Status,ID,Date,,certificateCn,License Type,Server Name\n1,2,3,4,5,,6,7,8',
    );
    expect(problems).toBe('');
    expect(rows).toEqual([['row 2', { ip: '2' }]]);
    expect(notices).toBe(
      "ignored columns that are no fields: 'IP Address', 'Status', 'ID', 'Date', 'certificateCn', 'License Type', 'Server Name'",
    );
  });

  it('takes a longer name for the field where entries need one and have no other', async () => {
    const read = (header: string) =>
      parseCsv(`${header}\n1,2\n`, vocabularyOf(provider('digicert'), providers), () => undefined);
    expect(read('IP Address,port').problems).toEqual([
      { place: 'row 1', text: expect.stringContaining("'IP Address' is nearly ip") },
    ]);
    expect(read('IP Address,ip')).toMatchObject({ problems: [], readable: true });
    expect(read('Domain Name (SNI),domainName')).toMatchObject({ problems: [], readable: true });
  });

  it('takes columns of another provider for those of an export', async () => {
    const vocabulary = vocabularyOf(provider('digicert'), providers);
    const table = parseCsv('ip,Order,Cert ID\n', vocabulary, () => undefined);
    expect(table).toMatchObject({ problems: [], notices: [expect.stringContaining("'Order'")] });
  });

  it.each([
    ['Domain', 'domainName'],
    ['Domain Name (SNI)', 'domainName'],
    ['Account ID (CertCentral)', 'accountId'],
    ['Account Number', 'accountId'],
    ['Management IP address', 'managementIp'],
    ['Order ID', 'orderNumber'],
    ['Account', 'accountId'],
    ['Division', 'divisionId'],
    ['Cert ID', 'certificateID'],
    ['cert_id', 'certificateID'],
    ['Order', 'orderNumber'],
    ['Virtual Server', 'virtualServerName'],
    ['agentLicenceKey', 'agentLicenseKey'],
    ['License Key', 'agentLicenseKey'],
    ['Sensor Licence', 'sensorLicenseKey'],
    ['ports', 'port'],
    ['Names', 'name'],
  ])('refuses the column %j, which is nearly %s', async (column, field) => {
    const { problems, notices } = await read(`ip,${column}\n1,2`);
    expect(problems).toContain(`row 1: column '${column}' is nearly ${field}`);
    expect(notices).toBe('');
  });
});
