import { type Garblings, isRecord } from '../../simulator/exchange.ts';

export type Json = Record<string, unknown>;

/** The `ip:port` of nobody. */
const STRANGER = '198.51.100.99:9';

/** A reply of DigiCert, taken apart. */
interface Parts {
  readonly data: Json;
  readonly retryMessages: Json;
  readonly failedRetries: Json;
}

const partsOf = (body: Json): Parts => {
  const data = isRecord(body.data) ? body.data : {};
  return {
    data,
    retryMessages: isRecord(data.retryMessages) ? data.retryMessages : {},
    failedRetries: isRecord(data.failedRetries) ? data.failedRetries : {},
  };
};

/** The genuine reply with other values in `data`. */
const withData = (change: (parts: Parts) => Json) => (body: Json) => {
  const parts = partsOf(body);
  return { ...body, data: { ...parts.data, ...change(parts) } };
};

const withoutFirst = (map: Json): Json => Object.fromEntries(Object.entries(map).slice(1));

/** The first accepted target, as a refusal gives it. */
const asFailure = (map: Json): Json =>
  Object.fromEntries(
    Object.keys(map)
      .slice(0, 1)
      .map((key) => [
        key,
        { errors: [{ errorCode: '1028', errorField: key, errorMessage: 'No.' }], status: {} },
      ]),
  );

const mapValues = (map: Json, change: (value: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));

export type Change = (body: Json) => unknown;

/** What can be wrong with a reply of the retry that is still JSON. */
const RETRY: Readonly<Record<string, Change>> = {
  'digicert-array': (body) => [body],
  'digicert-null': () => null,
  'digicert-number': () => 200,
  'digicert-empty-object': () => ({}),
  'digicert-data-null': (body) => ({ ...body, data: null }),
  'digicert-data-array': (body) => ({ ...body, data: [body.data] }),
  'digicert-messages-array': withData(({ retryMessages }) => ({
    retryMessages: Object.keys(retryMessages),
  })),
  'digicert-messages-null': withData(() => ({ retryMessages: null })),
  'digicert-failed-null': withData(() => ({ failedRetries: null })),
  'digicert-failed-missing': withData(() => ({ failedRetries: undefined })),
  'digicert-failed-array': withData(({ failedRetries }) => ({
    failedRetries: Object.keys(failedRetries),
  })),
  'digicert-code-number': withData(({ failedRetries }) => ({
    failedRetries: mapValues(failedRetries, () => ({
      errors: [{ errorCode: 1028, errorField: 443, errorMessage: null }],
      status: 'Failed',
    })),
  })),
  'digicert-errors-empty': withData(({ failedRetries }) => ({
    failedRetries: mapValues(failedRetries, () => ({ errors: [], status: {} })),
  })),
  'digicert-both-maps': withData(({ retryMessages, failedRetries }) => ({
    failedRetries: { ...failedRetries, ...asFailure(retryMessages) },
  })),
  'digicert-target-missing': withData(({ retryMessages }) => ({
    retryMessages: withoutFirst(retryMessages),
  })),
  'digicert-stranger': withData(({ retryMessages }) => ({
    retryMessages: { ...retryMessages, [STRANGER]: 'Successfully initiated retry.' },
  })),
  'digicert-stranger-failed': withData(({ failedRetries }) => ({
    failedRetries: {
      ...failedRetries,
      [STRANGER]: { errors: [{ errorCode: '1028', errorMessage: 'No.' }], status: {} },
    },
  })),
  'digicert-counts': withData(() => ({ message: '0 of 9 automations submitted for retry.' })),
  'digicert-text-empty': withData(({ retryMessages }) => ({
    retryMessages: mapValues(retryMessages, () => ''),
  })),
  'digicert-text-number': withData(({ retryMessages }) => ({
    retryMessages: mapValues(retryMessages, () => 1),
  })),
  'digicert-error-object': (body) => ({
    ...body,
    error: { errorCode: '9999', errorMessage: 'Something went wrong.' },
  }),
  'digicert-error-only': () => ({
    error: { errorCode: '9999', errorMessage: 'Something went wrong.' },
    data: null,
  }),
  'digicert-errors': (body) => ({
    ...body,
    errors: [{ code: 'internal_error', message: 'Something went wrong.' }],
  }),
  'digicert-data-errors': withData(() => ({
    errors: [{ errorCode: '9999', errorField: null, errorMessage: 'Something went wrong.' }],
  })),
  'digicert-status-failed': withData(() => ({ status: 'Failed' })),
};

/** Makes garblings of changes to JSON. @throws Error when a genuine reply is no JSON object. */
export function garblingsOf(changes: Readonly<Record<string, Change>>): Garblings {
  const onJson = (change: Change) => (body: string) => {
    const genuine: unknown = JSON.parse(body);
    if (!isRecord(genuine)) throw new Error('a garbling needs a genuine reply to start from');
    return JSON.stringify(change(genuine));
  };
  return Object.fromEntries(
    Object.entries(changes).map(([name, change]) => [name, onJson(change)]),
  );
}

/** The garblings of the retry. */
export const RETRY_GARBLINGS: Garblings = garblingsOf(RETRY);
