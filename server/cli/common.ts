import type { Options } from './command';

/** The options of all commands. */
export const common = {
  locale: { type: 'string', values: ['en', 'zh-cn'] },
  color: { type: 'string', values: ['auto', 'always', 'never'] },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Options;

/** The options that stand without a command. */
export const alone = { ...common, version: { type: 'boolean' } } as const satisfies Options;

/** Values of common options that may stand without one. */
export const bare = { color: 'always' } as const;
