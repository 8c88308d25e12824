import { setMaxListeners } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, TestRunner, type RunnerTask, type RunnerTestCase } from 'vitest';
import '../differential.test';
import '../examples.test';
import '../facts/known.test';
import '../facts/run.test';
import '../features/checks.test';
import '../features/hints.test';
import '../features/lenses.test';
import '../features/settle.test';
import '../rules/judge.test';
import '../rules/limits.test';
import '../rules/near.test';
import '../rules/pages.test';
import '../rules/repairs.test';
import '../rules/suppress.test';
import '../session.test';
import { topics } from '../../server/rules';
import { passed, switchTo } from './switch';

/** One fault of many in the code under test; `scripts/mutation.mjs` makes them. */
interface Mutant {
  readonly id: number;
  readonly file: string;
}

interface Proof {
  readonly test: RunnerTestCase;
  readonly name: string;
  /** The rule whose page it is made from, where it is made from one. */
  readonly rule: string | undefined;
  /** Passages of mutants. */
  readonly visits: number;
  readonly time: number;
  /** How many mutants it has noticed: what noticed many is asked sooner. */
  kills: number;
}

/** A mutant may pass so many times the mutants that the sound code passes, before it is taken to run for ever. */
const PATIENCE = 3;

/** Tests that pass mutants more often take too long to be asked of every mutant. */
const VISITS_LIMIT = 10_000_000;

function testsIn(tasks: readonly RunnerTask[], above = ''): readonly (readonly [string, RunnerTestCase])[] {
  return tasks.flatMap((task) => {
    const name = `${above} ${task.name}`;
    return task.type === 'suite' ? testsIn(task.tasks, name) : [[name, task] as const];
  });
}

/** Why a test fails; `undefined` where it passes. */
async function failureOf(test: RunnerTestCase): Promise<string | undefined> {
  try {
    await TestRunner.getTestFn(test)();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

it('mutants', async ({ task }) => {
  const { mutants, report } = JSON.parse(process.env['MUTANTS'] ?? '') as { mutants: string; report: string };
  const list = JSON.parse(readFileSync(mutants, 'utf8')) as readonly Mutant[];
  const all: Proof[] = [];
  const left: string[] = [];
  const near = new Map<number, Proof[]>();
  for (const [name, test] of testsIn(task.file.tasks)) {
    if (test === task) continue;
    setMaxListeners(0, test.context.signal);
    switchTo(undefined, Infinity);
    const start = performance.now();
    expect([name, await failureOf(test)]).toEqual([name, undefined]);
    const { ids, visits } = passed();
    if (visits > VISITS_LIMIT) {
      left.push(name.trim());
      continue;
    }
    const [, quoted = ''] = /'([a-z-]+)'/.exec(name) ?? [];
    const proof = {
      test,
      name,
      rule: quoted in topics ? quoted : undefined,
      visits,
      time: performance.now() - start,
      kills: 0,
    };
    all.push(proof);
    for (const id of ids) near.set(id, [...(near.get(id) ?? []), proof]);
  }
  const killed: Record<number, string> = {};
  for (const { id, file } of list) {
    // A rule is held by its own page; what serves all rules, by all pages, though not by the thousands of manifests near to them.
    const own = path.basename(file, '.ts');
    const proofs = (near.get(id) ?? []).filter(
      ({ name, rule }) =>
        rule === undefined || rule === own || (!(own in topics) && !name.startsWith(' manifests near')),
    );
    const cost = ({ rule, time, kills }: Proof): number => (rule === own ? 0 : 1e6) + time / (1 + kills);
    for (const proof of proofs.sort((a, b) => cost(a) - cost(b))) {
      const { test, name, visits } = proof;
      switchTo(id, 10_000 + PATIENCE * visits);
      if ((await failureOf(test)) === undefined) continue;
      killed[id] = name.trim();
      proof.kills++;
      break;
    }
    if (id % 50 === 0) writeFileSync(report, JSON.stringify({ killed, done: id }));
  }
  switchTo(undefined, Infinity);
  for (const { test, name } of all) expect([name, await failureOf(test)]).toEqual([name, undefined]);
  writeFileSync(report, JSON.stringify({ killed, reached: [...near.keys()], left }));
});
