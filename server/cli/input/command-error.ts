import type { Message } from '../../messages/message';

/** Ends a command with an error message, and with details, one per line. */
export class CommandError extends Error {
  constructor(
    readonly complaint: Message,
    readonly more: readonly Message[] = [],
  ) {
    super(complaint.id);
  }
}

/** A text that was read. Ends the command if it could not be read. */
export function demand(text: string | Message): string {
  if (typeof text !== 'string') throw new CommandError(text);
  return text;
}

/** The result of a function; if that ends with a `CommandError`, what `failed` makes of it. */
export async function orElse<T, U>(
  run: () => T | Promise<T>,
  failed: (error: CommandError) => U | Promise<U>,
): Promise<T | U> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof CommandError) return await failed(error);
    throw error;
  }
}
