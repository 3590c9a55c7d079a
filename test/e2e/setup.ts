import { findAct } from './act.ts';

/** Builds act once, before the test files start next to one another. */
export default function setup(): void {
  findAct();
}
