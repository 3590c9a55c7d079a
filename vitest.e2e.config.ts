import { defineConfig } from 'vitest/config';

/** `npm run e2e`: the examples under act. Apart from `npm test`, because act has to be built. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    // Two runs at a time are enough for two cores; the first one builds act.
    maxWorkers: 2,
    globalSetup: ['test/e2e/setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
