/** The rules of RFC 8659 and RFC 8657 as cases: a zone, a name, and what the search has to say. */
import type { CaaAnswer } from '../../src/caa/index.ts';
import { NODATA, SERVFAIL, type Zone } from '../network/dns-server.ts';
import { ALLOWED, FROM_THE_RFC, forbiddenAt, issue, type RuleCase } from './rfc-examples.ts';

export const RULES: readonly RuleCase[] = [
  ...FROM_THE_RFC,
  {
    title: 'no set up to the top-level domain allows, and the root is not asked',
    name: 'a.b.example.com',
    zone: { 'a.b.example.com': NODATA, 'example.com': NODATA },
    verdict: ALLOWED,
    asked: ['a.b.example.com', 'b.example.com', 'example.com', 'com'],
  },
  {
    title: 'the search goes up to the top-level domain',
    name: 'www.example.test',
    zone: { test: issue('ca2.example.org') },
    verdict: forbiddenAt('test'),
  },
  {
    title: 'the first set decides: a parent that forbids does not count',
    name: 'www.example.com',
    zone: { 'www.example.com': issue('ca1.example.net'), 'example.com': issue(';') },
    verdict: ALLOWED,
    asked: ['www.example.com'],
  },
  {
    title: 'the first set decides: a parent that allows does not count',
    name: 'www.example.com',
    zone: { 'www.example.com': issue(';'), 'example.com': issue('ca1.example.net') },
    verdict: forbiddenAt('www.example.com'),
  },
  {
    title: 'a first set without issue ends the search too',
    name: 'www.example.com',
    zone: {
      'www.example.com': { caa: [[0, 'iodef', 'mailto:a@example.com']] },
      'example.com': issue(';'),
    },
    verdict: ALLOWED,
    asked: ['www.example.com'],
  },
  {
    title: 'a wildcard is looked up without its asterisk',
    name: '*.www.example.com',
    zone: { 'example.com': issue('ca1.example.net') },
    verdict: ALLOWED,
    asked: ['www.example.com', 'example.com'],
  },
  {
    title: 'only issuewild counts for a wildcard, even where issue would allow',
    name: '*.example.com',
    zone: {
      'example.com': {
        caa: [
          [0, 'issue', 'ca1.example.net'],
          [0, 'issuewild', ';'],
        ],
      },
    },
    verdict: forbiddenAt('example.com', { missingIn: 'issuewild' }),
  },
  {
    title: 'only issuewild counts for a wildcard, even where issue would forbid',
    name: '*.example.com',
    zone: {
      'example.com': {
        caa: [
          [0, 'issue', ';'],
          [0, 'issuewild', 'ca1.example.net'],
        ],
      },
    },
    verdict: ALLOWED,
  },
  {
    title: 'issuewild does not count for other names',
    name: 'www.example.com',
    zone: { 'example.com': { caa: [[0, 'issuewild', ';']] } },
    verdict: ALLOWED,
  },
  {
    title: 'a set without issue and issuewild forbids nothing',
    name: '*.example.com',
    zone: {
      'example.com': {
        caa: [
          [0, 'issuemail', ';'],
          [0, 'contactemail', 'a@example.com'],
        ],
      },
    },
    verdict: ALLOWED,
  },
  {
    title: 'several issue records add up',
    name: 'example.com',
    zone: { 'example.com': issue(';', 'ca2.example.org', 'ca1.example.net') },
    verdict: ALLOWED,
  },
  {
    title: 'an empty issue matches nobody',
    name: 'example.com',
    zone: { 'example.com': issue('') },
    verdict: { ...forbiddenAt('example.com'), records: ['0 issue ""'] },
  },
  {
    title: 'a blank issue matches nobody',
    name: 'example.com',
    zone: { 'example.com': issue(' \t;') },
    verdict: forbiddenAt('example.com'),
  },
  {
    title: 'an empty issue does not spoil another record of the set',
    name: 'example.com',
    zone: { 'example.com': issue('', 'ca1.example.net') },
    verdict: ALLOWED,
  },
  {
    title: 'every accepted issuer name counts',
    name: 'example.com',
    zone: { 'example.com': issue('ca1.example') },
    verdict: ALLOWED,
  },
  {
    title: 'a subdomain of an issuer name is another one',
    name: 'example.com',
    zone: { 'example.com': issue('www.ca1.example.net') },
    verdict: forbiddenAt('example.com'),
  },
  {
    title: 'tags and issuer names compare without case, with blanks around',
    name: 'WWW.Example.COM',
    zone: { 'www.example.com': { caa: [[0, 'ISSUE', ' \tCA1.Example.NET ']] } },
    verdict: ALLOWED,
  },
  {
    title: 'a tag in capitals restricts too',
    name: '*.example.com',
    zone: { 'example.com': { caa: [[0, 'IssueWild', ';']] } },
    verdict: forbiddenAt('example.com', { missingIn: 'issuewild' }),
  },
  {
    title: 'two issuer names in one record are malformed and match nobody',
    name: 'example.com',
    zone: { 'example.com': issue('ca1.example.net ca2.example.org') },
    verdict: forbiddenAt('example.com'),
  },
  {
    title: 'quotation marks inside a value are malformed',
    name: 'example.com',
    zone: { 'example.com': issue('"ca1.example.net"') },
    verdict: {
      ...forbiddenAt('example.com'),
      records: [String.raw`0 issue "\"ca1.example.net\""`],
    },
  },
  {
    title: 'a semicolon without parameters allows',
    name: 'example.com',
    zone: { 'example.com': issue('ca1.example.net ; ') },
    verdict: ALLOWED,
  },
  ...['accounturi=https://ca1.example.net/1', 'validationmethods=dns-01', 'x'].map(
    (parameters) =>
      ({
        title: `with the parameters ${parameters} nobody can tell`,
        name: 'example.com',
        zone: { 'example.com': issue(`ca1.example.net; ${parameters}`) },
        verdict: { kind: 'cannot-tell' },
      }) as const,
  ),
  {
    title: 'parameters of others do not matter',
    name: 'example.com',
    zone: { 'example.com': issue('ca2.example.org; validationmethods=dns-01') },
    verdict: forbiddenAt('example.com'),
  },
  {
    title: 'a record without parameters outweighs one with parameters',
    name: 'example.com',
    zone: { 'example.com': issue('ca1.example.net; account=1', 'ca1.example.net') },
    verdict: ALLOWED,
  },
  {
    title: 'an unknown tag without the critical bit is ignored',
    name: 'example.com',
    zone: {
      'example.com': {
        caa: [
          [127, 'tbs', 'x'],
          [0, 'issue', 'ca1.example.net'],
        ],
      },
    },
    verdict: ALLOWED,
  },
  {
    title: 'the critical bit counts whatever the other bits are',
    name: 'example.com',
    zone: { 'example.com': { caa: [[129, 'tbs', 'x']] } },
    verdict: { kind: 'forbidden', foundAt: 'example.com', criticalTags: ['tbs'] },
  },
  {
    title: 'a critical tag and a missing issuer name are both reported',
    name: 'example.com',
    zone: {
      'example.com': {
        caa: [
          [128, 'tbs', 'x'],
          [0, 'issue', ';'],
        ],
      },
    },
    verdict: forbiddenAt('example.com', { criticalTags: ['tbs'], missingIn: 'issue' }),
  },
  ...['issue', 'issuewild', 'iodef', 'issuemail', 'issuevmc', 'contactemail', 'ContactPhone'].map(
    (tag) =>
      ({
        title: `the known tag ${tag} may be critical`,
        name: 'example.com',
        zone: { 'example.com': { caa: [[128, tag, 'ca1.example.net']] } },
        verdict: ALLOWED,
      }) as const,
  ),
  {
    title: 'the records of an alias are those of its target',
    name: 'www.example.com',
    zone: {
      'www.example.com': { alias: 'cdn.example.org' },
      'cdn.example.org': { alias: 'edge.example.org' },
      'edge.example.org': issue(';'),
      'example.com': issue('ca1.example.net'),
    },
    verdict: forbiddenAt('www.example.com', { alias: 'edge.example.org', missingIn: 'issue' }),
    asked: ['www.example.com'],
  },
  {
    title: 'the parents of an alias are asked, those of its target are not',
    name: 'www.example.com',
    zone: {
      'www.example.com': { alias: 'edge.example.org' },
      'edge.example.org': NODATA,
      'example.org': issue(';'),
      'example.com': issue('ca1.example.net'),
    },
    verdict: ALLOWED,
    asked: ['www.example.com', 'example.com'],
  },
  {
    title: 'an alias of a name that does not exist has no records',
    name: 'www.example.com',
    zone: {
      'www.example.com': { alias: 'gone.example.org' },
      'example.com': issue('ca2.example.org'),
    },
    verdict: forbiddenAt('example.com'),
  },
  {
    title: 'a look-up that fails is no permission, and its parents are not asked',
    name: 'www.example.com',
    zone: { 'www.example.com': SERVFAIL, 'example.com': issue('ca1.example.net') },
    verdict: { kind: 'cannot-tell' },
    asked: ['www.example.com'],
  },
  {
    title: 'a look-up that fails at a parent is no permission either',
    name: 'www.example.com',
    zone: { 'example.com': SERVFAIL },
    verdict: { kind: 'cannot-tell' },
    asked: ['www.example.com', 'example.com'],
  },
];

/** The zone without a network. */
export function answerFrom(zone: Zone, name: string): CaaAnswer {
  const behaviour = zone[name];
  if (behaviour?.rcode !== undefined) return { kind: 'failed', reason: behaviour.rcode };
  if (behaviour?.alias !== undefined) {
    const answer = answerFrom(zone, behaviour.alias);
    return answer.kind === 'records' ? { alias: behaviour.alias, ...answer } : answer;
  }
  const records = (behaviour?.caa ?? []).map(([flags, tag, value]) => ({ flags, tag, value }));
  return records.length > 0 ? { kind: 'records', records } : { kind: 'none' };
}
