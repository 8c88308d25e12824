import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parseHclFile } from '../../../server/hcl/parse';
import { Budget } from '../../../server/terraform/evaluate/budget';
import { evaluate } from '../../../server/terraform/evaluate/expressions';
import { jsonText } from '../../../server/terraform/evaluate/functions/json';
import { failed } from '../../../server/terraform/evaluate/values';
import { sourceFile } from '../../../server/text/source-file';
import { unknownValue } from '../../../server/model/terraform/configuration';

/** Expressions, each with what `jsonencode` of Terraform 1.11.4 gives for it: `failed` for those that it refuses. We leave some unknown. */
const table = readFileSync(path.join(import.meta.dirname, 'functions.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const at = line.lastIndexOf(' => ');
    return { expression: line.slice(0, at), expected: line.slice(at + 4) };
  });

function ours(expression: string): string {
  const [part] = parseHclFile('x.tf', `x = ${expression}\n`, sourceFile('x.tf')).parts;
  if (part?.item.type !== 'attribute') throw new Error(expression);
  const value = evaluate(part.item.value, {
    anchor: part.anchor,
    module: {
      path: '.',
      variable: () => unknownValue,
      local: () => unknownValue,
      resource: () => unknownValue,
      call: () => undefined,
    },
    budget: new Budget(),
    origins: false,
  });
  if (value === failed) return 'failed';
  return value.type === 'unknown' || value.type === 'text' ? 'unknown' : jsonText(value);
}

it.each(table)('$expression', ({ expression, expected }) => {
  expect(ours(expression)).toBe(expected);
});

const terraform = spawnSync('terraform', ['version']).status === 0;

it.runIf(terraform)('has the results of the installed Terraform', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'console-'));
  try {
    // One expression of each kind, because the program is started for each of them.
    for (const { expression, expected } of table.filter((_, at) => at % 40 === 0)) {
      const { stdout } = spawnSync('terraform', ['console'], {
        cwd: folder,
        input: `try(jsonencode(${expression}), "failed")\n`,
        encoding: 'utf8',
      });
      expect(JSON.parse(stdout.trim().split('\n').at(-1)!)).toBe(expected);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
