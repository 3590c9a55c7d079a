import fc from 'fast-check';
import { HOSTILE } from '../report/reports.ts';

/** Random texts, often made of pieces that break logs and pages. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(...HOSTILE, '#', '[', ':', ' ', '\n', '\u001b', '\ud83d'))
    .map((a) => a.join('')),
);
