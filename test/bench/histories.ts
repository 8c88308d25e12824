import { spawnSync } from 'node:child_process';
import { check } from '../support/check';
import { histories } from '../support/histories';

/** Entries of each list; the last ones are those that the limits of a file still allow. */
const counts = [7250, 14_500, 29_000];
const goals = { doubling: 2.3, memory: 1000 };

/** What a check took: processor time in ms and resident memory in MB; `undefined` where the file was too large to be checked. */
interface Cost {
  readonly time: number;
  readonly memory: number;
}

/** Checks one history in this process, which must have done nothing before. */
export function costOf(name: string, count: number): Cost | undefined {
  const text = histories[name]?.(count) ?? '';
  const { documents } = check(text);
  const { user, system } = process.cpuUsage();
  const done = documents.some(({ evaluation }) => evaluation.states.length > 0);
  return done ? { time: (user + system) / 1000, memory: process.resourceUsage().maxRSS / 1000 } : undefined;
}

/** How time and memory grow with long histories of one thing, as a Markdown table; each check has a process of its own. */
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
