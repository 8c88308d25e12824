import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    dir: 'test',
    include: ['**/*.test.ts'],
    exclude: ['e2e/**'],
    pool: 'threads',
    // In ms. No measure of speed: a test that waits for something that never comes fails and lets the others run.
    testTimeout: 600_000,
  },
});
