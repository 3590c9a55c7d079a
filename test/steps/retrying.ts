/** Submits and follows targets of a provider of the test's choice, with a fake clock. */
import type { ParsedReply } from '../../src/domain/api.ts';
import type { HttpReply } from '../../src/domain/http.ts';
import type { ConfiguredProvider, Provider, SubmissionAnswer } from '../../src/domain/provider.ts';
import type { Target } from '../../src/domain/target.ts';
import { createClient } from '../../src/http/client.ts';
import { defineProvider } from '../../src/providers/define.ts';
import { statusFailure } from '../../src/providers/reads.ts';
import { createResultStore } from '../../src/report/result-store.ts';
// The fake clock does not wait for the import of a file.
import '../../src/steps/following.ts';
import { retry } from '../../src/steps/retry.ts';
import { createTextGate } from '../../src/text/gate.ts';
import { createFakeClock } from '../http/fake-clock.ts';
import { COMPLETED, targetOf, UNKNOWN } from './following.ts';

/** What a request is for. */
export type Purpose = 'baseline' | 'retry' | 'status';

export interface Retrying {
  readonly targets?: readonly Target[];
  readonly followMs?: number;
  readonly verifyTls?: boolean;
  readonly maxWaitMs?: number;
  /** The reply to the request with this number of its kind, from 1; HTTP 200 if left out. */
  readonly reply?: (purpose: Purpose, count: number) => Partial<HttpReply>;
  /** Whether the provider shows what became of a retry; yes if left out. */
  readonly showsState?: boolean;
}

/** One run, from the look before the submission to the end of following. */
export async function retryTargets(retrying: Retrying) {
  const { targets = [targetOf('one', false)], followMs = 600_000, reply = () => ({}) } = retrying;
  const clock = createFakeClock();
  const requests: { readonly purpose: Purpose; readonly at: number }[] = [];
  const { signal } = new AbortController();
  const ask = <R>(purpose: Purpose, value: R) => ({
    repeatable: purpose !== 'retry',
    request: () => ({
      method: 'POST' as const,
      url: new URL('http://127.0.0.1/'),
      headers: {},
      body: purpose,
    }),
    read: (received: HttpReply): ParsedReply<R> =>
      received.status === 200 ? { kind: 'answered', value } : statusFailure(received),
  });
  const provider: Provider = defineProvider({
    id: 'fake',
    name: 'Fake',
    inputs: {},
    syntax: {
      fields: {},
      keyFields: [],
      examples: [],
      readPlain: () => undefined,
      lookupKeys: () => [],
    },
    rateLimit: { concurrency: 4 },
    readSettings: () => ({ settings: {} }),
    targets: () => ({ targets: [], errors: [], missing: [], notices: [], submissions: () => [] }),
  });
  const configured: ConfiguredProvider = {
    ...provider.configure({ values: {}, baseUrl: '', userAgent: '', dryRun: false }),
    ...(retrying.showsState !== false && {
      following: {
        firstReadMs: 30_000,
        intervalMs: 60_000,
        load: async () => (reader) => {
          let wasRead = false;
          return {
            async readBaseline() {
              const answer = await reader.read(ask('baseline', true));
              return answer.kind === 'failed' ? [answer] : [];
            },
            async read() {
              const answer = await reader.read(ask('status', true));
              wasRead ||= answer.kind === 'answered';
              return answer.kind === 'failed' ? [answer] : [];
            },
            completionOf: () => (wasRead ? COMPLETED : UNKNOWN),
          };
        },
      },
    }),
  };
  const store = createResultStore({
    targets,
    gate: createTextGate(),
    policy: {
      provider,
      ignoreCodes: new Set(),
      attempt: 1,
      isFollowed: followMs > 0,
      isVerified: false,
    },
  });
  const client = createClient({
    transport: {
      async send({ body }) {
        const purpose = body === 'retry' || body === 'status' ? body : 'baseline';
        requests.push({ purpose, at: clock.elapsed() });
        const count = requests.filter((one) => one.purpose === purpose).length;
        return { kind: 'reply', reply: { status: 200, body: '', ...reply(purpose, count) } };
      },
    },
    clock,
    rateLimit: provider.rateLimit,
    maxWaitMs: retrying.maxWaitMs ?? 0,
    signal,
    observer: { sending() {}, received() {}, waiting() {} },
  });
  const accepted: SubmissionAnswer = {
    outcomes: [{ kind: 'submitted', message: 'accepted' }],
    problems: [],
  };
  const submission = (target: Target) => ({
    targets: [target],
    ask: {
      ...ask('retry', accepted),
      read: ({ status }: HttpReply): ParsedReply<SubmissionAnswer> => ({
        kind: 'answered',
        value:
          status === 200
            ? accepted
            : {
                outcomes: [{ kind: 'unknown', message: 'refused' }],
                problems: [],
                stop: 'the key is refused',
              },
      }),
    },
  });
  const retried = await clock.until(
    retry(targets.map(submission), {
      provider,
      configured,
      client,
      store,
      clock,
      signal,
      followMs,
      verifyTls: retrying.verifyTls ?? false,
      askedBefore: false,
      onSubmit() {},
      onSubmitted() {},
      onFollowProgress() {},
      onWarning() {},
    }),
  );
  return {
    ...retried,
    requests: requests.map(({ purpose, at }) => `${purpose} ${at / 1_000}`),
    results: [...store.results],
  };
}
