import type { ParseArgsConfig } from 'node:util';
import { say, type Catalogue, type Message } from '../messages/message';

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
  readonly options: NonNullable<ParseArgsConfig['options']>;
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
