// `npm run soak`: an hour of scripted editing with the built server, while 100,000 other documents are opened and closed. `SOAK=5`
// runs for five minutes with fewer documents; `SEED=7` uses other edits. Prints memory and times by sixths, and fails if
// the heap without compiled code grows from the end of the first sixth on.
import { randomOf } from '../support/edits';
import { generated } from '../support/generate';
import { exampleTexts } from '../support/texts';
import { Editing } from './editing';
import { Server, type Memory } from './server';

const minutes = Number(process.env['SOAK'] ?? 60);
const seed = Number(process.env['SEED'] ?? 1);
const parts = 6;
const growthLimit = 0.05;
const passingPerMinute = 100_000 / 60;
/** The delay between two edits in ms, faster than anyone types. */
const rest = 15;

const server = new Server('dist/cli.js');
await server.start();
const examples = exampleTexts().map(([, text]) => text);
const editing = new Editing(server, randomOf(seed), [...examples, generated(100), generated(300)]);
await editing.begin();
const short = examples.reduce((least, text) => (text.length < least.length ? text : least));

console.log(`seed ${String(seed)}, ${String(minutes)} minutes\n`);
console.log(
  '| until, min | edits | opened and closed | heap, MB | code in it, MB | resident, MB | findings p50, p99, ms | answers p50, p99, ms |',
);
console.log(`|${' ---: |'.repeat(8)}`);
const began = Date.now();
const elapsed = (): number => (Date.now() - began) / 60_000;
const heaps: number[] = [];
for (let part = 1; part <= parts; part++) {
  const until = (minutes * part) / parts;
  const findings: number[] = [];
  const answers: number[] = [];
  const passed = editing.passed;
  while (elapsed() < until) {
    const round = await editing.round();
    findings.push(round.findings);
    answers.push(round.answer);
    await new Promise((go) => setTimeout(go, rest));
    while (editing.passed < Math.min(elapsed(), until) * passingPerMinute) await editing.passing(short);
  }
  // Memory is measured with the original texts, because edited ones differ in size.
  await editing.restart();
  const memory = await server.memory();
  heaps.push(memory.heapUsed - memory.code);
  const counts = [until, findings.length, editing.passed - passed].map((count) => String(Math.round(count * 10) / 10));
  console.log(`| ${[...counts, ...megabytes(memory), quantiles(findings), quantiles(answers)].join(' | ')} |`);
}
await server.stop();

const growth = (heaps.at(-1) ?? NaN) / (heaps[0] ?? NaN) - 1;
console.log(
  `\nheap without code since the first sixth: ${growth < 0 ? '−' : '+'}${Math.abs(growth * 100).toFixed(1)} %`,
);
process.exit(growth < growthLimit ? 0 : 1);

function megabytes({ heapUsed, code, rss }: Memory): readonly string[] {
  return [heapUsed, code, rss].map((bytes) => (bytes / 2 ** 20).toFixed(1));
}

function quantiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return [0.5, 0.99].map((share) => (sorted[Math.floor(sorted.length * share)] ?? NaN).toFixed(1)).join(', ');
}
