import type { HttpRequest } from '../../../src/domain/http.ts';
import type { DigicertAccess } from '../../../src/providers/digicert/api.ts';
import type { ListSettings } from '../../../src/providers/digicert/list-failed.ts';
import { json, readerFor, type ScriptedReader, type Served } from '../reading.ts';

/** A JSON object, as the wire has it. */
export type Item = Readonly<Record<string, unknown>>;

/** How a server reads `startIndex`; `ignored` serves the first page again and again. */
export type IndexReading = 'results' | 'pages' | 'ignored';

export interface Model {
  /** By division. */
  automations?: Readonly<Record<string, readonly Item[]>>;
  agents?: readonly Item[];
  /** `data` of the details by automation ID. */
  details?: Readonly<Record<string, unknown>>;
  /** Automation IDs by agent ID. */
  ports?: Readonly<Record<string, readonly number[]>>;
  indexCounts?: IndexReading;
  /** The most items of a page, whatever the request says. */
  cap?: number;
  /** A fault instead of the reply. */
  fault?: (request: {
    readonly path: string;
    readonly body: Item;
    readonly count: number;
  }) => Served | undefined;
}

export interface Sent {
  readonly path: string;
  readonly body: Item;
}

/** A reader of a small CertCentral in memory. */
export function certCentral(
  model: Model,
): ScriptedReader & { sent(path?: string): readonly Sent[] } {
  const reader = readerFor((request, count) => {
    const { path, body } = read(request);
    return model.fault?.({ path, body, count }) ?? serve(model, path, body);
  });
  return {
    ...reader,
    sent: (path = '') => reader.requests.map(read).filter((one) => one.path.endsWith(path)),
  };
}

function read({ url, body = '' }: HttpRequest): Sent {
  const value: Item = JSON.parse(body);
  return { path: url.pathname, body: value };
}

function serve(model: Model, path: string, body: Item): Served {
  if (path.endsWith('/automatedips/list')) {
    const divisions: readonly unknown[] = Array.isArray(body.divisionIds) ? body.divisionIds : [];
    const items = divisions.flatMap((division) => model.automations?.[String(division)] ?? []);
    return json({ error: null, data: { automatedIps: page(model, items, body) } });
  }
  if (path.endsWith('/agent/list')) {
    return json({ error: null, data: { agentList: page(model, model.agents ?? [], body) } });
  }
  if (path.endsWith('/agent/agentIPPortDetails')) {
    const ids = model.ports?.[String(body.agentId)] ?? [];
    return json({ error: null, data: ids.map((id) => ({ id, agentId: body.agentId })) });
  }
  const details = model.details?.[String(body.automationId)];
  return json({ error: null, data: details ?? { autoStatusResponse: {} } });
}

function page(model: Model, items: readonly Item[], body: Item): readonly Item[] {
  const index = Number(body.startIndex);
  const size = Math.min(Number(body.pageSize), model.cap ?? Number.POSITIVE_INFINITY);
  const reading = model.indexCounts ?? 'results';
  const first = reading === 'ignored' ? 0 : reading === 'pages' ? (index - 1) * size : index - 1;
  return items.slice(first, first + size);
}

/** An automation that failed, as the list shows it. */
export function listed(id: number, more: Item = {}): Item {
  return {
    automationId: id,
    automatedIp: `10.0.${id >> 8}.${id & 255}`,
    automatedPort: 443,
    managementIp: '',
    agentName: `agent-${id}`,
    automationStatus: 'INSTALL_FAILED',
    certificateCn: `host-${id}.example.com`,
    certificateExpiresOn: 1.5995664e12,
    certificateId: `c${id}`,
    certificateSerialNumber: `0${id}ab`,
    ...more,
  };
}

/** So many automations, of which `failed` says what is wrong. */
export function fleet(count: number, statusOf: (id: number) => string = () => 'CONFIGURED') {
  return Array.from({ length: count }, (_, index) =>
    listed(index + 1, { automationStatus: statusOf(index + 1) }),
  );
}

export const ACCESS: DigicertAccess = {
  baseUrl: 'https://caas.example',
  headers: {
    'x-dc-devkey': 'KEY-1',
    'content-type': 'application/json',
    accept: 'application/json',
    'user-agent': 'retry/1',
  },
};

export const settings = (...divisionIds: string[]): ListSettings => ({
  ...ACCESS,
  accountId: '5153184',
  divisionIds: divisionIds.length > 0 ? divisionIds : ['1'],
});
