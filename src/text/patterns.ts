/** Anything but printable ASCII and what follows the second block of control characters. */
const CONTROL = /[^ -~\u00a0-\uffff]/;

/** Whether the text has a control character (Unicode's Cc). */
export function hasControl(text: string): boolean {
  return CONTROL.test(text);
}

/**
 * A regular expression with Unicode classes (`\p{…}`) that compiles at its first use. Compiling one
 * takes longer than the rest of the start, and few texts need it.
 */
export function lazyRegExp(source: string, flags: string): () => RegExp {
  let compiled: RegExp | undefined;
  return () => {
    compiled ??= new RegExp(source, flags);
    return compiled;
  };
}

/** Most texts match this, and need no Unicode class. */
export const PRINTABLE_ASCII = /^[ -~]*$/;
export const LINE_BREAKS = /\r\n|[\t-\r\u0085\u2028\u2029]/g;
/** Controls, direction marks and other invisible characters. */
export const INVISIBLE = lazyRegExp('[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]', 'gu');
