import { parseArgs } from 'node:util';
import { catalogueFor } from '../messages/catalogues';
import { message, say } from '../messages/message';
import { check } from './check';
import { exit, reasonOf, terminalOf, type Command, type Values } from './command';
import { explain } from './explain';

const commands: Readonly<Record<string, Command>> = { check, explain };

const common = {
  locale: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

async function main(argv: readonly string[]): Promise<number> {
  const [name] = argv;
  const environment = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'];
  const colour = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
  if (name === 'lsp') {
    // The server is a bundle of its own, so that a check does not load it.
    await import(new URL('./server/node.cjs', import.meta.url).href);
    return new Promise<number>(() => undefined);
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  const atFirst = terminalOf(catalogueFor(environment), colour);
  let parsed: { values: Values; positionals: string[] };
  try {
    parsed = parseArgs({
      args: argv.slice(command === undefined ? 0 : 1),
      options: { ...common, ...command?.options },
      allowPositionals: true,
    });
  } catch (error) {
    return atFirst.complain(message('cli.usage-error', { reason: reasonOf(error) }));
  }
  const { values, positionals } = parsed;
  const catalogue = typeof values['locale'] === 'string' ? catalogueFor(values['locale']) : atFirst.catalogue;
  const terminal = terminalOf(catalogue, colour);
  if (values['version'] === true) {
    terminal.write(`${__VERSION__}\n`);
    return exit.ok;
  }
  const [first = 'help'] = positionals;
  if (values['help'] === true || (command === undefined && first === 'help')) {
    terminal.write(say(message('cli.help'), catalogue));
    return exit.ok;
  }
  if (command === undefined) return terminal.complain(message('cli.unknown-command', { command: first }));
  return command.run(values, positionals, terminal);
}

process.exitCode = await main(process.argv.slice(2));
