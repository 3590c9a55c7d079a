import { type ClientOptions, type ClientReply, request } from '../../simulator/client.ts';

/** The paths of the endpoints, by their names. */
export const DIGICERT_PATHS = {
  retry: '/automationws/v1/automation/bulkretryautomationtask',
  list: '/automationws/v1/automatedips/list',
  details: '/automationws/v1/automation/viewAutomationDetails',
  agents: '/automationws/v1/agent/list',
  'agent-ports': '/automationws/v1/agent/agentIPPortDetails',
} as const;

/** The name of an endpoint that only reads. */
export type DigicertRead = Exclude<keyof typeof DIGICERT_PATHS, 'retry'>;

/** A well-formed entry of DigiCert's list. */
export function automation(fields: Readonly<Record<string, unknown>> = {}) {
  return {
    ip: '10.0.0.1',
    port: 443,
    accountId: 5153184,
    divisionId: 677793,
    domainName: null,
    agentLicenseKey: '58C5D9FD5BC95FAA',
    ...fields,
  };
}

/** A well-formed body with these entries. */
export function bulk(...entries: readonly unknown[]) {
  return { retryAutomationTaskRequests: entries, accountId: 5153184 };
}

/** Asks DigiCert as documented; text goes out as it is, anything else as JSON. */
export function askDigicert(
  url: string,
  body: unknown,
  options: ClientOptions = {},
  path: string = DIGICERT_PATHS.retry,
): Promise<ClientReply> {
  return request(url + path, {
    ...options,
    headers: {
      'x-dc-devkey': 'test-key',
      'content-type': 'application/json',
      ...options.headers,
    },
    body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  });
}
