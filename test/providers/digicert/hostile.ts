import type { CustomReply } from '../../simulator/faults.ts';
import type { HostileReplies } from '../double.ts';
import { API_KEY } from './sample.ts';

const json = (value: unknown, status = 200): CustomReply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

/** The address of the first row of the sample. */
const ADDRESS = '10.0.0.1:443';

export const hostile: HostileReplies = {
  accepting: (genuine, text) =>
    genuine.replaceAll('Successfully initiated retry.', () =>
      JSON.stringify(`Done ${text}`).slice(1, -1),
    ),
  refusing: (text, code) => json({ errors: [{ code, message: text }], [text]: text }, 400),
  places: (text) => [
    ['as the text of a success', json({ data: { retryMessages: { [ADDRESS]: text } } })],
    [
      'as code and text of a refusal',
      json({
        data: {
          failedRetries: { [ADDRESS]: { errors: [{ errorCode: text, errorMessage: text }] } },
        },
      }),
    ],
    ['as an address', json({ data: { retryMessages: { [text]: text }, message: text } })],
    ['as an error of the run', json({ error: text, errors: [text], data: { status: text } })],
    ['in a refused key', json({ errors: [{ code: text, message: text }] }, 401)],
  ],
  credential: API_KEY,
};
