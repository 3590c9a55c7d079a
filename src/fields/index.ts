/** Readers of field values, shared by the inventory and the providers. */
export { joinAddress, parseAddress, readIp, readPort } from './address.ts';
export { readDigits, readInteger } from './digits.ts';
export { readDomain } from './domain.ts';
export { readText } from './text.ts';
