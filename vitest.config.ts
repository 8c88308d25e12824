import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    dir: 'test',
    include: ['**/*.test.ts'],
    exclude: ['e2e/**'],
    pool: 'threads',
    // In ms. Not a measure of speed: a test that waits forever fails and the others continue.
    testTimeout: 600_000,
  },
});
