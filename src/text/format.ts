/** `1 target`, `2 targets`. */
export function pluralize(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `1 entry`, `2 entries`: for nouns with an irregular plural. */
export function countOf(count: number, singular: string, plural: string): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/** Adds a full stop if the text has none. `Missing field. (name)` has one. */
export function withFullStop(text: string): string {
  return /[.!?…](?: \([^()]*\))?$/.test(text) ? text : text && `${text}.`;
}

/** The first problem, and the number of the others: `The key is wrong (and 2 more problems)`. */
export function firstOf([first, ...others]: readonly string[]): string | undefined {
  if (first === undefined || others.length === 0) return first;
  return `${first.replace(/\.$/, '')} (and ${pluralize(others.length, 'more problem')})`;
}

/** `a, b or c`. */
export function orList(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length > 1 ? `${texts.slice(0, -1).join(', ')} or ${last}` : last;
}

/** `a, b and 3 more`: the texts of the first `max` items. */
export function firstFew<T>(items: readonly T[], max: number, textOf: (item: T) => string): string {
  const list = items.slice(0, max).map(textOf).join(', ');
  return items.length > max ? `${list} and ${items.length - max} more` : list;
}

/** `45 ms`, `1.4 s`, `24 min`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${(milliseconds / 1000).toFixed(1)} s`;
  const minutes = `${Math.floor(seconds / 60)} min`;
  return seconds % 60 === 0 ? minutes : `${minutes} ${seconds % 60} s`;
}

/** `2026-11-24 22:00`, in UTC; empty for a time that no calendar has. */
export function dateAndTime(time: number): string {
  return isoTime(time).slice(0, 16).replace('T', ' ');
}

/** `2026-11-24`, in UTC; empty for a time that no calendar has. */
export function dateOf(time: number): string {
  return isoTime(time).replace(/T.*/, '');
}

/** `22:01`, in UTC, rounded up to the next minute: nothing happens earlier. */
export function timeOfDay(time: number): string {
  return isoTime(Math.ceil(time / MINUTE_MS) * MINUTE_MS).slice(11, 16);
}

/** A number of minutes, at least one: `18 minutes`. */
export function formatMinutes(milliseconds: number): string {
  return pluralize(Math.max(1, Math.ceil(milliseconds / MINUTE_MS)), 'minute');
}

const MINUTE_MS = 60_000;

function isoTime(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

/** At most `limit` UTF-16 units, without half characters; ends in `…` if something is missing. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = limit - 1;
  const half = /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return `${text.slice(0, half ? end - 1 : end)}…`;
}
