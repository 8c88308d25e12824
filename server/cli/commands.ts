import type { Commands } from './command';

/** A command is loaded when it is asked for, so that none waits for what the others need. */
export const commands: Commands = {
  check: async () => (await import('./check')).check,
  explain: async () => (await import('./explain')).explain,
  declare: async () => (await import('./declare')).declare,
  plan: async () => (await import('./plan')).plan,
  graph: async () => (await import('./graph')).graph,
  init: async () => (await import('./init')).init,
  lsp: async () => (await import('./lsp')).lsp,
  mcp: async () => (await import('./mcp')).mcp,
  completion: async () => (await import('./completion')).completionOf(commands),
};
