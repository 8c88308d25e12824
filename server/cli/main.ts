#!/usr/bin/env node
import { catalogueFor } from '../messages/catalogues';
import { message, say, type Message } from '../messages/message';
import { wrapped } from '../text/wrap';
import { nearest } from '../text/nearest';
import { argumentsOf, commandIn } from './input/arguments';
import { reasonOf } from '../files/reason';
import { coloursOf, exit, globalOptions, reporting, terminalOf } from './commands/command';
import { commands } from './commands/commands';

async function main(argv: readonly string[]): Promise<number> {
  const at = commandIn(argv);
  const name = argv[at] ?? '';
  const command = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined;
  const environment = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'];
  const atFirst = terminalOf(catalogueFor(environment), coloursOf(process.stdout, undefined));
  const given = argumentsOf(command === undefined ? argv : argv.toSpliced(at, 1), command);
  if ('id' in given) return atFirst.complain(given);
  const { values, names } = given;
  const { locale, color } = values;
  const catalogue = locale === undefined ? atFirst.catalogue : catalogueFor(locale);
  const terminal = terminalOf(catalogue, coloursOf(process.stdout, color));
  if (color !== undefined && !globalOptions.color.values.some((each) => each === color))
    return terminal.complain(message('cli.unknown-color', { color }));
  if (locale !== undefined && !/^(?:en|zh)(?:$|[-_.])/i.test(locale))
    return terminal.complain(message('cli.unknown-locale', { locale }));
  if (values.version === true) {
    terminal.write(`${__VERSION__}\n`);
    return exit.ok;
  }
  if (command !== undefined && values.help !== true)
    return reporting(terminal, () => command.run(values, names, terminal));
  const [first = 'help', about = ''] = names;
  if (command === undefined && first !== 'help') return terminal.complain(unknown(first));
  const shown = command ?? (Object.hasOwn(commands, about) ? await commands[about]?.() : undefined);
  if (shown === undefined && about !== '') return terminal.complain(unknown(about));
  terminal.write(wrapped(say({ id: shown?.help ?? 'help', args: {} }, catalogue), terminal.width));
  return exit.ok;
}

function unknown(command: string): Message {
  const near = nearest(command, Object.keys(commands));
  return near.length > 0
    ? message('cli.unknown-command-near', { command, near })
    : message('cli.unknown-command', { command });
}

// A reader that closes the pipe early, such as `head`, is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  const what = message('cli.no-output', { reason: reasonOf(error) });
  process.exit(terminalOf(catalogueFor(undefined), false).complain(what));
});
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const what = message('cli.own-fault', { reason: error instanceof Error ? error.message : String(error) });
  process.exitCode = terminalOf(catalogueFor(undefined), false).complain(what);
}
