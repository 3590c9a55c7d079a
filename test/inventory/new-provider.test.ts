import { describe, expect, it } from 'vitest';
import { providers } from '../../src/providers/index.ts';
import { minimalProvider } from '../providers/minimal.ts';
import { resolved } from './resolving.ts';

/** A provider whose field names are similar to those of others, or to columns of exports. */
const madeUp = minimalProvider({
  syntax: {
    fields: {
      certificateDN: (text) => ({ value: text }),
      IP: () => ({ error: 'is never valid' }),
      serialNumber: () => ({ error: 'is never valid' }),
      apiToken: () => ({ error: 'is never valid' }),
    },
    keyFields: ['certificateDN'],
    secretFields: ['apiToken'],
    examples: ['dn:web'],
    readPlain: () => undefined,
    lookupKeys: ({ certificateDN }) => (certificateDN ? [`dn:${certificateDN}`] : []),
  },
});

describe('the field names of a new provider', () => {
  it.each([
    'ip,port,Certificate DN,Certificate DN',
    'ip,port,Serial,Serial Number',
    'ip,port,API Token (old),Api-Token',
    'ip,port,Certificate,Token',
    'IP,port,serial_number,SERIALNUMBER',
  ])('leave the inventory of another provider valid: %s', async (header) => {
    const content = `${header}\n10.0.0.1,443,x,y\n`;
    const question = { targets: 'all', inventory: ['a.csv', content] } as const;
    const before = await resolved(question);
    const after = await resolved({ ...question, providers: [...providers, madeUp] });
    expect(before.errors).toEqual([]);
    expect(after.errors).toEqual([]);
    expect(after.entries).toEqual(before.entries);
    expect(before.entries).toHaveLength(1);
  });
});
