import type { Outcome } from '../../domain/outcome.ts';
import type { Advice, CodeMeaning } from '../../domain/provider.ts';

const NOT_ELIGIBLE = '1028';

/** Documented codes of CertCentral Automation and of the sibling Services API. */
export const codes: Readonly<Record<string, CodeMeaning>> = {
  [NOT_ELIGIBLE]: {
    hint: 'Look at the state of the automation in CertCentral (Automation > Manage automations). If it is installed or in progress, there is nothing to do. If it still shows a failure, repair the cause that is shown there.',
    nothingToRetry: true,
  },
  '1004': {
    hint: 'Add the field that the message names: compare the entry with the automation in CertCentral.',
  },
  'not-applicable': {
    hint: 'CertCentral says that a retry is not possible: look at the automation (Automation > Manage automations).',
    nothingToRetry: true,
  },
  'action-required': {
    hint: 'The automation waits for a person: look at it in CertCentral (Automation > Manage automations).',
    nothingToRetry: true,
  },
  access_denied: {
    hint: 'The API key may not do this: it must not be "View only", and its user needs permission for this account and division.',
    refusesRequest: true,
  },
  invalid_api_key: {
    hint: 'Create a new API key in CertCentral (Automation > API keys), and update the secret.',
    refusesRequest: true,
  },
  request_limit_exceeded: {
    hint: 'CertCentral allows 100 requests in 5 seconds and 1,000 in 3 minutes per key: run later, or with a larger max-wait-minutes.',
    refusesRequest: true,
  },
};

/** In a second attempt of a workflow run, "not eligible" often means "accepted before". */
export function advise(
  outcome: Outcome,
  { attempt }: { readonly attempt: number },
): Advice | undefined {
  if (attempt < 2 || outcome.kind !== 'rejected' || outcome.codes[0] !== NOT_ELIGIBLE) {
    return undefined;
  }
  const hint = `${codes[NOT_ELIGIBLE]?.hint} This is attempt ${attempt} of the run: targets that an earlier attempt submitted are no longer eligible.`;
  return { hint, retryCanHelp: false };
}
