/** Anything but printable ASCII, and what stands beyond the second block of control characters. */
const CONTROL = /[^ -~\u00a0-\uffff]/;

/** Whether a control character (Unicode's Cc) is in it. */
export function hasControl(text: string): boolean {
  return CONTROL.test(text);
}

/**
 * A pattern with classes of Unicode (`\p{…}`), made when it is first asked for: to read their
 * tables takes a start longer than everything else that it compiles, and few texts need them.
 */
export function unicode(source: string, flags: string): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= new RegExp(source, flags);
    return made;
  };
}
