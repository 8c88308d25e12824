import { createRequire } from 'node:module';
import { message } from '../../messages/message';
import { commandOf } from './command';

/** `lsp`: runs the language server until its client ends. */
export const lsp = commandOf({
  help: 'help.lsp',
  options: { stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } },
  async run({ stdio }, names, terminal) {
    if (stdio !== true || names.length > 0) return terminal.complain(message('cli.lsp-stdio'));
    // A client that disconnects without `exit` ends the server with an error.
    process.exitCode = 1;
    // The server is a separate bundle, so that a check does not load it. `import` would search the text of a CommonJS module for
    // its exports first, which takes longer than the rest of the start.
    createRequire(import.meta.url)('../server/node.cjs');
    return new Promise<number>(() => undefined);
  },
});
