/**
 * The search of RFC 8659 and what a set of CAA records allows. Pure: the look-up is injected.
 * Texts in records and aliases are foreign and are returned as they came.
 */

/** One CAA record. */
export interface CaaRecord {
  /** The whole byte; 128 is the critical bit. */
  readonly flags: number;
  readonly tag: string;
  readonly value: string;
}

/** The answer to the question for the CAA records at one name. */
export type CaaAnswer =
  | {
      readonly kind: 'records';
      readonly records: readonly CaaRecord[];
      /** The name that holds the records, where the name in the question is an alias (CNAME). */
      readonly alias?: string;
    }
  /** The name has no CAA records, or does not exist. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly reason: string };

export type CaaVerdict =
  | { readonly kind: 'allowed' }
  | ({ readonly kind: 'forbidden' } & Forbidden)
  | { readonly kind: 'cannot-tell'; readonly reason: string };

/** Why a certificate authority must not issue. At least one of the two causes is present. */
export interface Forbidden {
  /** The name at which the search found the set. */
  readonly foundAt: string;
  /** The name that holds the records, where `foundAt` is an alias. */
  readonly alias?: string;
  /** Unknown tags with the critical bit. They forbid every certificate. */
  readonly criticalTags: readonly string[];
  /** The tag that decided, where no record with this tag names the certificate authority. */
  readonly missingIn?: 'issue' | 'issuewild';
  /** The set in the notation of zone files, such as `0 issue "ca.example.net"`. */
  readonly records: readonly string[];
}

/** A name as the search needs it. */
export interface SearchName {
  /** In lower case, without `*.` and without a dot at the end. */
  readonly base: string;
  readonly wildcard: boolean;
}

const CRITICAL = 128;
/** RFC 8659, CA/Browser Forum (contactemail, contactphone), RFC 9495 (issuemail), VMC (issuevmc). */
const KNOWN_TAGS: ReadonlySet<string> = new Set([
  'issue',
  'issuewild',
  'iodef',
  'issuemail',
  'issuevmc',
  'contactemail',
  'contactphone',
]);

/**
 * Whether the certificate authority with these issuer names may issue for a name.
 *
 * @param lookUp gives the CAA records at one name; it follows aliases.
 */
export async function searchCaa(
  { base, wildcard }: SearchName,
  issuers: readonly string[],
  lookUp: (name: string) => Promise<CaaAnswer>,
): Promise<CaaVerdict> {
  for (const name of withParents(base)) {
    const answer = await lookUp(name);
    if (answer.kind === 'failed') {
      return {
        kind: 'cannot-tell',
        reason: `the look-up at ${name} failed (${answer.reason})`,
      };
    }
    if (answer.kind === 'records' && answer.records.length > 0) {
      const { records, alias } = answer;
      return judge(records, wildcard, issuers, alias === undefined ? { name } : { name, alias });
    }
  }
  return { kind: 'allowed' };
}

/** `a.example.com`, `example.com`, `com`: up to the top-level domain, without the root. */
function withParents(name: string): readonly string[] {
  const labels = name.split('.');
  return labels.map((_, at) => labels.slice(at).join('.'));
}

function judge(
  set: readonly CaaRecord[],
  wildcard: boolean,
  issuers: readonly string[],
  place: { readonly name: string; readonly alias?: string },
): CaaVerdict {
  const criticalTags = set.filter(isUnknownCritical).map(({ tag }) => tag);
  const deciding = wildcard && set.some(hasTag('issuewild')) ? 'issuewild' : 'issue';
  const permission = permissionOf(set.filter(hasTag(deciding)), issuers);
  if (criticalTags.length > 0 || permission === 'no') {
    return {
      kind: 'forbidden',
      foundAt: place.name,
      ...(place.alias !== undefined && { alias: place.alias }),
      criticalTags: [...new Set(criticalTags)],
      ...(permission === 'no' && { missingIn: deciding }),
      records: set.map(inZoneFile),
    };
  }
  if (permission === 'with parameters') {
    return {
      kind: 'cannot-tell',
      reason: `the CAA records at ${place.name} allow the certificate authority only under conditions (parameters)`,
    };
  }
  return { kind: 'allowed' };
}

function hasTag(wanted: string): (record: CaaRecord) => boolean {
  return ({ tag }) => tag.toLowerCase() === wanted;
}

function isUnknownCritical({ flags, tag }: CaaRecord): boolean {
  return (flags & CRITICAL) !== 0 && !KNOWN_TAGS.has(tag.toLowerCase());
}

/** Several records add up: one that names the certificate authority is enough. */
function permissionOf(
  deciding: readonly CaaRecord[],
  issuers: readonly string[],
): 'yes' | 'with parameters' | 'no' {
  if (deciding.length === 0) return 'yes';
  const names = new Set(issuers.map((issuer) => issuer.toLowerCase()));
  const ours = deciding
    .map(({ value }) => readIssuer(value))
    .filter(({ issuer }) => names.has(issuer));
  if (ours.some(({ hasParameters }) => !hasParameters)) return 'yes';
  return ours.length > 0 ? 'with parameters' : 'no';
}

/** A malformed issuer name is an empty one, which matches nobody (RFC 8659, section 4.2). */
function readIssuer(value: string): { readonly issuer: string; readonly hasParameters: boolean } {
  const end = value.includes(';') ? value.indexOf(';') : value.length;
  // The group is optional as a whole: otherwise a long run of blanks would take quadratic time.
  const issuer = /^[ \t]*(?:([!-~]+)[ \t]*)?$/.exec(value.slice(0, end))?.[1] ?? '';
  return { issuer: issuer.toLowerCase(), hasParameters: /[^ \t]/.test(value.slice(end + 1)) };
}

function inZoneFile({ flags, tag, value }: CaaRecord): string {
  return `${flags} ${tag} "${value.replace(/["\\]/g, '\\$&')}"`;
}
