/** How a reply spells its numbers: the samples and clients show all of these. */
export type NumberSpelling = 'integer' | 'decimal' | 'exponent' | 'text';

const SPELLINGS: Readonly<Record<NumberSpelling, (value: number) => string>> = {
  integer: String,
  decimal: (value) => value.toFixed(1),
  exponent: (value) => value.toExponential().toUpperCase().replace('E+', 'E'),
  text: (value) => `"${value}"`,
};

/** Marks a number in JSON that still needs its spelling; no text of a reply holds it. */
const MARK = '\u2063';

/** JSON with every number in this spelling. */
export function writeJson(value: unknown, spelling: NumberSpelling): string {
  const marked = JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'number' ? `${MARK}${SPELLINGS[spelling](member)}` : member,
  );
  return marked.replace(new RegExp(`"${MARK}((?:[^"\\\\]|\\\\.)*)"`, 'g'), (_, text: string) =>
    text.replaceAll('\\"', '"'),
  );
}
