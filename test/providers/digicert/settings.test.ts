import { describe, expect, it } from 'vitest';
import { digicert } from '../../../src/providers/digicert/index.ts';
import { missingForDiscovery, readSettings } from '../../../src/providers/digicert/settings.ts';
import { entriesOf, fixtureOf, planned } from '../fixture.ts';

const { inputs, fields } = await fixtureOf(digicert);

const read = (division: string) =>
  readSettings({
    values: { ...inputs, 'digicert-division-id': division },
    baseUrl: 'https://caas.example',
    userAgent: 'retry/1',
    dryRun: false,
  });

describe('digicert-division-id', () => {
  it.each([
    ['10', ['10']],
    ['10,20', ['10', '20']],
    [' 10  20,\n30 ', ['10', '20', '30']],
    ['20, 10, 020', ['20', '10']],
    [',', []],
  ])('%j holds the divisions %j', (text, divisionIds) => {
    const { settings, errors } = read(text);
    expect(settings.divisionIds).toEqual(divisionIds);
    expect(errors).toEqual([]);
  });

  it.each(['10;20', '10, x', '1.5', '-1', '10, 1234567890123456'])('%j is an error', (text) => {
    expect(read(text).errors).toEqual([
      "'digicert-division-id' is not a number of 1 to 15 digits, or several of them.",
    ]);
  });

  it('is the default of entries only if it holds one division', () => {
    expect(read('10').settings.defaults).toEqual({ accountId: '1', divisionId: '10' });
    expect(read('10, 10').settings.defaults).toEqual({ accountId: '1', divisionId: '10' });
    expect(read('10, 20').settings.defaults).toEqual({ accountId: '1' });
  });

  it('with several divisions makes every entry name its own', () => {
    const several = { inputs: { ...inputs, 'digicert-division-id': '10, 20' } };
    expect(planned(digicert, entriesOf([fields]), several).errors).toEqual([
      "targets, entry 1: lacks a divisionId: 'digicert-division-id' holds several divisions, so that the entry has to name its own.",
    ]);
    const named = planned(digicert, entriesOf([{ ...fields, divisionId: '20' }]), several);
    expect(named.errors).toEqual([]);
    expect(named.targets[0]?.publicFields).toMatchObject({ divisionId: 20 });
  });

  it('is required for targets: failed, and several are enough', () => {
    expect(missingForDiscovery(read('').settings)).toEqual([
      "'targets: failed' requires a division: set 'digicert-division-id'.",
    ]);
    expect(missingForDiscovery(read('10, 20').settings)).toEqual([]);
  });
});

it('has one account', () => {
  const { errors } = readSettings({
    values: { ...inputs, 'digicert-account-id': '1, 2' },
    baseUrl: 'https://caas.example',
    userAgent: 'retry/1',
    dryRun: false,
  });
  expect(errors).toEqual(["'digicert-account-id' is not a number of 1 to 15 digits."]);
});
