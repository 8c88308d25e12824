import type { ParseArgsConfig } from 'node:util';
import { say, type Catalogue, type Message, type MessageId } from '../messages/message';

/** Exit codes of every command. */
export const exit = { ok: 0, errorsFound: 1, failed: 2 } as const;

/** What a command is given of the world around it. */
export interface Terminal {
  readonly catalogue: Catalogue;
  /** Standard output is a terminal that shows colours. */
  readonly colour: boolean;
  /** Writes to standard output. */
  write(text: string): void;
  /** Says on standard error what went wrong; gives the exit code for it. */
  complain(what: Message): number;
}

export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** A subcommand: the options it takes beside the common ones, and what it does; it gives the exit code. */
export interface Command {
  /** Its use, with examples: what `--help` shows. */
  readonly help: MessageId;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Values of options that may stand without one, as `--fix` for `--fix=safe`. */
  readonly bare?: Readonly<Record<string, string>>;
  run(values: Values, names: readonly string[], terminal: Terminal): Promise<number> | number;
}

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
  return {
    catalogue,
    colour,
    write(text) {
      process.stdout.write(text);
    },
    complain(what) {
      process.stderr.write(`ims-manifest: ${say(what, catalogue)}\n`);
      return exit.failed;
    },
  };
}

/** What an exception says, for a message. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
