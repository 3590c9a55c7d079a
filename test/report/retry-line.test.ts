import { describe, expect, it } from 'vitest';
import type { Target } from '../../src/domain/target.ts';
import { parsePlain } from '../../src/inventory/formats/plain.ts';
import { isWorthRetrying, retryLine } from '../../src/report/retry-line.ts';
import { HOSTILE, notAttempted, rejected, reportWith, submitted, target } from './reports.ts';

function lineFor(targets: readonly Target[], others: readonly Target[] = []) {
  const all = [...targets, ...others];
  const { results } = reportWith(
    all.map(() => rejected('1004')),
    { targets: all },
  );
  return retryLine(results.slice(0, targets.length), results);
}

const address = (more: Partial<Target> = {}) => target('10.0.0.1:443', more);
const named = (name: string) => address({ name, retryEntry: { name, agentLicenseKey: 'web' } });

describe('the line to copy', () => {
  it('has names and addresses', () => {
    const line = lineFor([named('web-7'), target('10.0.0.2:443')]);
    expect(line).toEqual({ form: 'plain', text: 'web-7, 10.0.0.2:443' });
    expect(parsePlain(line?.text ?? '').map(({ text }) => text)).toEqual(['web-7', '10.0.0.2:443']);
  });

  it.each([
    ['an IPv6 address', '[2001:db8::1]:443', { ip: '2001:db8::1', port: 443, domainName: null }],
    ['a domain', 'a.example@10.0.0.1:443', { ip: '10.0.0.1', port: 443, domainName: 'a.example' }],
    ['an ID', 'cert:123', { certificateID: '123' }],
    ['a key of the inventory', '10.0.0.1:443', { ip: '10.0.0.1', agentLicenseKey: '***' }],
  ])('has the address alone where it says all: %s', (_, label, retryEntry) => {
    expect(lineFor([target(label, { retryEntry })])?.text).toBe(label);
  });

  it.each<[string, Target, readonly Target[]]>([
    ['the division', address({ retryEntry: { ip: '10.0.0.1', port: 443, divisionId: 7 } }), []],
    ['a licence key', address({ retryEntry: { ip: '10.0.0.1', agentLicenseKey: 'web' } }), []],
    ['a name that two targets share', named('web'), [named('web')]],
    ['an address that two targets share', address(), [target('a.example@10.0.0.1:443')]],
    ['a reserved name', named('failed'), []],
    ['a name that is a number', named('1234567'), []],
    ['a name with a comma', named('a, b'), []],
    ['a name that begins a comment', named('#a'), []],
  ])('is JSON where a plain list would lose something: %s', (_, one, others) => {
    const line = lineFor([one], others);
    expect(line?.form).toBe('json');
    expect(JSON.parse(line?.text ?? '')).toEqual([one.retryEntry]);
  });

  it.each(HOSTILE)('is one line that cannot end its block: %j', (text) => {
    const one = target(text, { name: text, retryEntry: { name: text } });
    const line = lineFor([one]);
    expect(line?.text).not.toMatch(/[\r\n]|^```|^ |##\[/);
    if (line?.form === 'json') expect(JSON.parse(line.text)).toEqual([{ name: text }]);
  });

  it('is missing where it would be longer than an output may be', () => {
    const many = Array.from({ length: 3_000 }, (_, at) => target(`10.0.0.1:${at}`));
    expect(lineFor(many)).toBeUndefined();
    expect(lineFor(many.slice(0, 2_000))).toBeDefined();
  });

  it('is for targets that were certainly not accepted and that a retry can help', () => {
    const outcomes = [submitted, rejected('1028'), rejected('1004'), notAttempted];
    expect(reportWith(outcomes).results.map(isWorthRetrying)).toEqual([false, false, true, true]);
  });
});
