import { defineConfig } from 'vitest/config';

/** `npm run test:browser`: what needs Chromium on the PATH, apart from the tests of a newcomer. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
