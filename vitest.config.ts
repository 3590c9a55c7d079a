import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The bundle tests spawn processes; a slow machine must not turn them red.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
