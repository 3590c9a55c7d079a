import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Many tests wait for the process of the action: vitest itself would leave a core idle.
    maxWorkers: availableParallelism() + 1,
    // The bundle tests spawn processes; a slow machine must not turn them red.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
