import { type Answer, AUTHORITATIVE_ANSWER, decode, encode, RECURSION_AVAILABLE } from 'dns-packet';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeQuery, frame, readReply, unframe } from '../../src/caa/message.ts';

const NAME = 'www.example.com';
const QUERY = encodeQuery(NAME);
const QUESTION = { type: 'CAA', name: NAME } as const;

/** A reply to `QUERY`. */
function replyWith(answers: Answer[], flags: number = RECURSION_AVAILABLE): Buffer {
  const id = QUERY.readUInt16BE(0);
  return encode({ type: 'response', id, flags, questions: [QUESTION], answers });
}

function caa(value: string, { name = NAME, flags = 0 } = {}): Answer {
  return { type: 'CAA', name, ttl: 60, data: { flags, tag: 'issue', value } };
}

const alias = (name: string, data: string): Answer => ({ type: 'CNAME', name, ttl: 60, data });

/** The message with some of its bytes replaced. */
function patched(message: Buffer, at: number, bytes: readonly number[]): Buffer {
  const copy = Buffer.from(message);
  copy.set(bytes, at);
  return copy;
}

const read = (message: Buffer) => readReply(message, QUERY, NAME);

describe('the query', () => {
  it('asks a recursive server for CAA records', () => {
    const { type, flag_rd: recursion, questions } = decode(QUERY);

    expect({ type, recursion, questions }).toEqual({
      type: 'query',
      recursion: true,
      questions: [{ type: 'CAA', name: NAME, class: 'IN' }],
    });
  });

  it('has an ID of its own each time', () => {
    const ids = Array.from({ length: 50 }, () => encodeQuery(NAME).readUInt16BE(0));
    expect(new Set(ids).size).toBeGreaterThan(40);
  });
});

describe('a reply', () => {
  it.each([
    ['no records', [], { kind: 'none' }],
    [
      'one record',
      [caa('a')],
      { kind: 'records', records: [{ flags: 0, tag: 'issue', value: 'a' }] },
    ],
    [
      'an empty value',
      [caa('')],
      { kind: 'records', records: [{ flags: 0, tag: 'issue', value: '' }] },
    ],
    ['all bits of the flags', [caa('a', { flags: 255 })], { records: [{ flags: 255 }] }],
    ['text beyond ASCII', [caa('ü€')], { records: [{ value: 'ü€' }] }],
    ['its name in another case', [caa('a', { name: 'WWW.example.COM' })], { records: [{}] }],
    ['records of another name', [caa('a', { name: 'example.com' })], { kind: 'none' }],
    [
      'an alias',
      [alias(NAME, 'Edge.example.net'), caa('a', { name: 'edge.example.net' })],
      { kind: 'records', alias: 'Edge.example.net', records: [{}] },
    ],
    [
      'aliases in any order',
      [caa('a', { name: 'c.example' }), alias('b.example', 'c.example'), alias(NAME, 'b.example')],
      { kind: 'records', alias: 'c.example', records: [{}] },
    ],
    ['an alias without records', [alias(NAME, 'b.example')], { kind: 'none' }],
    [
      'an alias of others',
      [alias('a.example', 'b.example'), caa('a', { name: 'b.example' })],
      { kind: 'none' },
    ],
    ['aliases in a ring', [alias(NAME, 'b.example'), alias('b.example', NAME)], { kind: 'none' }],
  ] satisfies [string, Answer[], object][])('with %s', (_, answers, expected) => {
    expect(read(replyWith(answers))).toMatchObject(expected);
  });

  it.each([
    ['FORMERR', 1],
    ['SERVFAIL', 2],
    ['NOTIMP', 4],
    ['REFUSED', 5],
    ['response code 9', 9],
  ])('of %s is unusable', (reason, code) => {
    expect(read(replyWith([caa('a')], RECURSION_AVAILABLE | code))).toEqual({
      kind: 'unusable',
      reason,
    });
  });

  it('of NXDOMAIN says that there are no records', () => {
    expect(read(replyWith([], RECURSION_AVAILABLE | 3))).toEqual({ kind: 'none' });
  });

  it('that is truncated is not read', () => {
    expect(read(replyWith([caa('a')], RECURSION_AVAILABLE | 0x200))).toEqual({ kind: 'truncated' });
  });

  it.each([
    ['a referral', [], 0, 'unusable'],
    [
      'an alias that was not followed',
      [alias(NAME, 'b.example')],
      AUTHORITATIVE_ANSWER,
      'unusable',
    ],
    ['no records in its own zone', [], AUTHORITATIVE_ANSWER, 'none'],
    ['records in its own zone', [caa('a')], AUTHORITATIVE_ANSWER, 'records'],
  ] satisfies [string, Answer[], number, string][])(
    'without recursion, with %s',
    (_, answers, flags, kind) => {
      expect(read(replyWith(answers, flags))?.kind).toBe(kind);
    },
  );

  it.each([
    ['with another ID', patched(replyWith([caa('a')]), 0, [QUERY.readUInt8(0) ^ 1])],
    ['that is a query', patched(replyWith([caa('a')]), 2, [0])],
    ['with another name', patched(replyWith([caa('a')]), 13, [0x78])],
    ['with another type', patched(replyWith([caa('a')]), QUERY.length - 3, [2])],
    ['with another class', patched(replyWith([caa('a')]), QUERY.length - 1, [3])],
    ['of SERVFAIL with another name', patched(replyWith([], RECURSION_AVAILABLE | 2), 13, [0x78])],
    ['without a question', patched(QUERY.subarray(0, 12), 2, [0x80, 0x80, 0, 0])],
    ['with two questions', patched(replyWith([caa('a')]), 4, [0, 2])],
    ['shorter than a header', replyWith([]).subarray(0, 11)],
    ['of no bytes', Buffer.alloc(0)],
  ])('%s is not for this query', (_, message) => {
    expect(read(message)).toBeUndefined();
  });

  it('may refuse without a question', () => {
    const bare = patched(QUERY.subarray(0, 12), 2, [0x80, 0x05, 0, 0]);
    expect(read(bare)).toEqual({ kind: 'unusable', reason: 'REFUSED' });
  });

  it('may repeat the question in another case', () => {
    const message = patched(replyWith([caa('a')]), 13, [0x57, 0x57, 0x57]);
    expect(read(message)).toMatchObject({ kind: 'records' });
  });
});

