import { writeFileSync } from 'node:fs';
import { message } from '../../messages/message';
import { reasonOf } from '../../files/reason';
import { CommandError } from '../input/command-error';
import type { Terminal } from '../commands/command';
import type { Formatter, FormatContext } from './formatter';
import type { FileReport } from './report';

/** Formats are loaded on demand. */
const forms = {
  text: async () => (await import('./text')).text,
  json: async () => (await import('./json')).json,
  sarif: async () => (await import('./sarif')).sarif,
  junit: async () => (await import('./junit')).junit,
  github: async () => (await import('./github')).github,
  gitlab: async () => (await import('./gitlab')).gitlab,
} as const satisfies Record<string, () => Promise<Formatter>>;

type FormName = keyof typeof forms;

/** The names of the formats. */
export const formNames: readonly string[] = Object.keys(forms);

/** The formats that list available fixes. */
const showFixes: ReadonlySet<FormName> = new Set(['text', 'json', 'sarif']);

/** A format and its output file; standard output if `undefined`. */
interface Output {
  readonly form: FormName;
  readonly file?: string;
}

/** The outputs that `--format FORM` and `--format FORM=FILE` specify. Defaults to text. */
export function outputsOf(given: readonly string[]): readonly Output[] {
  const outputs: Output[] = [];
  for (const each of given) {
    const [name = '', ...rest] = each.split('=');
    const form = Object.hasOwn(forms, name) ? (name as FormName) : undefined;
    const file = each.includes('=') ? rest.join('=') : undefined;
    if (form === undefined || file === '')
      throw new CommandError(message('check.unknown-format', { format: each, formats: formNames }));
    if (outputs.some((other) => other.file === file)) throw new CommandError(message('check.two-formats'));
    outputs.push({ form, file });
  }
  return outputs.length === 0 ? [{ form: 'text' }] : outputs;
}

/** The findings whose fixes are needed: all for machine-readable reports, and only those that are shown for text. */
export function fixesWanted(outputs: readonly Output[]): 'all' | 'shown' | 'none' {
  const showing = outputs.filter(({ form }) => showFixes.has(form));
  if (showing.length === 0) return 'none';
  return showing.every(({ form }) => form === 'text') ? 'shown' : 'all';
}

/** Writes every output. Ends the command if one cannot be written. */
export async function writeOutputs(
  outputs: readonly Output[],
  files: readonly FileReport[],
  shared: Omit<FormatContext, 'catalogue' | 'colour'>,
  terminal: Terminal,
): Promise<void> {
  const { catalogue } = terminal;
  for (const { form, file } of outputs) {
    const write: Formatter = await forms[form]();
    const context: FormatContext = { catalogue, colour: file === undefined && terminal.colour, ...shared };
    try {
      const text = write(files, context);
      if (file === undefined) terminal.write(text);
      else writeFileSync(file, text);
    } catch (error) {
      // The error of an engine for a string above its limit, about half a gigabyte.
      const tooLong = error instanceof RangeError && error.message === 'Invalid string length';
      const reason = tooLong ? message('cli.reason.long-report') : reasonOf(error);
      throw new CommandError(message('cli.cannot-write', { path: file ?? form, reason }));
    }
  }
}
