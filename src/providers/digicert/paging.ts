import type { Ask, AskFailure, Reader } from '../../domain/api.ts';
import { unusable } from '../reads.ts';

/** The largest page that the API documents. */
export const PAGE_SIZE = 512;
/** A server may cap a page at the documented default size. */
const DEFAULT_PAGE_SIZE = 50;
const MOST_PAGES = 1_000;

/** An item of a list. Two items with one key are the same thing, read twice. */
export interface Keyed {
  readonly key: string;
}

/** A list, every key once in its newest state. */
export interface ListRead<T> {
  readonly kind: 'answered';
  readonly items: readonly T[];
  /** Earlier states of items that later pages repeat. */
  readonly repeated: readonly T[];
}

/**
 * Reads a list page by page. Whether `startIndex` counts results or pages is not documented: the
 * page at 2 shows it. Pages are read one after another, since each place depends on what came
 * before. `isEnough` ends the reading early.
 */
export async function readPages<T extends Keyed>(
  reader: Reader,
  askPage: (startIndex: number) => Ask<readonly T[]>,
  isEnough?: (items: readonly T[]) => boolean,
): Promise<ListRead<T> | AskFailure> {
  const pages = collect<T>();
  const hasEnough = () => isEnough?.(pages.items()) === true;
  const list = (): ListRead<T> => ({
    kind: 'answered',
    items: pages.items(),
    repeated: pages.repeated,
  });
  const first = await reader.read(askPage(1));
  if (first.kind === 'failed') return first;
  pages.add(first.value);
  if (first.value.length < DEFAULT_PAGE_SIZE || hasEnough()) return list();

  const second = await reader.read(askPage(2));
  if (second.kind === 'failed') return second;
  if (second.value.length === 0) return list();
  if (second.value[0]?.key === first.value[0]?.key) {
    return unusable('the list repeats its first page: the provider ignores startIndex');
  }
  const counts = whatIndexCounts(first.value, second.value);
  if (pages.add(second.value) === 0 || hasEnough()) return list();
  if (counts === undefined) {
    return unusable('the first two pages of the list overlap in part: the list changes meanwhile');
  }

  let startIndex = 2;
  for (let read = 2; read < MOST_PAGES; read += 1) {
    startIndex = counts === 'pages' ? startIndex + 1 : pages.size() + 1;
    const page = await reader.read(askPage(startIndex));
    if (page.kind === 'failed') return page;
    if (page.value.length === 0) return list();
    if (pages.add(page.value) === 0) return unusable('the list repeats a page');
    if (hasEnough()) return list();
  }
  return unusable(`the list has more than ${MOST_PAGES} pages`);
}

function collect<T extends Keyed>() {
  const found = new Map<string, T>();
  const repeated: T[] = [];
  return {
    repeated,
    size: () => found.size,
    items: (): readonly T[] => [...found.values()],
    /** The number of items that no page had before. */
    add(page: readonly T[]): number {
      const before = found.size;
      for (const item of page) {
        const earlier = found.get(item.key);
        if (earlier !== undefined) repeated.push(earlier);
        found.set(item.key, item);
      }
      return found.size - before;
    },
  };
}

/**
 * An index of results makes the page at 2 share nearly all of the first one, an index of pages
 * makes it share nothing. Anything between shows a list that changes while it is read.
 */
function whatIndexCounts(
  first: readonly Keyed[],
  second: readonly Keyed[],
): 'results' | 'pages' | undefined {
  const keys = new Set(first.map(({ key }) => key));
  const shared = new Set(second.map(({ key }) => key).filter((key) => keys.has(key))).size;
  if (shared === 0) return 'pages';
  return shared * 2 >= keys.size ? 'results' : undefined;
}
