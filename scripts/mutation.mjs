// `npm run mutation`: puts small faults into the code of facts and rules, one at a time, and tells which of them no test notices.
// Options: files or folders to look at; `--sample N` takes so many mutants by chance, `--seed S` which.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
import { withMutants } from '../test/mutation/mutants.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
const under = positionals.length > 0 ? positionals : ['server/facts', 'server/rules'];
const start = performance.now();

const files = ['server/facts', 'server/rules']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true }).map((file) => path.posix.join(folder, file)),
  )
  .filter((file) => file.endsWith('.ts') && file !== 'server/rules/index.ts')
  .filter((file) => under.some((each) => file === each || file.startsWith(`${each.replace(/\/$/, '')}/`)))
  .sort();
const codes = new Map();
const mutants = [];
for (const file of files) {
  const made = withMutants(file, readFileSync(path.join(root, file), 'utf8'), mutants.length);
  codes.set(path.join(root, file), `import { isOn as $m } from '${root}test/mutation/switch'; ${made.code}`);
  for (const mutant of made.mutants) mutants.push({ id: mutants.length, ...mutant });
}

const cache = path.join(root, 'node_modules/.cache/mutation');
mkdirSync(cache, { recursive: true });
const [list, report] = ['mutants.json', 'report.json'].map((name) => path.join(cache, name));
rmSync(report, { force: true });
const chosen = values.sample === undefined ? mutants : sampled(mutants, Number(values.sample), Number(values.seed));
writeFileSync(list, JSON.stringify(chosen));
process.env.EDITS ??= '100';
process.env.SIZES ??= '100';
process.env.MUTANTS = JSON.stringify({ mutants: list, report });

const vitest = await startVitest(
  'test',
  ['test/mutation/run.ts'],
  {
    root,
    config: false,
    watch: false,
    include: ['test/mutation/run.ts'],
    testNamePattern: /^mutants$/,
    testTimeout: 0,
    pool: 'forks',
    reporters: [
      {
        onTestCaseResult(test) {
          for (const error of test.result().errors ?? []) console.error(error.message, error.diff ?? '');
        },
      },
    ],
  },
  { plugins: [{ name: 'mutants', enforce: 'pre', transform: (_, id) => codes.get(id.split('?')[0]) }] },
);
await vitest.close();
const { killed, reached, left } = JSON.parse(readFileSync(report, 'utf8'));
const passed = new Set(reached);

for (const mutant of chosen) {
  if (mutant.id in killed) continue;
  const { file, line, column, from, to } = mutant;
  console.log(
    `${file}:${line}:${column} ${passed.has(mutant.id) ? '' : '(never run) '}${from} → ${to === '' ? '(nothing)' : to}`,
  );
}
for (const name of left) console.log(`not asked, since it takes too long: ${name}`);
const rooms = [...new Set(chosen.map(({ file }) => path.dirname(file)))];
console.log('\nmutants  killed  score  room');
for (const room of [...rooms, 'server']) {
  const own = chosen.filter(({ file }) => path.dirname(file) === room || room === 'server');
  const dead = own.filter(({ id }) => id in killed).length;
  console.log(
    `${String(own.length).padStart(7)}${String(dead).padStart(8)}${((100 * dead) / own.length).toFixed(1).padStart(7)}  ${room}`,
  );
}
console.log(`${((performance.now() - start) / 60_000).toFixed(1)} min`);

/** So many by chance, the same for the same seed. */
function sampled(all, count, seed) {
  const keyed = all.map((each) => ({ each, key: Math.imul((each.id + 1) * 2654435761, seed * 2 + 1) >>> 0 }));
  return keyed
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ each }) => each)
    .sort((a, b) => a.id - b.id);
}
