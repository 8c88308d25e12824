import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { run } from './run';

interface Pattern {
  readonly regexp: string;
  readonly [part: string]: string | number;
}

const root = path.join(import.meta.dirname, '../..');
const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly contributes: { readonly problemMatchers: readonly { readonly pattern: readonly Pattern[] }[] };
};
const patterns = contributes.problemMatchers[0]?.pattern ?? [];

/** The problems that VS Code finds in an output: the patterns match consecutive lines. */
function problemsIn(output: string): readonly Readonly<Record<string, string>>[] {
  const lines = output.split('\n');
  return lines.flatMap((_, index) => {
    const problem: Record<string, string> = {};
    for (const [below, { regexp, ...parts }] of patterns.entries()) {
      const match = new RegExp(regexp).exec(lines[index + below] ?? '');
      if (match === null) return [];
      for (const [part, group] of Object.entries(parts)) problem[part] = match[Number(group)] ?? '';
    }
    return [problem];
  });
}

it('the problem matcher finds in the output of `check` the findings of its JSON format', () => {
  const plans = ['examples/distribution-faulty.ims.yaml', 'examples/imports-faulty.ims.yaml'];
  const { files } = JSON.parse(run(['check', '--format', 'json', ...plans]).out) as {
    readonly files: readonly {
      readonly path: string;
      readonly findings: readonly {
        readonly rule: string;
        readonly severity: string;
        readonly message: string;
        readonly range: { readonly start: { readonly line: number; readonly character: number } };
      }[];
    }[];
  };
  const expected = files.flatMap(({ path: file, findings }) =>
    findings.map(({ rule, severity, message, range: { start } }) => ({
      file,
      line: String(start.line + 1),
      column: String(start.character + 1),
      severity,
      code: rule,
      message,
    })),
  );
  expect(expected.length).toBeGreaterThan(10);
  expect(problemsIn(run(['check', ...plans]).out)).toEqual(expect.arrayContaining(expected));
});
