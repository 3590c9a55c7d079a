/** What the log says about the requests of a run. */

import type { Ask } from '../domain/api.ts';
import type { HttpRequest } from '../domain/http.ts';
import type { Submission } from '../domain/provider.ts';
import type { ClientObserver } from '../http/client.ts';
import type { Clock } from '../http/clock.ts';
import type { Exchange } from '../http/transport.ts';
import { progressLine, resultLine, waitLine } from '../report/log.ts';
import type { ResultStore } from '../report/result-store.ts';
import type { TextGate } from '../text/gate.ts';
import type { Runner } from './runner.ts';

/** What one debug line may hold of a request or reply. */
const MAX_DEBUG_LENGTH = 20_000;
const MAX_SHOWN_REQUESTS = 20;

/** The log of all requests of a run: debug lines, and a line for each wait. */
export interface RequestLog extends ClientObserver {
  /** The time that the run has waited for the rate limit. */
  readonly waitedMs: number;
  /** Lists each result of the submit step in a group, as it arrives. */
  listResults(store: ResultStore, requests: number): void;
  endOfResults(): void;
}

export function createRequestLog(
  runner: Runner,
  { clock, gate }: { readonly clock: Clock; readonly gate: TextGate },
): RequestLog {
  let isGroupOpen = false;
  let isListing = false;
  let waitedMs = 0;
  let waitEndsAt = Number.NEGATIVE_INFINITY;

  // A group begins with its first result: waits do not leave empty groups behind.
  function openGroup(): void {
    if (!isGroupOpen) runner.startGroup('Targets as they are answered');
    isGroupOpen = true;
  }
  function closeGroup(): void {
    if (isGroupOpen) runner.endGroup();
    isGroupOpen = false;
  }

  return {
    get waitedMs() {
      return waitedMs;
    },
    sending(request) {
      if (runner.isDebug) runner.debug(describeRequest(request, gate));
    },
    received(exchange, ask) {
      if (runner.isDebug) runner.debug(describeExchange(exchange, ask, gate));
    },
    waiting(leftMs, reason) {
      const now = clock.now();
      // Each line announces the whole rest of the wait.
      waitedMs += Math.max(0, now + leftMs - Math.max(now, waitEndsAt));
      waitEndsAt = Math.max(waitEndsAt, now + leftMs);
      closeGroup();
      runner.info(waitLine(reason, leftMs, clock.wallTime()));
    },
    listResults(store, requests) {
      if (requests === 0) return;
      let answered = 0;
      let submitted = 0;
      store.subscribe((change) => {
        if (change.kind !== 'recorded' || !isListing || change.results.length === 0) return;
        const { results } = change;
        openGroup();
        answered += results.length;
        submitted += results.filter(({ outcome }) => outcome.kind === 'submitted').length;
        runner.info(results.map(resultLine).join('\n'));
        if (requests > 1) runner.info(progressLine(answered, store.size, submitted));
      });
      isListing = true;
    },
    endOfResults() {
      closeGroup();
      isListing = false;
    },
  };
}

/** What a dry run shows instead of sending. */
export function showRequests(
  runner: Runner,
  submissions: readonly Submission[],
  gate: TextGate,
): void {
  runner.startGroup('Requests that a live run would send');
  for (const { ask } of submissions.slice(0, MAX_SHOWN_REQUESTS)) {
    runner.info(describeRequest(ask.request(), gate));
  }
  if (submissions.length > MAX_SHOWN_REQUESTS) {
    runner.info(`… and ${submissions.length - MAX_SHOWN_REQUESTS} more`);
  }
  runner.endGroup();
}

function describeRequest({ method, url, headers, body = '' }: HttpRequest, gate: TextGate): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return gate.clean([`${method} ${url}`, ...lines, body].join(' | '), MAX_DEBUG_LENGTH);
}

/** The replies to reads hold personal data and keys: only their status and length are shown. */
function describeExchange(
  exchange: Exchange,
  { repeatable }: Ask<unknown>,
  gate: TextGate,
): string {
  if (exchange.kind === 'failure') {
    return gate.cleanReply(`no reply: ${exchange.message}`, MAX_DEBUG_LENGTH);
  }
  const { status, body } = exchange.reply;
  if (repeatable) return `HTTP ${status} | ${body.length} characters`;
  return gate.cleanReply(`HTTP ${status} | ${body}`, MAX_DEBUG_LENGTH);
}
