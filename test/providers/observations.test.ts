import { expect, it } from 'vitest';
import { addObservation } from '../../src/providers/observations.ts';

it('addObservation stores a state that lasts once, and one that comes back again', () => {
  const observations = new Map<string, readonly object[]>();
  for (const status of ['ERROR', 'ERROR', 'SCHEDULED', 'SCHEDULED', 'ERROR']) {
    addObservation(observations, 'a', { details: { status } });
  }
  addObservation(observations, 'b', { details: { status: 'ERROR' } });
  expect([...observations]).toEqual([
    [
      'a',
      [
        { details: { status: 'ERROR' } },
        { details: { status: 'SCHEDULED' } },
        { details: { status: 'ERROR' } },
      ],
    ],
    ['b', [{ details: { status: 'ERROR' } }]],
  ]);
});
