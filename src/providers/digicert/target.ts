import type { Target } from '../../domain/target.ts';

/** One automation: an ip:port, with a domain if several certificates are on it. */
export interface DigicertTarget extends Target {
  /** `10.0.0.1:443`: the key of the target in a reply. */
  readonly address: string;
  readonly accountId: string | undefined;
  readonly divisionId: string | undefined;
  /** Known for automations that a discovery found. */
  readonly automationId: string | undefined;
  readonly wire: WireEntry;
}

/** An entry of the request. In a dry run, what the inputs do not give is absent. */
export interface WireEntry {
  readonly ip: string;
  readonly port: number;
  readonly accountId: number | undefined;
  readonly divisionId: number | undefined;
  readonly domainName: string | null;
  readonly managementIp: string | undefined;
  readonly virtualServerName: string | undefined;
  readonly agentLicenseKey: string | undefined;
  readonly sensorLicenseKey: string | undefined;
}
