import { message } from '../messages/message';
import type { Command } from './command';

/** `lsp`: the language server; it ends with its client. */
export const lsp: Command = {
  help: 'help.lsp',
  options: { stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } },
  async run({ stdio }, names, terminal) {
    if (stdio !== true || names.length > 0) return terminal.complain(message('cli.lsp-stdio'));
    // A client that is gone without a word has not ended it well.
    process.exitCode = 1;
    // The server is a bundle of its own, so that a check does not load it.
    await import(new URL('../server/node.cjs', import.meta.url).href);
    return new Promise<number>(() => undefined);
  },
};
