// `npm run bench:cli`: compares `check` of 1,000 manifests with only parsing the same files, on one processor, and a
// cold run on one file with an empty Node program.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generated } from '../support/generate';
import { median } from './measure';

const files = 1000;
const operations = 100;
const cli = path.resolve('dist/cli.js');
const folder = mkdtempSync(path.join(os.tmpdir(), 'ims-manifest-bench-'));
mkdirSync(path.join(folder, 'plans'));
const text = generated(operations);
for (let index = 0; index < files; index++)
  writeFileSync(
    path.join(folder, `plans/${String(index)}.ims.yaml`),
    text.replaceAll('encrypted-', `encrypted-${String(index)}-`),
  );
writeFileSync(path.join(folder, 'one.ims.yaml'), text);
const yaml = path.resolve('node_modules/yaml/dist/index.js');
const bare = `const { parseDocument } = require(${JSON.stringify(yaml)}); const fs = require('node:fs'); for (const file of fs.readdirSync('plans')) parseDocument(fs.readFileSync('plans/' + file, 'utf8'));`;

/** The wall time of a run in ms, the median of three. With `one`, on one processor (Linux). */
function time(args: readonly string[], one = false): number {
  const command = one && process.platform === 'linux' ? ['taskset', '-c', '0', process.execPath] : [process.execPath];
  return median(
    [1, 2, 3].map(() => {
      const began = performance.now();
      spawnSync(command[0] ?? '', [...command.slice(1), ...args], { cwd: folder, stdio: 'ignore' });
      return performance.now() - began;
    }),
  );
}

const parse = time(['-e', bare], true);
const single = time([cli, 'check', 'plans'], true);
const cold = time([cli, 'check', 'one.ims.yaml']);
const nothing = time(['-e', '0']);
rmSync(folder, { recursive: true });

const verdict = (good: boolean): string => (good ? '✓' : '✗');
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
console.log(`${String(files)} files of ${String(operations)} operations
  bare parse by \`yaml\`, one processor  ${seconds(parse)}
  check, one processor                 ${seconds(single)} = ${(single / parse).toFixed(2)} × ${verdict(single <= 1.5 * parse)} (≤ 1.5)
one file, cold
  check ${cold.toFixed(0)} ms, a Node that does nothing ${nothing.toFixed(0)} ms: ${(cold - nothing).toFixed(0)} ms more ${verdict(cold - nothing <= 150)} (≤ 150)`);
