import type { CodeMeaning } from '../../domain/provider.ts';

/** Refused for coming before the time between two checks was over. */
export const TOO_SOON = '-295';
/** "By default it is 10 minutes", and 5 s for clocks that differ. Milliseconds. */
export const COOLDOWN_MS = 605_000;
/** Wrong login, locked account or expired password: more requests can lock the account. */
export const PERMISSION_DENIED = '-16';

/** The documented codes of RetryCAACheck. */
export const codes: Readonly<Record<string, CodeMeaning>> = {
  '-1': { hint: 'The provider saw a request without https: check base-url.' },
  '-2': { hint: 'The provider does not know a parameter: report this as a bug of this action.' },
  '-3': { hint: 'A parameter is missing: check the login, and that the target has an ID.' },
  '-4': {
    hint: 'A value is not valid: check the certificateID or orderNumber of this target.',
  },
  '-14': { hint: 'An error at the provider: run again later.' },
  [PERMISSION_DENIED]: {
    hint: 'Do not run again yet: repeated refusals can lock the account. Check login name and password, and whether the password has expired, the account is locked or the provider blocks the IP address of the runner.',
    neverIgnored: 'a refused login can lock the account',
  },
  '-17': { hint: 'The provider saw another method than POST: check base-url and proxies.' },
  '-96': {
    hint: 'The user is not active or may not touch this certificate: check its permissions for this order.',
  },
  [TOO_SOON]: {
    hint: 'The time between two checks (by default 10 minutes) is not over: run again later, or with a larger max-wait-minutes. Nothing is wrong with the order.',
    neverIgnored: 'a check that came too soon was not run',
  },
  '-296': {
    hint: 'Only an order in the state "PRE-SIGN FAILED!!!" can be retried: look at the order, it may be issued already.',
    nothingToRetry: true,
  },
  '-297': {
    hint: 'The CAA check did not succeed: check the CAA records of every name on the certificate, then retry.',
  },
  '-298': {
    hint: 'The provider has no order with this ID: check the ID, it may belong to another account.',
  },
  '-299': { hint: 'An error at the provider during the retry: run again later.' },
};
