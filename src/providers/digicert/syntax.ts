import type { FieldReader, PlainReading } from '../../domain/entry.ts';
import {
  joinAddress,
  parseAddress,
  readDomain,
  readInteger,
  readIp,
  readPort,
  readText,
} from '../../fields/index.ts';
import type { SyntaxDefinition } from '../define.ts';

/** A licence key, which has at least 4 characters, or an alias of one, which may be shorter. */
const readLicenceKey: FieldReader = (text) =>
  /^[\x21-\x7e]{1,128}$/.test(text)
    ? { value: text }
    : { error: 'must have 1 to 128 printable characters without blanks' };

/** How automations are named: by ip, port and, for SNI, domain. */
export const syntax: SyntaxDefinition = {
  fields: {
    ip: readIp,
    port: readPort,
    accountId: readInteger,
    divisionId: readInteger,
    domainName: readDomain,
    agentLicenseKey: readLicenceKey,
    sensorLicenseKey: readLicenceKey,
    managementIp: readIp,
    virtualServerName: readText(255),
  },
  keyFields: ['ip', 'port'],
  secretFields: ['agentLicenseKey', 'sensorLicenseKey'],
  exclusiveFields: [['agentLicenseKey', 'sensorLicenseKey']],
  identityFields: ['domainName', 'accountId', 'divisionId', 'managementIp', 'virtualServerName'],
  searchFields: ['domainName'],
  requestBody: { list: 'retryAutomationTaskRequests', outerFields: ['accountId'] },
  examples: ['10.0.0.1:443', 'www.example.com@10.0.0.1:443'],
  readPlain,
  lookupKeys: ({ ip, port }) => (ip && port ? [joinAddress(ip, port)] : []),
};

/** `10.0.0.1:443`, `[2001:db8::1]:443`, `www.example.com@10.0.0.1:443`. */
function readPlain(text: string): PlainReading | undefined {
  const at = text.lastIndexOf('@');
  const address = parseAddress(text.slice(at + 1).trim());
  if (at < 0) return address === undefined || 'error' in address ? address : { fields: address };
  if (address === undefined) return undefined;
  if ('error' in address) return address;
  const domain = readDomain(text.slice(0, at).trim());
  if ('error' in domain) return { error: `has a domain before the @ that ${domain.error}` };
  return { fields: { ...address, domainName: domain.value } };
}
