/** DNS messages: the question for CAA records, and what a server replies to it. */
import { randomInt } from 'node:crypto';
import { type CaaAnswer as CaaRecordAnswer, decode, encode, RECURSION_DESIRED } from 'dns-packet';
import type { CaaAnswer, CaaRecord } from './policy.ts';

/** What a reply says. */
export type Reply =
  | Exclude<CaaAnswer, { kind: 'failed' }>
  /** The whole reply has to be fetched over TCP. */
  | { readonly kind: 'truncated' }
  /** The server cannot answer, or not in a way that is understood. */
  | { readonly kind: 'unusable'; readonly reason: string };

const HEADER_BYTES = 12;
const LENGTH_BYTES = 2;
const NO_ERROR = 0;
const NO_SUCH_NAME = 3;
const FAILURES: ReadonlyMap<number, string> = new Map([
  [1, 'FORMERR'],
  [2, 'SERVFAIL'],
  [4, 'NOTIMP'],
  [5, 'REFUSED'],
]);

/** The question for the CAA records at a name, with an ID that nobody can guess. */
export function encodeQuery(name: string): Buffer {
  return encode({
    type: 'query',
    id: randomInt(0x10000),
    flags: RECURSION_DESIRED,
    questions: [{ type: 'CAA', name }],
  });
}

/** A message as TCP carries it: its length stands before it. */
export function frame(message: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}

/** The message at the start of what TCP has delivered so far, as soon as it is complete. */
export function unframe(received: Buffer): Buffer | undefined {
  if (received.length < LENGTH_BYTES) return undefined;
  const end = LENGTH_BYTES + received.readUInt16BE(0);
  return received.length < end ? undefined : received.subarray(LENGTH_BYTES, end);
}

/**
 * Reads a message that came from a server. `undefined` if it is no reply to this query: another
 * ID or another question. Anybody can send such a message, so it must not end the waiting.
 */
export function readReply(message: Buffer, query: Buffer, name: string): Reply | undefined {
  if (message.length < HEADER_BYTES || message.readUInt16BE(0) !== query.readUInt16BE(0)) {
    return undefined;
  }
  const flags = message.readUInt16BE(2);
  const isResponse = (flags & 0x8000) !== 0;
  if (!isResponse) return undefined;
  const code = flags & 0xf;
  const failure = FAILURES.get(code) ?? `response code ${code}`;
  if (!repeatsQuestion(message, query)) {
    // Some servers refuse without repeating the question.
    const hasQuestion = message.readUInt16BE(4) !== 0;
    const failed = code !== NO_ERROR && code !== NO_SUCH_NAME;
    return failed && !hasQuestion ? { kind: 'unusable', reason: failure } : undefined;
  }
  if ((flags & 0x0200) !== 0) return { kind: 'truncated' };
  if (code === NO_SUCH_NAME) return { kind: 'none' };
  if (code !== NO_ERROR) return { kind: 'unusable', reason: failure };
  try {
    return readAnswers(message, name);
  } catch {
    return { kind: 'unusable', reason: 'unreadable reply' };
  }
}

/** The first question of both, byte by byte; a server may write letters in another case. */
function repeatsQuestion(message: Buffer, query: Buffer): boolean {
  const question = (of: Buffer) =>
    of.subarray(HEADER_BYTES, query.length).toString('latin1').toLowerCase();
  return message.readUInt16BE(4) === 1 && question(message) === question(query);
}

/** @throws Error when the message, or a CAA record in it, is not well-formed. */
function readAnswers(message: Buffer, name: string): Reply {
  const { answers = [], flag_aa: authoritative, flag_ra: recursive } = decodeAnswers(message);
  const owner = endOfAliases(
    name,
    new Map(
      answers.flatMap((answer) =>
        answer.type === 'CNAME' ? [[answer.name.toLowerCase(), answer.data] as const] : [],
      ),
    ),
  );
  const records = answers.flatMap((answer) =>
    answer.type === 'CAA' && sameName(answer.name, owner) ? [readRecord(answer, message)] : [],
  );
  const isAlias = !sameName(owner, name);
  if (records.length > 0) {
    return isAlias ? { kind: 'records', records, alias: owner } : { kind: 'records', records };
  }
  // A referral, or an alias that the server did not follow, does not say that there is no record.
  const complete = recursive || (authoritative && !isAlias);
  return complete ? { kind: 'none' } : { kind: 'unusable', reason: 'no recursive DNS server' };
}

/** The sections after the answers are not used: a strange record there must not spoil the reply. */
function decodeAnswers(message: Buffer) {
  const copy = Buffer.from(message);
  copy.fill(0, 8, HEADER_BYTES);
  return decode(copy);
}

/** The name that holds the records. The resolver has followed the aliases; a ring of them ends. */
function endOfAliases(name: string, targets: ReadonlyMap<string, string>): string {
  let owner = name;
  const seen = new Set<string>();
  for (;;) {
    const target = targets.get(owner.toLowerCase());
    if (target === undefined || seen.has(target)) return owner;
    seen.add(target);
    owner = target;
  }
}

/**
 * dns-packet reads beyond the end of a record whose inner length is wrong, and replaces bytes that
 * are not UTF-8. So the record is encoded again: the result has to stand in the message.
 */
function readRecord({ data }: CaaRecordAnswer, message: Buffer): CaaRecord {
  const { flags = 0, tag, value } = data;
  const tagBytes = Buffer.from(tag);
  const body = Buffer.concat([Buffer.from([flags, tagBytes.length]), tagBytes, Buffer.from(value)]);
  // A record has its length before it too.
  const isSame = message.includes(frame(body));
  if (tagBytes.length === 0 || !isSame) throw new Error('A CAA record is malformed');
  return { flags, tag, value };
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
