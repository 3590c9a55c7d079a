/** Decoders for single values of DigiCert's replies. */

export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON object in a text; `undefined` if the text holds anything else. */
export function parseObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A text without blanks around it; `undefined` if it is blank or no text. */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

const NUMBER = /^[+-]?\d{1,30}(?:\.\d{1,30})?(?:E[+-]?\d{1,3})?$/i;

/** A number. The API also writes numbers as text, as `741.0` and as `1.5995664E12`. */
export function numberOf(value: unknown): number | undefined {
  const text = textOf(value);
  const number = text !== undefined && NUMBER.test(text) ? Number(text) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The digits of a positive whole number that JavaScript holds exactly. */
export function digitsOf(value: unknown): string | undefined {
  const number = numberOf(value);
  return number !== undefined && Number.isSafeInteger(number) && number > 0
    ? String(number)
    : undefined;
}

/** `true` or `false`, also as text; `undefined` means that the reply does not state it. */
export function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = textOf(value)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
