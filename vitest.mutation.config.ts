import { defineConfig } from 'vitest/config';
import config from './vitest.config';

/** The tests of rules and facts. */
export default defineConfig({ test: { ...config.test, include: ['**/{rules,facts}/**/*.test.ts'] } });
