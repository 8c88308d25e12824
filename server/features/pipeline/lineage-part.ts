import type { SourceFile } from '../../text/source-file';
import type { Lineage } from './lineage';

/** The part of a lineage to show. */
export interface LineagePart {
  readonly nodes: ReadonlySet<number>;
  readonly steps: ReadonlySet<number>;
}

/**
 * As much of a lineage as a picture can show, up to `limit` entities and steps: ancestors and descendants of the step at an offset of
 * a file, then the steps around it. Everything if it fits.
 */
export function partAround(lineage: Lineage, source: SourceFile, offset: number, limit: number): LineagePart {
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
    // A step may have more entities than there is space for.
    for (const node of [...it.to, ...it.from]) if (size() < limit) shown.nodes.add(node);
    return true;
  };
  const first = nodes.findIndex(
    ({ source: own, whole }) => own === source && whole !== undefined && whole.start <= offset && offset <= whole.end,
  );
  const users = usersOf(lineage);
  const middle = stepAt(lineage, source, offset);
  const atNode = first >= 0 && nodes[first]?.createdBy === undefined;
  if (atNode) shown.nodes.add(first);
  else add(middle);
  const grow = (room: number, next: (step: number) => readonly number[], from: readonly number[]): void => {
    const open = [...from];
    for (let index = 0; index < open.length && size() < room; index++) {
      for (const step of next(open[index] ?? 0)) if (size() < room && add(step)) open.push(step);
    }
  };
  const producers = (step: number): readonly number[] =>
    (steps[step]?.from ?? []).flatMap((node) => nodes[node]?.createdBy ?? []);
  const takers = (step: number): readonly number[] => (steps[step]?.to ?? []).flatMap((node) => users[node] ?? []);
  const seeds = atNode ? (users[first] ?? []).slice(0, limit) : [middle];
  for (const seed of seeds) if (size() < limit / 2) add(seed);
  grow(limit / 2, producers, seeds);
  grow((limit * 3) / 4, takers, seeds);
  for (let away = 1; size() < limit && away < steps.length; away++) {
    add(middle + away);
    if (size() < limit) add(middle - away);
  }
  return shown;
}

/** The last step that starts at or before an offset of a file; the first step if there is none. */
function stepAt({ steps }: Lineage, source: SourceFile, offset: number): number {
  let found = 0;
  let start = -1;
  steps.forEach((step, index) => {
    if (step.source !== source || step.whole.start > offset || step.whole.start < start) return;
    found = index;
    start = step.whole.start;
  });
  return found;
}

/** The steps that use each image. Other entities are not followed. */
function usersOf({ nodes, steps }: Lineage): readonly (readonly number[])[] {
  const users: number[][] = nodes.map(() => []);
  steps.forEach(({ from }, step) => {
    for (const node of from) if (nodes[node]?.type === 'image') users[node]?.push(step);
  });
  return users;
}
