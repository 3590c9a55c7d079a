import type { Answer, Ask, AskFailure, Reader } from '../../src/domain/api.ts';
import type { HttpReply, HttpRequest } from '../../src/domain/http.ts';

/** What a scripted server makes of one request. */
export type Served = HttpReply | AskFailure;

/** A reader without a network: it asks a scripted server once, and keeps what was sent. */
export interface ScriptedReader extends Reader {
  readonly requests: HttpRequest[];
}

/** `serve` gets each request and its number, counted from 1. */
export function readerFor(serve: (request: HttpRequest, count: number) => Served): ScriptedReader {
  const requests: HttpRequest[] = [];
  return {
    requests,
    async read<R>(ask: Ask<R>): Promise<Answer<R>> {
      const request = ask.request();
      requests.push(request);
      const served = serve(request, requests.length);
      await Promise.resolve();
      if ('kind' in served) return served;
      const parsed = ask.read(served);
      if (parsed.kind !== 'rate-limited') return parsed;
      return { ...parsed, kind: 'failed', reason: 'rate-limited' };
    },
  };
}

export const failure = (
  reason: AskFailure['reason'],
  message = `fault: ${reason}`,
): AskFailure => ({
  kind: 'failed',
  reason,
  message,
});

export const json = (value: unknown, status = 200): HttpReply => ({
  status,
  body: JSON.stringify(value),
});

/** The value of an answer. @throws Error for a failure. */
export function valueIn<T extends { readonly kind: 'answered' }>(answer: T | AskFailure): T {
  if (answer.kind === 'failed') throw new Error(`${answer.reason}: ${answer.message}`);
  return answer;
}

/** A reader that asks a server once. A redirect or a lost reply is an error of the test. */
export function readerOverHttp(): Reader {
  return {
    async read<R>(ask: Ask<R>): Promise<Answer<R>> {
      const { method, url, headers, body } = ask.request();
      const response = await fetch(url, {
        method,
        headers,
        ...(body !== undefined && { body }),
        redirect: 'error',
      });
      const parsed = ask.read({ status: response.status, body: await response.text() });
      if (parsed.kind !== 'rate-limited') return parsed;
      return { ...parsed, kind: 'failed', reason: 'rate-limited' };
    },
  };
}
