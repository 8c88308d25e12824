import type { ParseArgsConfig } from 'node:util';
import { message, say, type Catalogue, type Message, type MessageId } from '../messages/message';
import { widthOf } from '../text/width';
import { shown } from './shown';

/** How often progress is shown, in ms: what is done sooner shows none. */
const PROGRESS_PAUSE = 200;

/** Exit codes of every command. */
export const exit = { ok: 0, errorsFound: 1, failed: 2 } as const;

/** What is wrong, a line each. */
export interface Complaint extends Message {
  readonly more?: readonly Message[];
}

/** What a command is given of the world around it. */
export interface Terminal {
  readonly catalogue: Catalogue;
  /** Standard output is a terminal that shows colours. */
  readonly colour: boolean;
  /** The columns of standard output where it is a terminal. */
  readonly width?: number;
  /** Writes to standard output. */
  write(text: string): void;
  /** Writes what a program may take to standard output: as it is, but to a person without what a terminal would obey. */
  pass(text: string): void;
  /** Says on standard error what went wrong; gives the exit code for it. */
  complain(what: Complaint): number;
  /** Says on standard error what is no fault. */
  tell(what: Message): void;
  /** Shows how far a long run has come, where standard error is a terminal; 0 of 0 takes that away. */
  progress(done: number, total: number): void;
}

export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** Options by name: what `parseArgs` needs of each, and the values that a shell offers for it, else files. */
export type Options = Readonly<
  Record<string, NonNullable<ParseArgsConfig['options']>[string] & { readonly values?: readonly string[] }>
>;

/** A subcommand: the options it takes beside the common ones, and what it does; it gives the exit code. */
export interface Command {
  /** Its use, with examples: what `--help` shows. */
  readonly help: MessageId;
  readonly options: Options;
  /** Values of options that may stand without one, as `--fix` for `--fix=safe`. */
  readonly bare?: Readonly<Record<string, string>>;
  /** The words that a shell offers for its arguments, else files. */
  readonly words?: readonly string[];
  run(values: Values, names: readonly string[], terminal: Terminal): Promise<number> | number;
}

/** Commands by name, each with what loads it. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>;

/** The value of an option that takes a text. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The values of an option that takes a text and may be repeated. */
export function textsOf(values: Values, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** Colours of a stream: as an option says (`always`, `never`, else by itself), then the environment, then the stream. */
export function coloursOf(stream: { readonly isTTY?: boolean }, option: string | undefined): boolean {
  if (option === 'always' || option === 'never') return option === 'always';
  const { NO_COLOR: none = '', FORCE_COLOR: forced } = process.env;
  if (none !== '') return false;
  return forced === undefined ? stream.isTTY === true : forced !== '0' && forced !== 'false';
}

/** The terminal of a process, in the language that an option or the environment asks for. */
export function terminalOf(catalogue: Catalogue, colour: boolean): Terminal {
  const tell = (what: Message): void => {
    process.stderr.write(`ims-manifest: ${shown(say(what, catalogue))}\n`);
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
      process.stdout.write(process.stdout.isTTY ? text.replace(/.+/g, shown) : text);
    },
    complain(what) {
      for (const each of [what, ...(what.more ?? [])]) tell(each);
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
