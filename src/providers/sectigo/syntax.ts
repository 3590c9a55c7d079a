import type { PlainReading } from '../../domain/entry.ts';
import { readDigits, readText } from '../../fields/index.ts';
import type { SyntaxDefinition } from '../define.ts';

const readCertificateId = readDigits(16);
const readOrderNumber = readText(128);

/** How people name orders: by the certificateID or the orderNumber. */
export const syntax: SyntaxDefinition = {
  fields: { certificateID: readCertificateId, orderNumber: readOrderNumber },
  keyFields: ['certificateID', 'orderNumber'],
  examples: ['1234567', 'cert:1234567', 'order:ABC-1'],
  readPlain,
  lookupKeys: ({ certificateID, orderNumber }) => [
    ...(certificateID ? [certificateIdentity(certificateID)] : []),
    ...(orderNumber ? [`order:${orderNumber}`] : []),
  ],
  otherKind: ({ certificateID, orderNumber }) =>
    certificateID && orderNumber === undefined ? `order:${certificateID}` : undefined,
};

/** Compared as a number, sent as written. */
export const certificateIdentity = (digits: string) => `cert:${digits.replace(/^0+(?=\d)/, '')}`;

/** `1234567`, `cert:1234567`, `order:ABC-1`. */
function readPlain(text: string): PlainReading | undefined {
  const [, prefix, rest = ''] = /^(cert|order):(.*)$/is.exec(text) ?? [];
  if (prefix?.toLowerCase() === 'order') {
    const order = rest.trim();
    const reading =
      order === '' ? { error: 'has no orderNumber after order:' } : readOrderNumber(order);
    return 'error' in reading ? reading : { fields: { orderNumber: reading.value } };
  }
  if (/^\d{1,3}(?:[.,'\s]\d{3})+$/.test(text)) {
    return { error: 'seems to have thousands separators: write the digits alone' };
  }
  if (prefix === undefined && !/^\d+([.,]\d+)?(e\+?\d+)?$/i.test(text)) return undefined;
  const reading = readCertificateId(prefix === undefined ? text : rest.trim());
  return 'error' in reading ? reading : { fields: { certificateID: reading.value } };
}
