import { createBacklog } from './backlog.ts';
import type { Call, Outcome, Target } from './domain.ts';
import type { Exchange, Http, HttpOptions } from './http.ts';
import { type Clock, drive } from './pacing/index.ts';
import { type Ready, sentence } from './prepare.ts';
import { type Judgement, judge } from './report/build.ts';
import { progressLine, resultLine } from './report/log.ts';
import { UNANSWERED } from './report/result.ts';
import type { ResultsFile } from './report/results-file.ts';
import type { Runner } from './runner.ts';
import type { Redact } from './secrets.ts';
import { clean } from './untrusted.ts';

/** What sending uses of the world. */
export interface Line {
  readonly runner: Runner;
  readonly clock: Clock;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Runs something later, by a timer that does not keep the process alive. */
  later(milliseconds: number, run: () => void): void;
  connect(options: HttpOptions): Http;
}

/** What came of it: outcomes, cleaned, and what went wrong with the run as a whole. */
export interface Sent {
  readonly outcomes: ReadonlyMap<Target, Outcome>;
  readonly problems: readonly string[];
}

/** No answer of a provider is larger. */
const MAX_REPLY_BYTES = 16 * 1024 * 1024;
const MAX_IDLE_MS = 2_000;
/**
 * To write an answer down takes as long as to send the next request, which goes first: a window of
 * the provider ends so long after its requests were answered.
 */
const WRITTEN_AFTER_MS = 500;
/** What one debug line may hold of a request or reply. */
const DEBUG_LENGTH = 20_000;
const CODE_LENGTH = 64;
/** A reply has room for 200,000 codes of one target. */
const MOST_CODES = 20;
const MAX_SHOWN_REQUESTS = 20;
/** Few texts are said at a time; a hostile one may have 16 MiB. */
const MOST_REMEMBERED = 8;
const GROUP = 'Targets as they are answered';

/** Sends what is planned, and writes down every answer soon after it arrived. */
export async function send(
  { runner, clock, signal, connect, later }: Line,
  { plan, provider, inputs, redactors }: Ready,
  judgement: Judgement,
  file: ResultsFile,
): Promise<Sent> {
  const { redact, redactReply } = redactors;
  const http = connect({
    timeoutMs: inputs.requestTimeoutMs,
    maxReplyBytes: MAX_REPLY_BYTES,
    maxIdleMs: MAX_IDLE_MS,
    wallTime: clock.wallTime,
  });
  const outcomes = new Map<Target, Outcome>();
  const total = plan.targets.length;
  let submitted = 0;
  let held: Call['targets'] = [];
  const cleanText = remembering((text: string) => clean(text, redactReply));
  const cleanCode = remembering((code: string) => clean(code, redactReply, CODE_LENGTH));
  const cleaned = remembering((outcome: Outcome) => cleanOutcome(outcome, cleanText, cleanCode));

  const backlog = createBacklog(later, WRITTEN_AFTER_MS);
  function writeDown({ targets }: Call, settled: readonly Outcome[]): void {
    const results = targets.map((target, index) =>
      judge(target, cleaned(settled[index] ?? UNANSWERED), judgement),
    );
    for (const { target, outcome } of results) outcomes.set(target, outcome);
    file.record(results);
    submitted += results.filter(({ outcome }) => outcome.kind === 'submitted').length;
    runner.info(redact(results.map(resultLine).join('\n')));
    if (plan.calls.length > 1) runner.info(progressLine(outcomes.size, total, submitted));
  }

  file.start();
  runner.startGroup(GROUP);
  const problems = await drive(plan.calls, provider.pace, {
    http,
    clock,
    signal,
    maxWaitMs: inputs.maxWaitMs,
    watcher: {
      sending(call) {
        // Not taken apart before: the request is made whenever somebody asks for it.
        if (runner.debugging) runner.debug(describeRequest(call.request, redact));
      },
      replied(_call, exchange) {
        if (runner.debugging) runner.debug(describeExchange(exchange, redactReply));
      },
      settled: (call, settled) => backlog.add(() => writeDown(call, settled)),
      waiting(leftMs, reason) {
        backlog.flush();
        runner.endGroup();
        const at = new Date(clock.wallTime() + leftMs).toISOString().slice(11, 19);
        runner.info(`Waiting: ${reason}. Goes on at ${at} UTC.`);
        runner.startGroup(GROUP);
      },
      holding(calls) {
        backlog.flush();
        if (held.length > 0) file.release(held);
        held = calls.flatMap(({ targets }) => targets);
        if (held.length > 0) file.hold(held);
      },
    },
  });
  backlog.flush();
  runner.endGroup();
  // Requests that are under way at the same time fail for the same reason.
  const said = new Set(problems.map((problem) => sentence(problem, redactReply)));
  return { outcomes, problems: [...said] };
}

/** What a dry run does instead of sending. */
export function showRequests(runner: Runner, { plan, redactors }: Ready): Sent {
  const { calls } = plan;
  runner.startGroup('Requests that would go out');
  for (const { request } of calls.slice(0, MAX_SHOWN_REQUESTS)) {
    runner.info(describeRequest(request, redactors.redact));
  }
  if (calls.length > MAX_SHOWN_REQUESTS) {
    runner.info(`… and ${calls.length - MAX_SHOWN_REQUESTS} more`);
  }
  runner.endGroup();
  return { outcomes: new Map(), problems: [] };
}

function describeRequest({ url, headers, body }: Call['request'], redact: Redact): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return clean([`POST ${url}`, ...lines, body].join(' | '), redact, DEBUG_LENGTH);
}

function describeExchange(exchange: Exchange, redact: Redact): string {
  const text =
    exchange.kind === 'reply'
      ? `HTTP ${exchange.reply.status} | ${exchange.reply.body}`
      : `no reply: ${exchange.message}`;
  return clean(text, redact, DEBUG_LENGTH);
}

/** A provider says the same of most targets: it is looked at, and kept, once. */
function remembering<Given, Result>(read: (given: Given) => Result): (given: Given) => Result {
  const known = new Map<Given, Result>();
  return (given) => {
    const earlier = known.get(given);
    if (earlier !== undefined) return earlier;
    const result = read(given);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(given, result);
    return result;
  };
}

function cleanOutcome(
  outcome: Outcome,
  cleanText: (text: string) => string,
  cleanCode: (code: string) => string,
): Outcome {
  switch (outcome.kind) {
    case 'dry-run':
      return outcome;
    case 'rate-limited':
      return {
        ...outcome,
        ...(outcome.code !== undefined && { code: cleanCode(outcome.code) }),
        message: cleanText(outcome.message),
      };
    case 'rejected':
      return {
        ...outcome,
        codes: cleanCodes(outcome.codes, cleanCode),
        message: cleanText(outcome.message),
      };
    default:
      return { ...outcome, message: cleanText(outcome.message) };
  }
}

/** Where codes are missing, the last item says how many. Nobody can ignore it: it is no code. */
function cleanCodes(
  codes: readonly string[],
  cleanCode: (code: string) => string,
): readonly string[] {
  const shown = codes.slice(0, MOST_CODES).map(cleanCode);
  const more = codes.length - shown.length;
  return more > 0 ? [...shown, `and ${more} more`] : shown;
}
