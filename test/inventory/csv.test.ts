import { describe, expect, it } from 'vitest';
import { createFieldNames } from '../../src/inventory/field-names.ts';
import { parseCsv } from '../../src/inventory/formats/csv.ts';
import { digicert } from '../../src/providers/digicert/index.ts';
import { sectigo } from '../../src/providers/sectigo/index.ts';
import { flat } from './flat.ts';

const KEY = '58C5D9FD5BC95FAA';
/** The providers whose fields these tables have. */
const providers = [digicert, sectigo];

async function read(text: string) {
  const table = parseCsv(text, createFieldNames(undefined, providers));
  return {
    rows: (table.readable ? table.rows : []).map(({ place, node, error }) => [
      place,
      flat(node),
      ...(error ? [error] : []),
    ]),
    errors: table.errors.map(({ place, text }) => `${place}: ${text}`).join('\n'),
    notices: table.notices.join('\n'),
  };
}

describe('parseCsv', () => {
  it.each([',', ';', '\t'])('finds the delimiter %j in the header, outside quotes', async (d) => {
    const { rows, errors } = await read(`"name"${d}ip${d}port\n"a,;\t""b"""${d}10.0.0.1${d}443`);
    expect(errors).toBe('');
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
    expect(rows.map(([place, , error]) => [place, error])).toEqual([
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
    [`10.0.0.1,443,${KEY}`, 'row 1: is not a header'],
    ['ip,port,IP', 'row 1: more than one column is ip'],
  ])('says what is wrong in %j', async (text, error) => {
    const { errors } = await read(text);
    expect(errors).toContain(error);
    expect(errors).not.toContain(KEY);
  });

  it('ignores unknown columns with one notice', async () => {
    const { rows, errors, notices } = await read(
      'IP Address,ip,Status,ID,Date,,certificateCn,License Type,Server Name\n1,2,3,4,5,,6,7,8',
    );
    expect(errors).toBe('');
    expect(rows).toEqual([['row 2', { ip: '2' }]]);
    expect(notices).toBe(
      "ignored columns that are not fields: 'IP Address', 'Status', 'ID', 'Date', 'certificateCn', 'License Type', 'Server Name'",
    );
  });

  it('takes a longer name for the field where entries need one and have no other', async () => {
    const read = (header: string) =>
      parseCsv(`${header}\n1,2\n`, createFieldNames(digicert, providers));
    expect(read('IP Address,port').errors).toEqual([
      { place: 'row 1', text: expect.stringContaining("'IP Address' is nearly ip") },
    ]);
    expect(read('IP Address,ip')).toMatchObject({ errors: [], readable: true });
    expect(read('Domain Name (SNI),domainName')).toMatchObject({ errors: [], readable: true });
  });

  it('takes columns of another provider for those of an export', async () => {
    const fieldNames = createFieldNames(digicert, providers);
    const table = parseCsv('ip,Order,Cert ID\n', fieldNames);
    expect(table).toMatchObject({ errors: [], notices: [expect.stringContaining("'Order'")] });
  });

  it.each(['Domain', 'Domain Name (SNI)', 'License Key', 'Account'])(
    'ignores the column %j in a Sectigo run: it is similar to a field of another provider',
    (column) => {
      const fieldNames = createFieldNames(sectigo, providers);
      const table = parseCsv(`certificateID,${column}\n`, fieldNames);
      expect(table).toMatchObject({ errors: [], notices: [expect.stringContaining(column)] });
    },
  );

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
    const { errors, notices } = await read(`ip,${column}\n1,2`);
    expect(errors).toContain(`row 1: column '${column}' is nearly ${field}`);
    expect(notices).toBe('');
  });
});
