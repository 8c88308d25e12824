// `npm run coverage`: the line coverage of each folder without side effects; fails if it is below the goal.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';

const root = fileURLToPath(new URL('..', import.meta.url));
const goal = 95;
/** Tested through the command line, in processes that are not counted here. */
const elsewhere = new Set(['plan', 'declare']);
const rooms =
  'limits messages text catalog syntax yaml hcl model facts rules engine terraform plan declare config features answers'.split(
    ' ',
  );
const reports = path.join(root, 'node_modules/.cache/coverage');

const vitest = await startVitest('test', [], {
  root,
  watch: false,
  exclude: ['test/e2e/**', 'test/lsp/**', 'test/cli/**', 'test/packaging/**'],
  coverage: {
    enabled: true,
    provider: 'v8',
    include: rooms.flatMap((room) => [`server/${room}.ts`, `server/${room}/**/*.ts`]),
    exclude: ['**/*.d.ts'],
    reportOnFailure: true,
    reporter: ['json-summary', 'json'],
    reportsDirectory: reports,
  },
});
await vitest.close();

const { total, ...files } = JSON.parse(readFileSync(path.join(reports, 'coverage-summary.json'), 'utf8'));
console.log('\n  lines  run  room');
for (const room of rooms) {
  const own = Object.entries(files).filter(([file]) => /server\/([a-z]+)/.exec(slashed(file))?.[1] === room);
  const [lines, run] = ['total', 'covered'].map((count) => own.reduce((sum, [, { lines }]) => sum + lines[count], 0));
  const share = (100 * run) / lines;
  const held = elsewhere.has(room);
  if (share < goal && !held) process.exitCode = 1;
  console.log(
    `${String(lines).padStart(7)}${share.toFixed(1).padStart(7)} %  ${room}${held ? ' (held by tests of the built command line too)' : ''}`,
  );
}
console.log(
  `${String(total.lines.total).padStart(7)}${total.lines.pct.toFixed(1).padStart(7)} %  all; the goal is ${String(goal)} % in each other room`,
);

function slashed(file) {
  return file.split(path.sep).join('/');
}
