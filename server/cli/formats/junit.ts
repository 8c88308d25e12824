import { pageOf } from '../../rules/pages';
import { printable } from '../../text/width';
import type { FormatContext } from './formatter';
import { addressedMessage, type FileReport, type FindingReport } from './report';

/** The findings as a JUnit report: each file is a suite, each finding a failed test, and a file without findings a passed test. */
export function junit(files: readonly FileReport[], { nameOf }: FormatContext): string {
  const all = files.map((file) => ({ file, failures: file.findings.filter(({ severity }) => severity !== 'info') }));
  const tests = all.reduce((sum, { failures }) => sum + Math.max(1, failures.length), 0);
  const failed = all.reduce((sum, { failures }) => sum + failures.length, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="ims-manifest" tests="${String(tests)}" failures="${String(failed)}" errors="0">`,
    ...all.map(({ file, failures }) => suite(file, failures, nameOf)),
    '</testsuites>\n',
  ].join('\n');
}

function suite(
  { name: own, findings }: FileReport,
  failures: readonly FindingReport[],
  nameOf: FormatContext['nameOf'],
): string {
  const name = printable(own);
  const notes = findings.filter(({ severity }) => severity === 'info').map((finding) => `${placed(finding, name)}\n`);
  const count = String(Math.max(1, failures.length));
  return [
    `  <testsuite name="${escaped(name)}" tests="${count}" failures="${String(failures.length)}" errors="0" skipped="0">`,
    ...(failures.length === 0 ? [`    <testcase name="${escaped(name)}" classname="ims-manifest"/>`] : []),
    ...failures.map((finding) => testcase(finding, name, nameOf)),
    ...(notes.length === 0 ? [] : [`    <system-out>${escaped(notes.join(''))}</system-out>`]),
    '  </testsuite>',
  ].join('\n');
}

function testcase(finding: FindingReport, name: string, nameOf: FormatContext['nameOf']): string {
  const { rule, severity, address, excerpt, related } = finding;
  // The name identifies the test in other runs. Positions in a plan differ from run to run.
  const where = excerpt === undefined ? printable(address ?? '') : placeOf(finding);
  const reasons = related
    .map(({ path, range, message: why }) => {
      const file = path === undefined ? '' : `${printable(nameOf(path))}:`;
      return `\n${file}${String(range.start.line + 1)}: ${printable(why)}`;
    })
    .join('');
  const body = `${placed(finding, name)}${reasons}\n${pageOf(rule) ?? ''}`.trimEnd();
  return [
    `    <testcase name="${escaped(`${rule} ${where}`)}" classname="${escaped(name)}" file="${escaped(name)}">`,
    `      <failure type="${severity}" message="${escaped(printable(addressedMessage(finding)))}">${escaped(body)}</failure>`,
    '    </testcase>',
  ].join('\n');
}

function placeOf({ range: { start } }: FindingReport): string {
  return `${String(start.line + 1)}:${String(start.character + 1)}`;
}

function placed(finding: FindingReport, name: string): string {
  return `${name}:${placeOf(finding)} ${printable(addressedMessage(finding))}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Text as valid XML 1.0. Other characters are shown as codes. */
function escaped(text: string): string {
  return text
    .replace(
      /[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|[\u{7f}-\u{9f}]/gu,
      (control) => `\\u{${(control.codePointAt(0) ?? 0).toString(16)}}`,
    )
    .replace(/[&<>"\n\t]/g, (character) => entities[character] ?? character)
    .replace(/#(?=#(?:\[|vso\[))/gi, '&#35;');
}
