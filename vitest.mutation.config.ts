import { defineConfig } from 'vitest/config';
import config from './vitest.config';

/** The tests of rules and facts, for manifests and for configurations. */
export default defineConfig({
  test: {
    ...config.test,
    include: ['**/{rules,facts}/**/*.test.ts', '**/terraform/{coverage,instances,rule-ids}.test.ts'],
  },
});
