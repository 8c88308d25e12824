import { spawnSync } from 'node:child_process';
import { check } from '../support/check';
import { histories } from '../support/histories';

/** The numbers of entries. The last ones are the maximum that the limits of a file allow. */
const counts = [7250, 14_500, 29_000];
const goals = { doubling: 2.3, memory: 1000 };

/** The cost of a check: processor time in ms and resident memory in MB; `undefined` if the file is too large. */
interface Cost {
  readonly time: number;
  readonly memory: number;
}

/** Checks one history in this process, which must be new. */
export function costOf(name: string, count: number): Cost | undefined {
  const text = histories[name]?.(count) ?? '';
  const { documents } = check(text);
  const { user, system } = process.cpuUsage();
  const done = documents.some(({ evaluation }) => evaluation.states.length > 0);
  return done ? { time: (user + system) / 1000, memory: process.resourceUsage().maxRSS / 1000 } : undefined;
}

/** The growth of time and memory with long histories, as a Markdown table. Each check runs in its own process. */
export function growthOfHistories(program: string): string {
  const rows = Object.keys(histories).map((name) => {
    const costs = counts.flatMap((count) => {
      const { stdout } = spawnSync(process.execPath, [program, '--history', name, '--count', String(count)]);
      const cost = JSON.parse(String(stdout)) as Cost | null;
      return cost === null ? [] : [{ count, ...cost }];
    });
    const last = costs.at(-1);
    const before = costs.at(-2);
    if (last === undefined) return `| ${name} | – | – | – | – |`;
    const doubling = before === undefined ? NaN : last.time / before.time;
    const verdict = (good: boolean): string => (good ? '✓' : '✗');
    return `| ${[
      name,
      String(last.count),
      (last.time / 1000).toFixed(1),
      Number.isNaN(doubling) ? '–' : `${doubling.toFixed(2)} ${verdict(doubling < goals.doubling)}`,
      `${last.memory.toFixed(0)} ${verdict(last.memory < goals.memory)}`,
    ].join(' | ')} |`;
  });
  return [
    `| history | entries | processor time, s | per doubling (< ${String(goals.doubling)}) | memory, MB (< ${String(goals.memory)}) |`,
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
