import type { EntryGrammar, FieldReader, PlainReading } from '../../domain.ts';
import {
  joinAddress,
  parseAddress,
  readDomain,
  readInteger,
  readIp,
  readPort,
  readText,
} from '../../targets/fields.ts';

/** A licence key, which has at least 4 characters, or an alias of one, which may be shorter. */
const readLicenceKey: FieldReader = (text) =>
  /^[\x21-\x7e]{1,128}$/.test(text)
    ? { value: text }
    : { problem: 'must have 1 to 128 printable characters without blanks' };

/** How automations are named: by ip, port and, for SNI, domain. */
export const grammar: EntryGrammar = {
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
  keys: ['ip', 'port'],
  secrets: ['agentLicenseKey', 'sensorLicenseKey'],
  oneOf: [['agentLicenseKey', 'sensorLicenseKey']],
  distinguishing: ['domainName', 'accountId', 'divisionId', 'managementIp', 'virtualServerName'],
  words: ['domainName'],
  body: { list: 'retryAutomationTaskRequests', outer: ['accountId'] },
  forms: ['10.0.0.1:443', 'www.example.com@10.0.0.1:443'],
  plain: readPlain,
  addresses: ({ ip, port }) => (ip && port ? [joinAddress(ip, port)] : []),
};

/** `10.0.0.1:443`, `[2001:db8::1]:443`, `www.example.com@10.0.0.1:443`. */
function readPlain(text: string): PlainReading | undefined {
  const at = text.lastIndexOf('@');
  const address = parseAddress(text.slice(at + 1).trim());
  if (at < 0) return address === undefined || 'problem' in address ? address : { fields: address };
  if (address === undefined) return undefined;
  if ('problem' in address) return address;
  const domain = readDomain(text.slice(0, at).trim());
  if ('problem' in domain) return { problem: `has a domain before the @ that ${domain.problem}` };
  return { fields: { ...address, domainName: domain.value } };
}
