import { lastStarting } from '../text/place';
import type { Lineage } from './lineage';

/** A part of a lineage: what of it is shown. */
export interface Part {
  readonly nodes: ReadonlySet<number>;
  readonly steps: ReadonlySet<number>;
}

/**
 * As much of a lineage as a picture can show, `limit` things and steps at the most: what leads to the step at an offset, what
 * comes of it, then the steps around it. All of it where it fits.
 */
export function partAround(lineage: Lineage, offset: number, limit: number): Part {
  const { nodes, steps } = lineage;
  const shown = { nodes: new Set<number>(), steps: new Set<number>() };
  if (nodes.length + steps.length <= limit) {
    nodes.forEach((_, index) => shown.nodes.add(index));
    steps.forEach((_, index) => shown.steps.add(index));
    return shown;
  }
  const size = (): number => shown.nodes.size + shown.steps.size;
  const add = (step: number): boolean => {
    const it = steps[step];
    if (it === undefined || shown.steps.has(step)) return false;
    shown.steps.add(step);
    // Of a step with very many things, as many as there is room for.
    for (const node of [...it.to, ...it.from]) if (size() < limit) shown.nodes.add(node);
    return true;
  };
  const first = nodes.findIndex(({ whole }) => whole !== undefined && whole.start <= offset && offset <= whole.end);
  const users = usersOf(lineage);
  const wholes = steps.map((step) => step.whole);
  const middle = Math.max(0, lastStarting(wholes, offset));
  const atNode = first >= 0 && nodes[first]?.madeBy === undefined;
  if (atNode) shown.nodes.add(first);
  else add(middle);
  const grow = (room: number, next: (step: number) => readonly number[], from: readonly number[]): void => {
    const open = [...from];
    for (let index = 0; index < open.length && size() < room; index++) {
      for (const step of next(open[index] ?? 0)) if (size() < room && add(step)) open.push(step);
    }
  };
  const makers = (step: number): readonly number[] =>
    (steps[step]?.from ?? []).flatMap((node) => nodes[node]?.madeBy ?? []);
  const takers = (step: number): readonly number[] => (steps[step]?.to ?? []).flatMap((node) => users[node] ?? []);
  const seeds = atNode ? (users[first] ?? []).slice(0, limit) : [middle];
  for (const seed of seeds) if (size() < limit / 2) add(seed);
  grow(limit / 2, makers, seeds);
  grow((limit * 3) / 4, takers, seeds);
  for (let away = 1; size() < limit && away < steps.length; away++) {
    add(middle + away);
    if (size() < limit) add(middle - away);
  }
  return shown;
}

/** For each image the steps that take it; other things lead nowhere in particular. */
function usersOf({ nodes, steps }: Lineage): readonly (readonly number[])[] {
  const users: number[][] = nodes.map(() => []);
  steps.forEach(({ from }, step) => {
    for (const node of from) if (nodes[node]?.type === 'image') users[node]?.push(step);
  });
  return users;
}
