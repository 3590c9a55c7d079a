import type { Ask } from '../../domain/api.ts';
import type { Entry } from '../../domain/entry.ts';
import type { CheckedTargets, ProviderInputs, SubmissionAnswer } from '../../domain/provider.ts';
import type { Target } from '../../domain/target.ts';
import { type Located, uniqueTargets } from '../dedupe.ts';
import { readReply } from './reply.ts';
import { certificateIdentity } from './syntax.ts';

/** POST; a GET is refused with -17. */
const PATH = '/products/!RetryCAACheck';

/** The inputs of Sectigo, read once. */
export interface SectigoSettings {
  readonly baseUrl: string;
  readonly userAgent: string;
  readonly loginName: string;
  readonly loginPassword: string;
}

export function readSettings({ values, baseUrl, userAgent }: ProviderInputs) {
  const settings: SectigoSettings = {
    baseUrl,
    userAgent,
    loginName: values['sectigo-login-name'] ?? '',
    loginPassword: values['sectigo-login-password'] ?? '',
  };
  return { settings };
}

/** An order, by one of its two numbers. */
interface SectigoTarget extends Target {
  readonly parameter: { readonly [name: string]: string };
}

/** Checks entries and removes duplicates. An entry with both numbers uses the certificateID. */
export function checkTargets(entries: readonly Entry[], settings: SectigoSettings): CheckedTargets {
  const located: Located<SectigoTarget>[] = [];
  const errors: string[] = [];
  for (const entry of entries) {
    const target = targetOf(entry);
    if (target) located.push({ target, where: entry.where });
    else errors.push(`${entry.where}: lacks a certificateID or an orderNumber.`);
  }
  const unique = uniqueTargets(located);
  return {
    targets: unique.targets,
    errors: [...errors, ...unique.errors],
    missing: [],
    notices: unique.notices,
    submissions: (skipped) =>
      unique.targets
        .filter((target) => !skipped.has(target))
        .map((target) => ({ targets: [target], ask: askRetry(target, settings) })),
  };
}

function targetOf({ name, fields, found }: Entry): SectigoTarget | undefined {
  const { certificateID, orderNumber, domainName } = fields;
  const parameter = parameterOf(certificateID, orderNumber);
  if (parameter === undefined) return undefined;
  const named = name === undefined ? {} : { name };
  const label = certificateID === undefined ? `order:${orderNumber}` : `cert:${certificateID}`;
  const domainNames = found?.domainNames ?? (domainName === undefined ? [] : [domainName]);
  return {
    ...named,
    label,
    identity: certificateID === undefined ? label : certificateIdentity(certificateID),
    publicFields: parameter,
    retryEntry: { ...named, ...parameter },
    ...(domainNames.length > 0 && { domainNames }),
    ...(found && { facts: found.facts }),
    parameter,
  };
}

/** The certificateID counts where an entry has both numbers. */
function parameterOf(certificateID: string | undefined, orderNumber: string | undefined) {
  if (certificateID !== undefined) return { certificateID };
  return orderNumber === undefined ? undefined : { orderNumber };
}

function askRetry(
  target: SectigoTarget,
  { baseUrl, userAgent, loginName, loginPassword }: SectigoSettings,
): Ask<SubmissionAnswer> {
  return {
    repeatable: false,
    request: () => ({
      method: 'POST',
      url: new URL(baseUrl + PATH),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': userAgent },
      // No other parameter: an unknown one is refused with -2.
      body: new URLSearchParams({ loginName, loginPassword, ...target.parameter }).toString(),
      // A reply does not name its target.
      ownConnection: true,
    }),
    read: (reply) => readReply(reply, [target]),
  };
}
