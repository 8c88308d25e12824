import { parseArgs } from 'node:util';
import { message, type Message } from '../../messages/message';
import { nearest } from '../../text/nearest';
import { globalOptions, type Command, type CommandOptions, type Values } from '../commands/command';

/** The index of the command in the arguments, after any common options; -1 if there is none. */
export function commandIn(args: readonly string[]): number {
  const { tokens, from } = parsed(args, globalOptions);
  const at = tokens.find(({ kind }) => kind === 'positional')?.index;
  return at === undefined ? -1 : (from[at] ?? -1);
}

/** The options and names after a command, or without one; or what is wrong with an option. */
export function argumentsOf(
  args: readonly string[],
  command: Command | undefined,
): { readonly values: Values<typeof globalOptions>; readonly names: readonly string[] } | Message {
  const options: CommandOptions = { ...globalOptions, ...command?.options };
  const { values, positionals, tokens } = parsed(args, options);
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
    // A word that looks like the next option is probably not a value. `--option=-value` is unambiguous.
    if (takes && (value === undefined || (!inlineValue && /^-./.test(value))))
      return message('cli.option-value', { option });
  }
  return { values, names: positionals };
}

function parsed(args: readonly string[], options: CommandOptions) {
  const { given, from } = joined(args, options);
  return { ...parseArgs({ args: given, options, allowPositionals: true, strict: false, tokens: true }), from };
}

/**
 * Joins each option that can be used without a value to its value: the next word if that is one of its values, otherwise its default.
 * `from` maps each argument to its original index.
 */
function joined(
  args: readonly string[],
  options: CommandOptions,
): { readonly given: string[]; readonly from: readonly number[] } {
  const given: string[] = [];
  const from: number[] = [];
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    const name = argument.startsWith('--') && at < end ? argument.slice(2) : '';
    from.push(at);
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option?.bare === undefined) {
      given.push(argument);
      continue;
    }
    const next = at + 1 < end ? args[at + 1] : undefined;
    const value = option.values?.find((each) => each === next);
    given.push(`${argument}=${value ?? option.bare}`);
    if (value !== undefined) at++;
  }
  return { given, from };
}
