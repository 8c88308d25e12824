/**
 * Things in an order in which each comes after those that it needs, otherwise in the given order. Without recursion, because chains can be
 * long. A thing that needs itself through others is given to `onCycle`, with the one that closes the cycle.
 */
export function inOrder<T>(
  things: Iterable<T>,
  needsOf: (thing: T) => Iterable<T>,
  onCycle?: (needed: T, by: T) => void,
): readonly T[] {
  const done = new Set<T>();
  const open = new Set<T>();
  const stack: { readonly thing: T; readonly needs: Iterator<T> }[] = [];
  const enter = (thing: T): void => {
    open.add(thing);
    stack.push({ thing, needs: needsOf(thing)[Symbol.iterator]() });
  };
  for (const start of things) {
    if (!done.has(start)) enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.needs.next();
      if (next.done === true) {
        done.add(top.thing);
        open.delete(top.thing);
        stack.pop();
      } else if (open.has(next.value)) onCycle?.(next.value, top.thing);
      else if (!done.has(next.value)) enter(next.value);
    }
  }
  return [...done];
}
