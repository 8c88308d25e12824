import type { ParseArgsConfig } from 'node:util';
import { message, say, type Catalogue, type Message, type MessageId } from '../../messages/message';
import { widthOf } from '../../text/width';
import { escapeOutput } from '../formats/escape-output';
import { orElse } from '../input/command-error';

/** The interval between progress updates, in ms. Shorter runs show no progress. */
const PROGRESS_PAUSE = 200;

/** Exit codes of every command. */
export const exit = { ok: 0, errorsFound: 1, failed: 2 } as const;

/** The environment of a command. */
export interface Terminal {
  readonly catalogue: Catalogue;
  /** Standard output is a terminal that supports colors. */
  readonly colour: boolean;
  /** The number of columns if standard output is a terminal. */
  readonly width?: number;
  /** Writes to standard output. */
  write(text: string): void;
  /** Writes the output of another program's format: unchanged to a file or pipe, but without control sequences to a terminal. */
  pass(text: string): void;
  /** Reports an error on standard error and returns the exit code for it. */
  complain(...what: readonly Message[]): number;
  /** Writes a note to standard error. */
  tell(what: Message): void;
  /** Shows the progress of a long run if standard error is a terminal. 0 of 0 clears it. */
  progress(done: number, total: number): void;
}

/** An option: the configuration of `parseArgs`, and what else we know about its value. */
type Option = NonNullable<ParseArgsConfig['options']>[string] & {
  /** The values that a shell completes. Without values, it completes files. */
  readonly values?: readonly string[];
  /** The value of an option that can be used without one, such as `--fix` for `--fix=safe`. */
  readonly bare?: string;
};

/** Options by name. */
export type CommandOptions = Readonly<Record<string, Option>>;

/** The options of all commands. */
export const commonOptions = {
  locale: { type: 'string', values: ['en', 'zh-cn'] },
  color: { type: 'string', values: ['auto', 'always', 'never'], bare: 'always' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies CommandOptions;

/** The options that can be used without a command. */
export const globalOptions = { ...commonOptions, version: { type: 'boolean' } } as const satisfies CommandOptions;

/** What was given for options, by name: a text, all texts for an option that can be repeated, or whether an option without value is set. */
export type Values<O extends CommandOptions = CommandOptions> = string extends keyof O
  ? Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  : { readonly [Name in keyof O]?: ValueOf<O[Name]> };

type ValueOf<O extends Option> = O extends { readonly type: 'boolean' }
  ? boolean
  : O extends { readonly multiple: true }
    ? readonly string[]
    : string;

/** A subcommand: its own options, and a function that runs it and returns the exit code. */
export interface Command<O extends CommandOptions = CommandOptions> {
  /** The text of `--help`: usage and examples. */
  readonly help: MessageId;
  readonly options: O;
  /** The words that a shell completes as arguments. Without words, it completes files. */
  readonly words?: readonly string[];
  run(values: Values<O & typeof globalOptions>, names: readonly string[], terminal: Terminal): Promise<number> | number;
}

/** A subcommand whose function gets the values of its options with their types. */
export function commandOf<const O extends CommandOptions>(command: Command<O>): Command {
  return command;
}

/** Commands by name, with their loaders. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>;

/** Runs a command, or a part of it, and reports the error that ends it. Returns the exit code. */
export function reporting(terminal: Terminal, run: () => number | Promise<number>): Promise<number> {
  return orElse(run, ({ complaint, more }) => terminal.complain(complaint, ...more));
}

/** Whether a stream has colors: the option decides (`always`, `never`), then the environment, then the stream. */
export function coloursOf(stream: { readonly isTTY?: boolean }, option: string | undefined): boolean {
  if (option === 'always' || option === 'never') return option === 'always';
  const { NO_COLOR: none = '', FORCE_COLOR: forced } = process.env;
  if (none !== '') return false;
  return forced === undefined ? stream.isTTY === true : forced !== '0' && forced !== 'false';
}

/** The terminal of the process, in the language of the catalogue. */
export function terminalOf(catalogue: Catalogue, colour: boolean): Terminal {
  const tell = (what: Message): void => {
    process.stderr.write(`ims-manifest: ${escapeOutput(say(what, catalogue))}\n`);
  };
  let last = Date.now();
  let length = 0;
  return {
    catalogue,
    colour,
    width: process.stdout.isTTY ? process.stdout.columns : undefined,
    write(text) {
      process.stdout.write(text);
    },
    pass(text) {
      process.stdout.write(process.stdout.isTTY ? text.replace(/.+/g, escapeOutput) : text);
    },
    complain(...what) {
      what.forEach(tell);
      return exit.failed;
    },
    tell,
    progress(done, total) {
      if (!process.stderr.isTTY || (total > 0 && Date.now() - last < PROGRESS_PAUSE)) return;
      last = Date.now();
      const words = total === 0 ? '' : say(message('check.progress', { done, total }), catalogue);
      const width = widthOf(words);
      const rest = ' '.repeat(Math.max(0, length - width));
      if (width + length > 0) process.stderr.write(`\r${words}${rest}${words === '' ? '\r' : ''}`);
      length = width;
    },
  };
}
