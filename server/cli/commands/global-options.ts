import type { Options } from './command';

/** The options of all commands. */
export const commonOptions = {
  locale: { type: 'string', values: ['en', 'zh-cn'] },
  color: { type: 'string', values: ['auto', 'always', 'never'] },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Options;

/** The options that can be used without a command. */
export const globalOptions = { ...commonOptions, version: { type: 'boolean' } } as const satisfies Options;

/** Default values of common options that can be used without one. */
export const optionalValues = { color: 'always' } as const;
