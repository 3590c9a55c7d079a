import type { AutomationState, Failure } from './automations.ts';

/** The texts of the details that nobody may ever write anywhere, by a name for messages. */
export const PERSONAL_DATA: Readonly<Record<string, string>> = {
  'organisation of the details': 'Cert Testing Inc.',
  'postal address of the details': '2801 N Thanksgiving Way',
  'second line of the address of the details': 'Suite 500',
  'telephone number of the details': '801-701-9600',
};

const ORGANISATION = {
  name: 'Cert Testing Inc.',
  address: '2801 N Thanksgiving Way',
  address2: 'Suite 500',
  city: 'Lehi',
  state: 'Utah',
  telephone: '801-701-9600',
};

/** The object of each step is named after it, but for the CSR. */
const RESPONSES: ReadonlyMap<string, string> = new Map([['csr', 'csrGenResponse']]);

function progressOf(
  { status }: AutomationState,
  { step, progress = status, cause, solution }: Failure,
) {
  const name = RESPONSES.get(step) ?? `${step}Response`;
  return [name, { [`${step}Progress`]: progress, causeOfFailure: cause, solution }] as const;
}

/** The `data` of `viewAutomationDetails`, with the fields of the sample. */
export function detailsOf(state: AutomationState) {
  const { divisionId, failures = [], requestedOn, lastRunTime } = state;
  return {
    autoStatusResponse: {
      automationStatus: state.status,
      ...(requestedOn !== undefined && { requestedOn: String(requestedOn) }),
      ...(lastRunTime !== undefined && { lastRunTime: String(lastRunTime) }),
      installSettings: { installationType: 'AUTO_INSTALL_AFTER_APPROVAL', isAlwaysOn: false },
      userDetailsResponse: {
        firstName: 'CertCentral',
        lastName: 'Admin',
        container: { id: divisionId, name: ORGANISATION.name },
      },
    },
    autoOrderProgressResponse: {
      csrGenResponse: { csrProgress: 'CSR_GENERATION_SUCCEEDED' },
      ...Object.fromEntries(failures.map((failure) => progressOf(state, failure))),
      isRetryApplicable: state.isRetryApplicable,
    },
    certDetailsResponse: {
      commonName: state.certificateCn,
      signatureHash: '',
      orgDetails: ORGANISATION,
      sans: '',
      automationProfileName: '22jul2020 01',
      automationProfileId: 741,
      automationProfileStatus: 'ACTIVE',
      productType: 'SSL_SECURESITE_FLEX',
      validityPeriod: '1Y',
    },
    isRequestApproval: false,
  };
}
