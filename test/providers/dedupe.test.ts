import { describe, expect, it } from 'vitest';
import { uniqueTargets } from '../../src/providers/dedupe.ts';
import { sectigo } from '../../src/providers/sectigo/index.ts';

describe('uniqueTargets', () => {
  const located = (where: string, identity: string, domainNames?: readonly string[]) => ({
    where,
    target: {
      label: identity,
      identity,
      publicFields: {},
      retryEntry: {},
      ...(domainNames && { domainNames }),
    },
  });

  it('adds up the domain names of one identity, each once', () => {
    const { targets, notices } = uniqueTargets([
      located('row 2', 'a', ['x.example']),
      located('row 3', 'b'),
      located('row 4', 'a', ['y.example', 'x.example']),
      located('row 5', 'a'),
    ]);
    expect(targets.map((target) => target.domainNames)).toEqual([
      ['x.example', 'y.example'],
      undefined,
    ]);
    expect(notices).toEqual([
      'row 4: a is sent once, it is also row 2.',
      'row 5: a is sent once, it is also row 2.',
    ]);
  });
});

it('Sectigo entries with one ID add up their domains', () => {
  const configured = sectigo.configure({
    values: {},
    baseUrl: 'https://localhost',
    userAgent: 'test',
    dryRun: true,
  });
  const entry = (certificateID: string, domainName: string) => ({
    where: 'targets',
    fields: { certificateID, domainName },
  });
  const { targets } = configured.targets([
    entry('7', 'a.example'),
    entry('007', 'b.example'),
    entry('8', 'c.example'),
  ]);
  expect(targets.map(({ label, domainNames }) => ({ label, domainNames }))).toEqual([
    { label: 'cert:7', domainNames: ['a.example', 'b.example'] },
    { label: 'cert:8', domainNames: ['c.example'] },
  ]);
});
