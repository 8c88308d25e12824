/** The number of values that are reachable from an object through fields, elements, and entries, but not through closures. */
export function kept(root: object): number {
  const seen = new Set<object>([root]);
  let count = 0;
  const visit = (value: unknown): void => {
    count++;
    if (typeof value === 'object' && value !== null) seen.add(value);
  };
  for (const each of seen) {
    if (each instanceof Map || each instanceof Set) for (const entry of each.entries()) entry.forEach(visit);
    Object.values(each).forEach(visit);
  }
  return count;
}
