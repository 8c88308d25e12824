import { message } from '../../messages/message';
import { commonOptions, exit, globalOptions, type Command, type Commands, type CommandOptions } from './command';
import { bash, fish, zsh, type CompletionEntry } from './shells';

const shells: Readonly<Record<string, (table: readonly CompletionEntry[]) => string>> = { bash, zsh, fish };

/** `completion`: prints a shell completion script, generated from the definitions of the commands. */
export const completionOf = (commands: Commands): Command => ({
  help: 'help.completion',
  options: {},
  words: Object.keys(shells),
  async run(_, [name = '', ...more], terminal) {
    const shell = Object.hasOwn(shells, name) ? shells[name] : undefined;
    if (shell === undefined || more.length > 0)
      return terminal.complain(message('completion.shell', { shells: Object.keys(shells) }));
    terminal.write(shell(await table(commands)));
    return exit.ok;
  },
});

/** The words and options of the command line: without a command, and after each. */
async function table(commands: Commands): Promise<readonly CompletionEntry[]> {
  const loaded = await Promise.all(Object.entries(commands).map(async ([name, load]) => ({ name, ...(await load()) })));
  return [
    entry('', globalOptions, [...Object.keys(commands), 'help']),
    ...loaded.map((each) => entry(each.name, { ...commonOptions, ...each.options }, each.words)),
  ];
}

function entry(command: string, options: CommandOptions, words: readonly string[] = []): CompletionEntry {
  return {
    command,
    words,
    options: Object.entries(options).map(([name, { type, short, values = [], bare }]) => ({
      name,
      short,
      values,
      value: type === 'boolean' ? 'none' : bare === undefined ? 'needed' : 'optional',
    })),
  };
}
