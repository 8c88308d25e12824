import { parseArgs } from 'node:util';
import { message, type Message } from '../messages/message';
import { nearest } from '../text/nearest';
import type { Command, Options, Values } from './command';
import { alone, bare } from './common';

/** Where in the arguments the command stands: the common options may stand before it; -1 where there is none. */
export function commandIn(args: readonly string[]): number {
  const { tokens, from } = parsed(args, alone, bare);
  const at = tokens.find(({ kind }) => kind === 'positional')?.index;
  return at === undefined ? -1 : (from[at] ?? -1);
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
  const { given, from } = joined(args, options, own);
  return { ...parseArgs({ args: given, options, allowPositionals: true, strict: false, tokens: true }), from };
}

/**
 * The arguments, each option that may have no value joined to the one it has: the next word where that is one of its values, else
 * the one it stands for alone. `from` tells where each was.
 */
function joined(
  args: readonly string[],
  options: Options,
  bareValues: NonNullable<Command['bare']>,
): { readonly given: string[]; readonly from: readonly number[] } {
  const given: string[] = [];
  const from: number[] = [];
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    const name = argument.startsWith('--') && at < end ? argument.slice(2) : '';
    from.push(at);
    if (!Object.hasOwn(bareValues, name)) {
      given.push(argument);
      continue;
    }
    const next = at + 1 < end ? args[at + 1] : undefined;
    const value = options[name]?.values?.find((each) => each === next);
    given.push(`${argument}=${value ?? bareValues[name] ?? ''}`);
    if (value !== undefined) at++;
  }
  return { given, from };
}
