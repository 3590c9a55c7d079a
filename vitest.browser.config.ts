import { defineConfig } from 'vitest/config';

/** `npm run test:browser`: what needs Chromium on the PATH, or is slow. */
export default defineConfig({
  test: {
    include: ['test/**/*.{browser,slow}.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
