import { parseArgs } from 'node:util';
import { message, type Message } from '../messages/message';
import { nearest } from '../text/nearest';
import type { Command, Options, Values } from './command';
import { alone, bare } from './common';

/** Where in the arguments the command stands: the common options may stand before it; -1 where there is none. */
export function commandIn(args: readonly string[]): number {
  const { tokens } = parsed(args, alone, bare);
  return tokens.find(({ kind }) => kind === 'positional')?.index ?? -1;
}

/** The options and the names behind a command, or without one; or what is wrong with an option. */
export function argumentsOf(
  args: readonly string[],
  command: Command | undefined,
): { readonly values: Values; readonly names: readonly string[] } | Message {
  const options: Options = { ...alone, ...command?.options };
  const { values, positionals, tokens } = parsed(args, options, { ...bare, ...command?.bare });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName: option, value, inlineValue } = token;
    if (!Object.hasOwn(options, name)) {
      const near = nearest(name, Object.keys(options)).map((each) => `--${each}`);
      return near.length > 0
        ? message('cli.unknown-option-near', { option, near })
        : message('cli.unknown-option', { option });
    }
    const takes = options[name]?.type === 'string';
    if (!takes && value !== undefined) return message('cli.option-alone', { option });
    // What looks like the next option is hardly meant as a value; `--option=-value` says that it is.
    if (takes && (value === undefined || (!inlineValue && /^-./.test(value))))
      return message('cli.option-value', { option });
  }
  return { values, names: positionals };
}

function parsed(args: readonly string[], options: Options, own: NonNullable<Command['bare']>) {
  const given = args.map((each) => withValue(each, own));
  return parseArgs({ args: given, options, allowPositionals: true, strict: false, tokens: true });
}

/** An argument, with its value where it is an option that may stand without one. */
function withValue(argument: string, values: NonNullable<Command['bare']>): string {
  const name = argument.startsWith('--') ? argument.slice(2) : '';
  return Object.hasOwn(values, name) ? `${argument}=${values[name] ?? ''}` : argument;
}
