import { describe, expect, it } from 'vitest';
import {
  CHANGED,
  compare,
  DAY_MS,
  group,
  listed,
  NEW,
  NO_TLS,
  NONE,
  OLD,
  OLDER,
  OTHER,
  only,
  type Row,
  seen,
  served,
  TWIN,
  thrice,
  UNREACHABLE,
} from './comparing.ts';

const IS_OLD: readonly Row[] = [
  { when: 'nothing changed', baseline: only(OLD), later: only(OLD) },
  {
    when: 'nothing changed, whatever the provider lists',
    baseline: only(OLD),
    later: only(OLD),
    provider: CHANGED,
  },
  {
    when: 'the provider lists a new certificate that the port served before the retry too',
    baseline: only(NEW),
    later: only(NEW),
    provider: CHANGED,
  },
  {
    when: 'the certificate was in the other group before',
    baseline: seen(thrice(OLD), thrice(NEW)),
    later: seen(thrice(NEW), thrice(NEW)),
  },
  {
    when: 'the certificate was on one of several nodes before',
    baseline: seen([OLD, NEW, OLD], thrice(OLD)),
    later: only(NEW),
  },
  {
    when: 'an older certificate came back',
    baseline: only(OLD),
    later: only(OLDER),
  },
  {
    when: 'an older certificate came back, and the provider lists it',
    baseline: only(OLD),
    later: only(OLDER),
    provider: [listed(OLD), listed(OLDER)],
  },
  {
    when: 'the certificate is older than one of two twins',
    baseline: seen(thrice(OLD), thrice(NEW)),
    later: seen(thrice(served('f6', 40)), thrice(NEW)),
  },
  {
    when: 'the provider lists another new certificate than the port serves',
    baseline: only(OLD),
    later: only(OTHER),
    provider: CHANGED,
  },
  {
    when: 'the provider lists a serial number that is none',
    baseline: only(OLD),
    later: only(NEW),
    provider: [listed(OLD), { serialNumber: 'see console' }],
  },
  {
    when: 'the provider was not read before, and lists another certificate',
    baseline: only(OLD),
    later: only(OTHER),
    provider: [undefined, listed(NEW)],
  },
  {
    when: 'one connection of each group shows the old one: nodes behind a load balancer',
    baseline: only(OLD),
    later: seen([NEW, OLD, NEW], [OLD, NEW, NEW]),
    provider: CHANGED,
  },
  {
    when: 'one group is new by chance, and the other one shows both nodes',
    baseline: only(OLD),
    later: seen(thrice(NEW), [NEW, OLD, NEW]),
    provider: CHANGED,
  },
  {
    when: 'the RSA group is new by chance, and the default one shows both nodes',
    baseline: only(OLD),
    later: seen([OLD, NEW, NEW], thrice(NEW)),
    provider: CHANGED,
  },
  {
    when: 'the nodes serve different new certificates',
    baseline: only(OLD),
    later: seen([NEW, OTHER, NEW], [OTHER, NEW, OTHER]),
  },
  {
    when: 'only two connections of each group show a certificate',
    baseline: only(OLD),
    later: {
      kind: 'seen',
      byDefault: group([NEW, NEW], false),
      rsa: group([NEW, NEW], false),
    },
    provider: CHANGED,
  },
  {
    when: 'the RSA group could not be seen whole before: an untouched twin looks new',
    baseline: { kind: 'seen', byDefault: group(thrice(OLD)), rsa: group([], false) },
    later: seen(thrice(OLD), thrice(TWIN)),
  },
  {
    when: 'nothing could be seen before, and the provider lists what it listed then',
    baseline: UNREACHABLE,
    later: only(OLD),
  },
  {
    when: 'nothing could be seen before, and the provider lists another new certificate',
    baseline: UNREACHABLE,
    later: only(OTHER),
    provider: CHANGED,
  },
  {
    when: 'nothing could be seen before, and the other certificate has no later expiry',
    baseline: UNREACHABLE,
    later: only(served('b2', 0)),
  },
  {
    when: 'nothing could be seen before, and the expiry of the provider is only a date',
    baseline: UNREACHABLE,
    later: only(OLD),
    provider: [
      { serialNumber: 'A1', expiresOn: OLD.notAfter - DAY_MS },
      { serialNumber: 'A1', expiresOn: OLD.notAfter - DAY_MS },
    ],
  },
  {
    when: 'nothing could be seen before, and the provider lists an expiry without a serial number',
    baseline: UNREACHABLE,
    later: only(NEW),
    provider: [{ expiresOn: OLD.notAfter }, { expiresOn: OLD.notAfter }],
  },
  {
    when: 'nothing could be seen before, and the provider gave no expiry',
    baseline: UNREACHABLE,
    later: only(NEW),
    provider: [{ serialNumber: 'a1' }, { serialNumber: 'a1' }],
  },
  {
    when: 'nothing could be seen before, and the provider lists no certificate at all',
    baseline: NO_TLS,
    later: only(NEW),
    provider: [NONE, NONE],
  },
  {
    when: 'nothing could be seen before, and the provider was not read then either',
    baseline: NO_TLS,
    later: only(NEW),
    provider: [undefined, listed(NEW)],
  },
  {
    when: 'nobody looked before, and the provider does not list the target now',
    baseline: undefined,
    later: only(NEW),
    provider: [NONE, undefined],
  },
];

describe('an endpoint is old when', () => {
  it.for(IS_OLD)('$when', (row) => {
    expect(compare(row).endpoint).toBe('old');
  });

  it('and the certificate is the one that is still served on some node', () => {
    const baseline = only(OLD);
    const later = seen([NEW, NEW, NEW], [NEW, NEW, OLD]);
    expect(compare({ when: '', baseline, later })).toEqual({ endpoint: 'old', certificate: OLD });
  });

  it('and the certificate is the one that is served where nothing was seen before', () => {
    const row: Row = { when: '', baseline: NO_TLS, later: only(OTHER), provider: CHANGED };
    expect(compare(row)).toEqual({ endpoint: 'old', certificate: OTHER });
  });
});
