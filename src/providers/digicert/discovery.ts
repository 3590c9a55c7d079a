import type { Entry, FoundWork } from '../../domain/entry.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Discovery } from '../../domain/provider.ts';
import { pluralize } from '../../text/format.ts';
import { type Decision, describeFailed, type FoundAutomation } from './discover.ts';
import type { FoundLicense } from './found-license.ts';
import { KEY_INPUTS } from './license-keys.ts';
import { listFailed } from './list-failed.ts';
import type { DigicertSettings } from './settings.ts';

/** Finds the failed automations of an account's divisions. */
export function createDiscovery({
  defaults,
  divisionIds,
  licenseKeys,
  ...access
}: DigicertSettings): Discovery {
  const { accountId = '' } = defaults;
  const where = { ...access, ...licenseKeys, accountId, divisionIds };
  return {
    async list(reader) {
      const list = await listFailed(reader, where);
      if (list.kind === 'failed') return list;
      return {
        kind: 'listed',
        count: list.failed.length,
        scope: `in ${pluralize(divisionIds.length, 'division')}`,
        notices: list.notices,
        async describe(rows) {
          const { found, notices, secrets } = await describeFailed(
            reader,
            list.failed,
            where,
            rows,
          );
          return { entries: found.map(toEntry), notices, secrets };
        },
      };
    },
  };
}

function toEntry(automation: FoundAutomation): Entry {
  const { where, name, fields, license } = automation;
  const { cause, solution, step, status, decided } = automation;
  const found: FoundWork = {
    id: automation.automationId,
    // Also for a key of an input: the fields alone may ask for the key of another input.
    ...(license !== undefined &&
      license.source !== 'inventory' && { secretFields: { [license.field]: license.key } }),
    ...(license !== undefined && { secretSource: describeSource(license) }),
    facts: {
      ...(cause !== undefined && { cause }),
      ...(solution !== undefined && { solution }),
      ...(step !== undefined && { step }),
      ...(decided?.entryToAdd !== undefined && { entryToAdd: decided.entryToAdd }),
      status,
    },
    domainNames: automation.domainNames,
    ...(decided && { decided: toOutcome(decided) }),
  };
  return { where, ...(name !== undefined && { name }), fields, found };
}

function toOutcome({ kind, code, message, hint }: Decision): Outcome {
  const shared = { message, ...(hint !== undefined && { hint }) };
  return kind === 'rejected'
    ? { kind, codes: code === undefined ? [] : [code], targetSpecific: true, ...shared }
    : { kind, ...shared };
}

function describeSource(license: FoundLicense): string {
  switch (license.source) {
    case 'inventory':
      return 'inventory';
    case 'agent-list':
      return 'agent list';
    case 'input':
      return KEY_INPUTS[license.field];
  }
}
