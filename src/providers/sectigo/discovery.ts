import type { Entry } from '../../domain/entry.ts';
import type { Discovery } from '../../domain/provider.ts';
import { describeFailed, type FoundOrder, listFailed } from './discover.ts';
import { createReport } from './report.ts';
import type { SectigoSettings } from './target.ts';

/** Finds the orders whose CAA check failed. */
export function createDiscovery(settings: SectigoSettings): Discovery {
  return {
    async list(reader) {
      const list = await listFailed(createReport(reader, settings));
      if (list.kind === 'failed') return list;
      return {
        kind: 'listed',
        count: list.failed.length,
        scope: 'in the report of the account',
        notices: list.notices,
        describe: async (rows) => ({
          entries: describeFailed(list.failed, rows).map(toEntry),
          notices: [],
          secrets: [],
        }),
      };
    },
  };
}

function toEntry({ where, name, fields, status, cause, domainNames }: FoundOrder): Entry {
  return {
    where,
    ...(name !== undefined && { name }),
    fields,
    found: {
      id: fields.certificateID ?? fields.orderNumber ?? '',
      facts: { status, ...(cause !== undefined && { cause }) },
      domainNames,
    },
  };
}
