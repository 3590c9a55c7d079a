/**
 * The form in which serial numbers are compared: lower-case hex without separators and leading
 * zeros. A text that is not hex equals no served serial number. Returns `undefined` for a text
 * without a serial number.
 */
export function normalizeSerialNumber(text: string | undefined): string | undefined {
  const digits = (text ?? '').replace(/[\s:-]/g, '').toLowerCase();
  return digits === '' ? undefined : digits.replace(/^0+(?=.)/, '');
}
