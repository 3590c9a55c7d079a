import type { FieldReader } from '../domain/entry.ts';

const MAX_INTEGER_DIGITS = 15;
const SPREADSHEET_NUMBER = /^\d+(?:[.,]\d+)?E\+?\d+$/i;

/** An account or division number: at most 15 digits, without leading zeros. */
export const readInteger: FieldReader = (text) => {
  const error = digitsError(text, MAX_INTEGER_DIGITS);
  return error === undefined ? { value: text.replace(/^0+(?=\d)/, '') } : { error };
};

/** A number of at most `max` digits that is sent as written, leading zeros included. */
export function readDigits(max: number): FieldReader {
  return (text) => {
    const error = digitsError(text, max);
    return error === undefined ? { value: text } : { error };
  };
}

function digitsError(text: string, max: number): string | undefined {
  // The bound keeps the regular expression fast: no spreadsheet writes longer numbers.
  if (SPREADSHEET_NUMBER.test(text.slice(0, 100))) {
    return 'has lost its digits to a spreadsheet: format the column as text and enter it again';
  }
  if (text.length <= max && /^\d+$/.test(text)) return undefined;
  return `is not a number of at most ${max} digits`;
}
