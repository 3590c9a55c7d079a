import type { ProviderDouble } from '../providers/double.ts';
import { type Fault, type FaultRule, faults } from '../simulator/index.ts';
import type { Random } from './random.ts';

/** Faults that hit requests of single endpoints, in their own forms. */
export function makeReadFaults(
  random: Random,
  { garblings, chaos }: ProviderDouble,
  requests: number,
  common: () => Fault,
): readonly FaultRule[] {
  const density = random.pick([0.05, 0.3, 1]);
  return random.some(Object.keys(garblings), 0.4).map((endpoint) => {
    const own = Object.keys(garblings[endpoint] ?? {}).filter((name) => !chaos.lies.includes(name));
    const [first = ''] = own;
    const name = own[random.integer(0, own.length - 1)] ?? first;
    const fault = random.chance(0.5) ? faults.garbled(name) : common();
    const numbers = new Set(
      Array.from({ length: requests * 3 }, (_, index) => index + 1).filter(() =>
        random.chance(density),
      ),
    );
    return { fault, on: (request) => request.endpoint === endpoint && numbers.has(request.number) };
  });
}
