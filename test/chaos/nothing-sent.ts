import type { Observation } from './observation.ts';
import type { Scenario } from './scenario.ts';

/**
 * A discovery without results: nothing failed, more than `max-targets` did, or the list is not
 * whole. In none of these cases is anything retried.
 */
export function checkNothingSent(
  { discovery, interruption, keys, calm }: Scenario,
  { green, outputs, requests }: Observation,
): readonly string[] {
  if (discovery === undefined) return [];
  const { maxTargets, hasEnd } = discovery;
  const retries = requests.filter(({ endpoint }) => endpoint === 'retry').length;
  const { verdict, total, found } = outputs;
  // A run that is cancelled after the read is red, although nothing failed.
  const isCancelled = verdict === 'failure' && interruption.kind !== 'none' && green === false;
  const isNone = (verdict === 'success' || isCancelled) && found === '0' && total === '0';
  // A faulty list can have another number, and is refused for it all the same.
  const isWhole = !calm || found === String(keys.length);
  const isTooMany =
    verdict === 'failure' && Number(found) > maxTargets && total === found && isWhole;
  const isUnread = verdict === 'failure' && found === '' && total === '';
  return [
    ...(retries > 0 ? [`${retries} retries without a whole list`] : []),
    ...(green === true && !isNone ? [`green without results: ${outputs.message}`] : []),
    ...(isNone && keys.length > 0 ? [`nothing failed, but ${keys.length} did`] : []),
    ...(isUnread && calm && hasEnd ? ['the list was not read on a calm day'] : []),
    ...(isNone || isTooMany || isUnread ? [] : [`outputs without results: ${outputs.message}`]),
  ];
}
