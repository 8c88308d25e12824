import { pageOf } from '../docs';
import { message, say, type Catalogue } from '../messages/message';
import type { Finding } from '../rules/judge';
import type { Severity } from '../rules/rule';
import { fixesFor } from '../service';
import { Lines } from '../text/lines';
import { spanOf, type Place } from '../text/place';
import { printable, widthOf } from '../text/width';
import { countOf, type CheckedFile } from './summary';

const colours: Record<Severity | 'dim' | 'bold', string> = {
  error: '\x1b[31m',
  warning: '\x1b[33m',
  info: '\x1b[36m',
  dim: '\x1b[2m',
  bold: '\x1b[1m',
};

type Paint = (style: keyof typeof colours, text: string) => string;

/** The findings for people: the line with the place underlined, the reasons, the fixes on offer. */
export function text(files: readonly CheckedFile[], catalogue: Catalogue, colour: boolean): string {
  const paint: Paint = (style, words) => (colour ? `${colours[style]}${words}\x1b[0m` : words);
  const blocks = files.flatMap((file) =>
    file.checked.findings.map((finding) => block(finding, file, catalogue, paint)),
  );
  const counts = countOf(files);
  const total = counts.errors + counts.warnings + counts.infos;
  const summary =
    total === 0
      ? message('cli.clean', { files: files.length })
      : message('cli.summary', { files: files.length, ...counts });
  return [...blocks, `${say(summary, catalogue)}\n`].join('\n');
}

function block(finding: Finding, { path, checked }: CheckedFile, catalogue: Catalogue, paint: Paint): string {
  const lines = new Lines(checked.text);
  const level = say(message(`cli.level.${finding.severity}`), catalogue);
  const start = lines.position(spanOf(finding.at).start);
  const where = `${printable(path)}:${String(start.line + 1)}:${String(start.character + 1)}`;
  const said = printable(say(finding.message, catalogue));
  const out = [`${paint('bold', where)}  ${paint(finding.severity, level)} ${paint('dim', finding.rule)}`, `  ${said}`];
  out.push(...frame(finding.at, lines, finding.severity, paint));
  for (const related of finding.related) {
    const at = lines.position(spanOf(related.at).start);
    out.push(
      paint(
        'dim',
        `  ${String(at.line + 1)}:${String(at.character + 1)}  ${printable(say(related.message, catalogue))}`,
      ),
    );
  }
  for (const fix of fixesFor(checked, finding)) {
    const title = printable(say(fix.title, catalogue));
    out.push(`  ${say(message(fix.safe === true ? 'cli.fix-safe' : 'cli.fix', { title }), catalogue)}`);
  }
  out.push(paint('dim', `  ${say(message('cli.see', { page: pageOf(finding.rule) }), catalogue)}`));
  return `${out.join('\n')}\n`;
}

function frame(place: Place, lines: Lines, severity: Severity, paint: Paint): readonly string[] {
  const span = spanOf(place);
  const start = lines.position(span.start);
  const end = lines.position(span.end);
  const content = lines.line(start.line);
  const number = String(start.line + 1);
  const to = end.line === start.line ? end.character : content.length;
  const pad = widthOf(printable(content.slice(0, start.character)));
  const under = Math.max(1, widthOf(printable(content.slice(start.character, to))));
  return [
    `  ${paint('dim', `${number} |`)} ${printable(content)}`,
    `  ${' '.repeat(number.length)} ${paint('dim', '|')} ${' '.repeat(pad)}${paint(severity, '^'.repeat(under))}`,
  ];
}
