import type { Severity } from '../rules/rule';
import { printable } from '../text/width';
import type { FileReport } from './report';
import { shown } from './shown';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** The findings as workflow commands of GitHub Actions, which shows them at their lines. */
export function github(files: readonly FileReport[]): string {
  return files
    .flatMap(({ name, findings }) =>
      findings.map(({ rule, severity, message, range: { start, end } }) => {
        const properties = [
          ['file', printable(name)],
          ['line', start.line + 1],
          ['endLine', end.line + 1],
          // Columns are only understood within one line.
          ...(start.line === end.line
            ? [
                ['col', start.character + 1],
                ['endColumn', end.character + 1],
              ]
            : []),
          ['title', rule],
        ];
        const told = properties.map(([key, value]) => `${String(key)}=${property(String(value))}`).join(',');
        return `::${commands[severity]} ${told}::${data(shown(message))}\n`;
      }),
    )
    .join('');
}

/** A message stays on its line, so that it cannot become another command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
