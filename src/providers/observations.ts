import { isDeepStrictEqual } from 'node:util';

/** Adds what a read shows of a target. A state that lasts is stored once: a long run keeps few. */
export function addObservation<Observation>(
  observations: Map<string, readonly Observation[]>,
  key: string,
  observation: Observation,
): void {
  const earlier = observations.get(key) ?? [];
  if (isDeepStrictEqual(earlier.at(-1), observation)) return;
  observations.set(key, [...earlier, observation]);
}
