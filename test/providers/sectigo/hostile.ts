import type { HostileReplies } from '../double.ts';
import { PASSWORD } from './sample.ts';

export const hostile: HostileReplies = {
  accepting: (genuine, text) => `${genuine}&errorDetail=${text}`,
  refusing: (text) => ({
    status: 400,
    body: `errorCode=-4&errorMessage=${text}&errorItem=${encodeURIComponent(text)}`,
  }),
  places: (text) => [
    ['as the text of a success', { body: `errorCode=0&errorMessage=${text}` }],
    ['as the text of a refusal', { body: `errorCode=-4&errorMessage=${text}&errorItem=${text}` }],
    ['as a code', { body: `errorCode=${text}` }],
    ['in a refused login', { body: `errorCode=-16&errorMessage=${encodeURIComponent(text)}` }],
  ],
  credential: PASSWORD,
};
