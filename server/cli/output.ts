import { writeFileSync } from 'node:fs';
import { message, type Message } from '../messages/message';
import { reasonOf } from '../files/reason';
import type { Terminal } from './command';
import type { Form, Style } from './form';
import type { FileReport } from './report';

/** Each form is loaded when it is asked for. */
const forms = {
  text: async () => (await import('./text')).text,
  json: async () => (await import('./json')).json,
  sarif: async () => (await import('./sarif')).sarif,
  junit: async () => (await import('./junit')).junit,
  github: async () => (await import('./github')).github,
  gitlab: async () => (await import('./gitlab')).gitlab,
} as const satisfies Record<string, () => Promise<Form>>;

type FormName = keyof typeof forms;

/** The names of the forms. */
export const formNames: readonly string[] = Object.keys(forms);

/** The forms that show the repairs on offer. */
const showFixes: ReadonlySet<FormName> = new Set(['text', 'json', 'sarif']);

/** A form, and the file that it goes to; to standard output where there is none. */
export interface Output {
  readonly form: FormName;
  readonly file?: string;
}

/** The outputs that `--format FORM` and `--format FORM=FILE` ask for; text where nothing is asked for. */
export function outputsOf(given: readonly string[]): readonly Output[] | Message {
  const outputs: Output[] = [];
  for (const each of given) {
    const [name = '', ...rest] = each.split('=');
    const form = Object.hasOwn(forms, name) ? (name as FormName) : undefined;
    const file = each.includes('=') ? rest.join('=') : undefined;
    if (form === undefined || file === '') return message('check.unknown-format', { format: each, formats: formNames });
    if (outputs.some((other) => other.file === file)) return message('check.two-formats');
    outputs.push({ form, file });
  }
  return outputs.length === 0 ? [{ form: 'text' }] : outputs;
}

/** The findings whose repairs are shown: reports for programs have all of them, the text only what it shows itself. */
export function fixesWanted(outputs: readonly Output[]): 'all' | 'shown' | 'none' {
  const showing = outputs.filter(({ form }) => showFixes.has(form));
  if (showing.length === 0) return 'none';
  return showing.every(({ form }) => form === 'text') ? 'shown' : 'all';
}

/** Writes every output; gives what went wrong. */
export async function writeOutputs(
  outputs: readonly Output[],
  files: readonly FileReport[],
  told: Pick<Style, 'coverage' | 'faults'>,
  terminal: Terminal,
): Promise<Message | undefined> {
  const { catalogue } = terminal;
  for (const { form, file } of outputs) {
    const write: Form = await forms[form]();
    const style: Style = { catalogue, colour: file === undefined && terminal.colour, ...told };
    try {
      const said = write(files, style);
      if (file === undefined) terminal.write(said);
      else writeFileSync(file, said);
    } catch (error) {
      // What engines say of a text beyond their limit, half a gigabyte.
      const tooLong = error instanceof RangeError && error.message === 'Invalid string length';
      const reason = tooLong ? message('cli.reason.long-report') : reasonOf(error);
      return message('cli.cannot-write', { path: file ?? form, reason });
    }
  }
  return undefined;
}
