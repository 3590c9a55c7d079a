/** Steps with `caa-check`, and the DNS servers that they ask. */
import { afterAll } from 'vitest';
import {
  type Behaviour,
  startDnsServer,
  type TestDnsServer,
  type Zone,
} from '../network/dns-server.ts';
import { isRecord } from '../simulator/exchange.ts';
import { runStep, type StepOptions } from './step.ts';

export const FORBIDS: Behaviour = { caa: [[0, 'issue', 'other-ca.example']] };
export const ALLOWS: Behaviour = { caa: [[0, 'issue', 'DigiCert.com']] };
export const FORBIDDEN = 'www.example.com@10.0.0.1:443';
export const ALLOWED = 'b.example.net@10.0.0.2:443';
export const ZONE: Zone = { 'example.com': FORBIDS, 'b.example.net': ALLOWS };

export const MESSAGE =
  'The CAA records at example.com do not allow digicert.com to issue a certificate for www.example.com.';
export const HINT = 'Add the record: example.com. CAA 0 issue "digicert.com"';

const servers: TestDnsServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

/** A DNS server that is closed when the tests of the file are over. */
export async function dns(zone: Zone | ((name: string) => Behaviour)): Promise<TestDnsServer> {
  const server = await startDnsServer(zone);
  servers.push(server);
  return server;
}

/** The items of a results file. */
export function itemsOf(text: string | undefined): readonly Record<string, unknown>[] {
  const file: unknown = JSON.parse(text ?? 'null');
  return isRecord(file) && Array.isArray(file.results) ? file.results.filter(isRecord) : [];
}

/** A step with `caa-check` that asks these servers. */
export function runWith(
  mode: string,
  asked: readonly TestDnsServer[],
  targets: string,
  { inputs, provider = 'digicert', ...options }: StepOptions & { readonly provider?: string } = {},
) {
  const addresses = asked.map(({ address }) => address).join(', ');
  return runStep(provider, targets, {
    ...options,
    inputs: { 'caa-check': mode, 'dns-servers': addresses, ...inputs },
  });
}
