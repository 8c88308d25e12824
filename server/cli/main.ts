#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { catalogueFor } from '../messages/catalogues';
import { message, say } from '../messages/message';
import { coloursOf, exit, reasonOf, terminalOf, textOf, type Command, type Values } from './command';
import { commands } from './commands';
import { alone, bare } from './common';

async function main(argv: readonly string[]): Promise<number> {
  const [name = ''] = argv;
  if (name === 'lsp') {
    // A client that is gone without a word has not ended it well.
    process.exitCode = 1;
    // The server is a bundle of its own, so that a check does not load it.
    await import(new URL('./server/node.cjs', import.meta.url).href);
    return new Promise<number>(() => undefined);
  }
  const command = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined;
  const environment = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'];
  const atFirst = terminalOf(catalogueFor(environment), coloursOf(process.stdout, undefined));
  let parsed: { values: Values; positionals: string[] };
  try {
    parsed = parseArgs({
      args: argv.slice(command === undefined ? 0 : 1).map((each) => withValue(each, { ...bare, ...command?.bare })),
      options: { ...alone, ...command?.options },
      allowPositionals: true,
    });
  } catch (error) {
    return atFirst.complain(message('cli.usage-error', { reason: reasonOf(error) }));
  }
  const { values, positionals } = parsed;
  const locale = textOf(values, 'locale');
  const color = textOf(values, 'color');
  const catalogue = locale === undefined ? atFirst.catalogue : catalogueFor(locale);
  const terminal = terminalOf(catalogue, coloursOf(process.stdout, color));
  if (color !== undefined && !alone.color.values.some((each) => each === color))
    return terminal.complain(message('cli.unknown-color', { color }));
  if (values['version'] === true) {
    terminal.write(`${__VERSION__}\n`);
    return exit.ok;
  }
  const [first = 'help'] = positionals;
  if (values['help'] === true || (command === undefined && first === 'help')) {
    terminal.write(say({ id: command?.help ?? 'help', args: {} }, catalogue));
    return exit.ok;
  }
  if (command === undefined) return terminal.complain(message('cli.unknown-command', { command: first }));
  return command.run(values, positionals, terminal);
}

/** An argument, with its value where it is an option that may stand without one. */
function withValue(argument: string, values: NonNullable<Command['bare']>): string {
  const name = argument.startsWith('--') ? argument.slice(2) : '';
  return Object.hasOwn(values, name) ? `${argument}=${values[name] ?? ''}` : argument;
}

// A reader that has seen enough, as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  const what = message('cli.no-output', { reason: reasonOf(error) });
  process.exit(terminalOf(catalogueFor(undefined), false).complain(what));
});
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const what = message('cli.own-fault', { reason: reasonOf(error) });
  process.exitCode = terminalOf(catalogueFor(undefined), false).complain(what);
}