describe('a malformed reply', () => {
  const good = replyWith([caa('ca.example', { flags: 0 })]);
  const tagLength = good.indexOf('issue') - 1;
  const unusable = { kind: 'unusable', reason: 'unreadable reply' };

  it.each([
    ['a tag longer than its record', patched(good, tagLength, [200])],
    ['a tag one byte longer than its record', patched(good, tagLength, [16])],
    ['an empty tag', patched(good, tagLength, [0])],
    ['a value that is not UTF-8', patched(good, tagLength + 6, [0xff])],
    ['a record longer than the message', patched(good, tagLength - 2, [99])],
    ['a record that is cut off', good.subarray(0, -1)],
    ['more answers than it has', patched(good, 6, [0xff, 0xff])],
    ['a name that points to itself', patched(good, QUERY.length, [0xc0, QUERY.length])],
  ])('with %s', (_, message) => {
    expect(read(message)).toEqual(unusable);
  });

  it('is read where only the sections after the answers are broken', () => {
    expect(read(patched(good, 8, [0, 9, 0, 9]))).toMatchObject({ kind: 'records' });
  });

  it('never throws, and never shows a record that is not in it', () => {
    const bytes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 6 });
    fc.assert(
      fc.property(bytes, fc.nat(good.length), (changes, length) => {
        const message = Buffer.from(good);
        for (const [at, byte] of changes) message[at] = byte;
        const reply = read(message.subarray(0, length));

        for (const { value } of reply?.kind === 'records' ? reply.records : []) {
          expect(message.includes(value)).toBe(true);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('over TCP', () => {
  it('a message is complete as soon as its last byte is there', () => {
    const stream = Buffer.concat([frame(QUERY), Buffer.from([1])]);
    const complete = stream.length - 1;

    for (let length = 0; length < complete; length += 1) {
      expect(unframe(stream.subarray(0, length))).toBeUndefined();
    }
    expect(unframe(stream.subarray(0, complete))).toEqual(QUERY);
    expect(unframe(stream)).toEqual(QUERY);
  });
});

it('reads every record as it was written', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 300 });
  fc.assert(
    fc.property(fc.nat(255), text, (flags, value) => {
      expect(read(replyWith([caa(value, { flags })]))).toEqual({
        kind: 'records',
        records: [{ flags, tag: 'issue', value }],
      });
    }),
  );
});
