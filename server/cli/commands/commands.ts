import type { Commands } from './command';

/** Commands are loaded on demand, so that each starts without the dependencies of the others. */
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
