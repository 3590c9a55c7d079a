import { type Garblings, isRecord } from '../../simulator/exchange.ts';
import { type Change, garblingsOf, type Json } from './garblings.ts';

/** The genuine reply with another `data`. */
const withData = (change: (data: Json) => unknown) => (body: Json) => ({
  ...body,
  data: change(isRecord(body.data) ? body.data : {}),
});

/** Changes the items of a list. */
const withItems = (list: string, change: (items: readonly Json[]) => unknown) =>
  withData((data) => {
    const items = Array.isArray(data[list]) ? data[list].filter(isRecord) : [];
    return { ...data, [list]: change(items) };
  });

/** Changes the first item of a list, and leaves the others as they are. */
const withFirst = (list: string, change: (item: Json) => unknown) =>
  withItems(list, ([first, ...others]) => (first === undefined ? [] : [change(first), ...others]));

/** The same without one field. */
const without = (field: string) => (item: Json) =>
  Object.fromEntries(Object.entries(item).filter(([name]) => name !== field));

const ERROR = { errorCode: '9999', errorField: null, errorMessage: 'Something went wrong.' };

/** What can be wrong with any of these replies. */
const anyReply = (name: string): Readonly<Record<string, Change>> => ({
  [`${name}-array`]: (body) => [body],
  [`${name}-null`]: () => null,
  [`${name}-empty-object`]: () => ({}),
  [`${name}-data-null`]: (body) => ({ ...body, data: null }),
  [`${name}-data-text`]: (body) => ({ ...body, data: 'none' }),
  [`${name}-error`]: (body) => ({ ...body, error: ERROR }),
  [`${name}-errors`]: (body) => ({ ...body, errors: [{ code: 'internal_error', message: 'No.' }] }),
  [`${name}-data-errors`]: withData((data) => ({ ...data, errors: [ERROR] })),
});

/** What can be wrong with a list in `data`. */
const anyList = (name: string, list: string): Readonly<Record<string, Change>> => ({
  ...anyReply(name),
  [`${name}-missing`]: withData(without(list)),
  [`${name}-items-null`]: withItems(list, () => null),
  [`${name}-items-object`]: withItems(list, (items) => ({ ...items })),
  [`${name}-item-text`]: withFirst(list, () => 'an item'),
  [`${name}-item-null`]: withFirst(list, () => null),
  [`${name}-item-twice`]: withItems(list, (items) => [...items.slice(0, 1), ...items]),
});

/** An item of the list loses a field, or has it in another type. */
const brokenItem = (change: (item: Json) => unknown) => withFirst('automatedIps', change);

/** The garblings of each endpoint that reads, by the name of the endpoint. */
export const READ_GARBLINGS: Readonly<Record<string, Garblings>> = {
  list: garblingsOf({
    ...anyList('digicert-list', 'automatedIps'),
    'digicert-list-no-id': brokenItem(without('automationId')),
    'digicert-list-no-status': brokenItem(without('automationStatus')),
    'digicert-list-no-ip': brokenItem(without('automatedIp')),
    'digicert-list-no-port': brokenItem(without('automatedPort')),
    'digicert-list-id-fraction': brokenItem((item) => ({ ...item, automationId: 1.5 })),
    'digicert-list-status-number': brokenItem((item) => ({ ...item, automationStatus: 7 })),
    'digicert-list-ip-name': brokenItem((item) => ({ ...item, automatedIp: 'www.example.com' })),
    'digicert-list-port-high': brokenItem((item) => ({ ...item, automatedPort: 65_536 })),
  }),
  details: garblingsOf({
    ...anyReply('digicert-details'),
    'digicert-details-no-progress': withData(without('autoOrderProgressResponse')),
    'digicert-details-no-status': withData(without('autoStatusResponse')),
    'digicert-details-applicable-text': withData((data) => ({
      ...data,
      autoOrderProgressResponse: { isRetryApplicable: 'no' },
    })),
  }),
  agents: garblingsOf(anyList('digicert-agents', 'agentList')),
  'agent-ports': garblingsOf({
    ...anyReply('digicert-agent-ports'),
    'digicert-agent-ports-no-id': (body) => ({
      ...body,
      data: Array.isArray(body.data) ? body.data.filter(isRecord).map(without('id')) : [],
    }),
  }),
};
