import { isRecord, type SeenRequest } from '../../simulator/exchange.ts';
import { type ApiOptions, badRequest, checkAccount, isId, Refusal, readFields } from './api.ts';

/** How the lists are cut into pages; the documentation leaves it open. */
export interface PagingOptions {
  /** What `startIndex` counts; `results` when left out. With `ignored`, every page is the first. */
  readonly startIndex?: 'results' | 'pages' | 'ignored';
  /** What a page after the last one shows: nothing, when left out, or the last one again. */
  readonly pastEnd?: 'nothing' | 'last-page';
  /** The most items of a page, whatever is asked for; 512 when left out. */
  readonly pageCap?: number;
}

/** A request for a page of a list. */
export interface PageRequest {
  readonly accountId: number;
  /** Empty for all. */
  readonly divisionIds: readonly number[];
  readonly filters: readonly Filter[];
  readonly startIndex: number;
  readonly pageSize: number;
}

interface Filter {
  readonly key: string;
  readonly value: readonly unknown[];
}

/** The documented default and maximum of `pageSize`. */
const DEFAULT_SIZE = 50;
const MOST = 512;

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isIdList = (value: unknown): value is readonly number[] => isList(value) && value.every(isId);
const isSize = (value: unknown): value is number => value === 0 || (isId(value) && value <= MOST);

function isFilter(value: unknown): value is Filter {
  return (
    isRecord(value) &&
    Object.keys(value).sort().join() === 'key,operation,value' &&
    typeof value.key === 'string' &&
    value.operation === 'EQUALS' &&
    isList(value.value)
  );
}
const isFilterList = (value: unknown): value is readonly Filter[] =>
  isList(value) && value.every(isFilter);

const isSorting = (value: unknown) =>
  isRecord(value) && Object.values(value).every((order) => order === 'ASC' || order === 'DESC');

/** Reads the request for a page, or says why it is not what the samples show. */
export function readPageRequest(
  request: SeenRequest,
  parsed: unknown,
  options: ApiOptions,
): PageRequest | Refusal {
  const body = readFields(request, parsed, {
    required: ['accountId', 'divisionIds'],
    optional: ['searchCriteriaList', 'startIndex', 'pageSize', 'sorting'],
  });
  if (body instanceof Refusal) return body;
  const { accountId, divisionIds, searchCriteriaList = [], sorting = {} } = body;
  const { startIndex = 1, pageSize = DEFAULT_SIZE } = body;
  if (!isId(accountId)) return badRequest("'accountId' must be a positive integer");
  if (!isIdList(divisionIds)) return badRequest("'divisionIds' must be a list of integers");
  if (!isFilterList(searchCriteriaList))
    return badRequest("'searchCriteriaList' is not as sampled");
  if (!isId(startIndex)) return badRequest("'startIndex' must be a positive integer");
  if (!isSize(pageSize)) return badRequest(`'pageSize' must be an integer from 0 to ${MOST}`);
  if (!isSorting(sorting)) return badRequest("'sorting' must map fields to ASC or DESC");
  return (
    checkAccount(accountId, options) ?? {
      accountId,
      divisionIds,
      filters: searchCriteriaList,
      startIndex,
      pageSize,
    }
  );
}

/** The items of a page. */
export function pageOf<T>(
  items: readonly T[],
  { startIndex, pageSize }: PageRequest,
  { startIndex: counts = 'results', pastEnd, pageCap = MOST }: PagingOptions,
): readonly T[] {
  const size = Math.min(pageSize === 0 ? DEFAULT_SIZE : pageSize, pageCap);
  const first = { results: startIndex - 1, pages: (startIndex - 1) * size, ignored: 0 }[counts];
  const last = items.length === 0 ? 0 : Math.floor((items.length - 1) / size) * size;
  const from = pastEnd === 'last-page' && first >= items.length ? last : first;
  return items.slice(from, from + size);
}
