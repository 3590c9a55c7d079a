import type fc from 'fast-check';
import type { RateLimited, RefusedRead } from '../../src/domain/api.ts';
import type { Entry, Fields } from '../../src/domain/entry.ts';
import type { HttpReply, HttpRequest } from '../../src/domain/http.ts';
import type { ConfiguredProvider, Provider, SubmissionAnswer } from '../../src/domain/provider.ts';
import type { Target } from '../../src/domain/target.ts';
import { doubleOf } from './index.ts';

/** What the tests of the whole registry need to know of a provider. */
export interface Fixture {
  /** Every input that a live run needs, and those that give something to entries. */
  readonly inputs: Readonly<Record<string, string>>;
  /** A complete entry. */
  readonly fields: Fields;
  /** Plain-list entries and what they mean. */
  readonly plain: readonly (readonly [text: string, fields: Fields])[];
  /** Plain-list entries that have its form, but are wrong. */
  readonly broken: readonly string[];
  /** Entries of an inventory, as JSON has them. */
  readonly rows: fc.Arbitrary<readonly Readonly<Record<string, string | number | null>>[]>;
}

/** The fixture of a provider. @throws Error when its folder has none. */
export async function fixtureOf({ id }: Provider): Promise<Fixture> {
  const module: { readonly fixture: Fixture } = await import(`./${id}/fixture.ts`);
  return module.fixture;
}

export interface Planning {
  readonly inputs: Readonly<Record<string, string>>;
  readonly dryRun?: boolean;
  readonly baseUrl?: string;
}

/** What a run has before its first request: entries as targets, and the requests for them. */
export interface Planned {
  readonly targets: readonly Target[];
  readonly submissions: readonly PlannedSubmission[];
  /** Of inputs and entries; in a live run, what is missing too. */
  readonly errors: readonly string[];
  /** What a dry run misses. */
  readonly warnings: readonly string[];
  readonly notices: readonly string[];
}

export interface PlannedSubmission {
  readonly targets: readonly Target[];
  readonly request: HttpRequest & { readonly body: string };
  read(reply: HttpReply): SubmissionReading;
}

/** What the provider says, on one level. */
export type SubmissionReading =
  | ({ readonly kind: 'answered'; readonly usable?: boolean } & SubmissionAnswer)
  | RateLimited
  | RefusedRead;

/** An address for providers whose installations have one each. */
const OWN_INSTALLATION = 'https://ca.example';

export const baseUrlOf = ({ baseUrl = OWN_INSTALLATION }: Provider): string => baseUrl;

export function entriesOf(list: readonly Fields[]): readonly Entry[] {
  return list.map((fields, index) => ({ where: `targets, entry ${index + 1}`, fields }));
}

/** Entries for the first targets of the sample. */
export function sampleEntries({ id, syntax }: Provider, count: number): readonly Entry[] {
  const { target } = doubleOf(id).sample;
  return entriesOf(
    Array.from({ length: count }, (_, index) => {
      const reading = syntax.readPlain(target(index));
      if (reading !== undefined && 'fields' in reading) return reading.fields;
      throw new Error(`${id} cannot read the target '${target(index)}' of its sample`);
    }),
  );
}

export function configured(
  provider: Provider,
  { inputs, dryRun = false, baseUrl = baseUrlOf(provider) }: Planning,
): ConfiguredProvider {
  return provider.configure({ values: inputs, baseUrl, userAgent: 'retry/1', dryRun });
}

export function planned(
  provider: Provider,
  entries: readonly Entry[],
  planning: Planning,
): Planned {
  const own = configured(provider, planning);
  const { targets, errors, missing, notices, submissions } = own.targets(entries);
  const { dryRun = false } = planning;
  return {
    targets,
    submissions: submissions(new Set()).map(({ targets, ask }) => ({
      targets,
      get request() {
        const request = ask.request();
        return { ...request, body: request.body ?? '' };
      },
      read(reply) {
        const parsed = ask.read(reply);
        if (parsed.kind !== 'answered') return parsed;
        const { value, ...rest } = parsed;
        return { ...rest, ...value };
      },
    })),
    errors: [...own.errors, ...errors, ...(dryRun ? [] : missing)],
    warnings: dryRun ? missing : [],
    notices,
  };
}

/** The one submission for these entries, to read replies with. */
export function submissionFor(
  provider: Provider,
  list: readonly Fields[],
  planning: Planning,
): PlannedSubmission {
  const { submissions, errors } = planned(provider, entriesOf(list), planning);
  const [submission, ...more] = submissions;
  if (submission === undefined || more.length + errors.length > 0) {
    throw new Error(`${submissions.length} submissions; ${errors.join(' ')}`);
  }
  return submission;
}
