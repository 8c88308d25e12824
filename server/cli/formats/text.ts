import { countOf } from '../../answers/findings';
import type { Range } from '../../answers/range';
import { shortlist } from '../../features/shortlist';
import { message, say, type Catalogue, type Message } from '../../messages/message';
import type { Severity } from '../../rules/rule';
import { widthOf } from '../../text/width';
import type { FormatContext } from './formatter';
import type { FileReport, FindingReport } from './report';
import { escapeOutput as printed } from './escape-output';

const colours: Record<Severity | 'dim' | 'bold', string> = {
  error: '\x1b[31m',
  warning: '\x1b[33m',
  info: '\x1b[36m',
  dim: '\x1b[2m',
  bold: '\x1b[1m',
};

type Unverified = FileReport['coverage'][number]['unverified'][number];

type Paint = (style: keyof typeof colours, text: string) => string;

/** The findings for people: the underlined line, the reasons and the available fixes. */
export function text(files: readonly FileReport[], { catalogue, colour, coverage }: FormatContext): string {
  const paint: Paint = (style, words) => (colour ? `${colours[style]}${words}\x1b[0m` : words);
  const found = files.flatMap((file) =>
    file.findings.map((finding) => ({ finding, file, severity: finding.severity })),
  );
  const { shown, leftOut } = shortlist(found);
  const blocks = shown.map(({ finding, file }) => block(finding, placeOf(file, finding.range), catalogue, paint));
  const { error, warning, info } = countOf(found);
  const summary =
    blocks.length === 0
      ? message('cli.clean', { files: files.length })
      : message('cli.summary', { files: files.length, errors: error, warnings: warning, infos: info });
  const unchecked = coverage ? files.flatMap((file) => uncheckedIn(file, catalogue, paint)) : [];
  // No summary if no file could be read.
  if (files.length === 0) return '';
  const end = [leftOut, summary, fixable(files)].flatMap((each) =>
    each === undefined ? [] : [`${say(each, catalogue)}\n`],
  );
  const hint = blocks.length === 0 ? '' : `${paint('dim', say(message('cli.explain-hint'), catalogue))}\n`;
  return [...blocks, ...unchecked, `${end.join('')}${hint}`].join('\n');
}

/** The number of findings with a fix; `undefined` if there are none. */
function fixable(files: readonly FileReport[]): Message | undefined {
  const offered = files.flatMap(({ findings }) => findings.filter(({ fixes }) => fixes.length > 0));
  const safe = offered.filter(({ fixes }) => fixes.some((fix) => fix.safe)).length;
  const unsafe = offered.length - safe;
  const untried = files.reduce((sum, file) => sum + file.untried, 0);
  if (untried > 0) return message('cli.fixable-tried', { safe, unsafe, untried });
  return offered.length === 0 ? undefined : message('cli.fixable', { safe, unsafe });
}

function placeOf({ path }: FileReport, { start }: Range): string {
  return `${printed(path)}:${String(start.line + 1)}:${String(start.character + 1)}`;
}

function block(finding: FindingReport, where: string, catalogue: Catalogue, paint: Paint): string {
  const { rule, severity, address, related, fixes } = finding;
  const level = say(message(`cli.level.${severity}`), catalogue);
  const out = [
    `${paint('bold', where)}${address === undefined ? '' : `  ${printed(address)}`}  ${paint(severity, level)} ${paint('dim', rule)}`,
    `  ${printed(finding.message)}`,
    ...frame(finding, paint),
  ];
  for (const { message: why, path, range } of related) {
    const at = `${path === undefined ? '' : `${printed(path)}:`}${String(range.start.line + 1)}:${String(range.start.character + 1)}`;
    out.push(paint('dim', `  ${at}  ${printed(why)}`));
  }
  for (const { title, safe } of fixes)
    out.push(`  ${say(message(safe ? 'cli.fix-safe' : 'cli.fix-unsafe', { title: printed(title) }), catalogue)}`);
  return `${out.join('\n')}\n`;
}

function frame({ excerpt, range: { start, end }, severity }: FindingReport, paint: Paint): readonly string[] {
  if (excerpt === undefined) return [];
  const { text, from } = excerpt;
  const number = String(start.line + 1);
  const to = end.line === start.line ? end.character - from : text.length;
  const pad = widthOf(printed(text.slice(0, start.character - from)));
  const under = Math.max(1, widthOf(printed(text.slice(start.character - from, to))));
  return [
    `  ${paint('dim', `${number} |`)} ${printed(text)}`,
    `  ${' '.repeat(number.length)} ${paint('dim', '|')} ${' '.repeat(pad)}${paint(severity, '^'.repeat(under))}`,
  ];
}

function missingFact({ path, ...about }: NonNullable<Unverified['settle']>, names: Message['names']): Message {
  const what =
    path === undefined ? message('hover.settle', about) : message('hover.settle-in', { ...about, file: path });
  return { ...what, names };
}

/** The checks of each step that could not be made, and what they need; and what could not be checked at all. */
function uncheckedIn(file: FileReport, catalogue: Catalogue, paint: Paint): readonly string[] {
  const undecided = file.undecided.map(
    ({ range, reason }) => `${paint('bold', placeOf(file, range))}  ${printed(say(reason, catalogue))}\n`,
  );
  const steps = file.coverage.map(({ step, action, address, range, violated, verified, unverified }) => {
    const counts = { violated: violated.length, verified: verified.length, unverified: unverified.length };
    const names: Message['names'] = address === undefined ? undefined : new Map<string, string>();
    const about = { step, action, address: address ?? '', ...counts };
    const heading = say({ ...message('check.coverage', about), names }, catalogue);
    const open = unverified.map(({ rule, settle }) => {
      const how = settle === undefined ? '' : `: ${printed(say(missingFact(settle, names), catalogue))}`;
      return `  ? ${paint('dim', rule)}${how}\n`;
    });
    return `${paint('bold', placeOf(file, range))}  ${heading}\n${open.join('')}`;
  });
  return [...steps, ...undecided];
}
