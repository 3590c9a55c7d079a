import { percentDecoded } from '../../text/secret-forms.ts';

/** Decodes a form-urlencoded text. A text with raw blanks has no `+` for them. */
export function decodeForm(text: string): string {
  return percentDecoded(text.includes(' ') ? text : text.replaceAll('+', ' '));
}
