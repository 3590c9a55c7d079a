import type { FieldReader } from '../domain/entry.ts';
import { hasControl } from '../text/patterns.ts';

/** A text of at most `max` characters without control characters. */
export function readText(max: number): FieldReader {
  return (text) => {
    if (text.length > max) return { error: `is longer than ${max} characters` };
    if (hasControl(text)) return { error: 'contains a control character' };
    return { value: text };
  };
}
