import type { Severity } from '../../rules/rule';
import { printable } from '../../text/width';
import { addressedMessage, type FileReport } from './report';
import { escapeOutput } from './escape-output';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** The findings as workflow commands of GitHub Actions, which displays them as annotations. */
export function github(files: readonly FileReport[]): string {
  return files
    .flatMap(({ name, findings }) =>
      findings.map((finding) => {
        const {
          rule,
          severity,
          range: { start, end },
        } = finding;
        const properties = [
          ['file', printable(name)],
          ['line', start.line + 1],
          ['endLine', end.line + 1],
          // GitHub supports columns within one line only.
          ...(start.line === end.line
            ? [
                ['col', start.character + 1],
                ['endColumn', end.character + 1],
              ]
            : []),
          ['title', rule],
        ];
        const joined = properties.map(([key, value]) => `${String(key)}=${property(String(value))}`).join(',');
        return `::${commands[severity]} ${joined}::${data(escapeOutput(addressedMessage(finding)))}\n`;
      }),
    )
    .join('');
}

/** Escapes line breaks, so that no part of a message can be read as another command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
