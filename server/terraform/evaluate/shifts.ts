import type { Expression } from '../../hcl/node';
import { memoize } from '../../text/memoize';
import { argumentOf, argumentsOf, type DeclaredBlock } from './declarations';

/**
 * The arguments that have the item at `count.index` of a list whose length is the `count` of the block. Those of all later instances
 * change if an item is removed.
 */
export const shiftsOf = memoize((definition: DeclaredBlock): ReadonlySet<string> => {
  const found = new Set<string>();
  const list = countedList(argumentOf(definition, 'count')?.item.value);
  if (list === undefined) return found;
  for (const [name, { item }] of argumentsOf(definition))
    if (name !== 'count' && hasItem(item.value, list)) found.add(name);
  return found;
});

/** The list in `length(list)`, as it is written. */
function countedList(count: Expression | undefined): string | undefined {
  if (count?.type === 'parentheses') return countedList(count.of);
  const [list] = count?.type === 'call' && count.name === 'length' ? count.arguments : [];
  return list && spelled(list);
}

/** Whether a value contains `list[count.index]` or `element(list, count.index)`. */
function hasItem(root: Expression, list: string): boolean {
  const open = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    switch (next.type) {
      case 'index':
        if (spelled(next.key) === 'count.index' && spelled(next.of) === list) return true;
        open.push(next.of);
        break;
      case 'get':
      case 'parentheses':
        open.push(next.of);
        break;
      case 'call': {
        const [of, key] = next.arguments;
        if (next.name === 'element' && of && key && spelled(key) === 'count.index' && spelled(of) === list) return true;
        open.push(...next.arguments);
        break;
      }
      case 'template':
        for (const part of next.parts) if (part.type === 'interpolation') open.push(part.value);
        break;
      default:
    }
  }
  return false;
}

/** A reference without indices as it is written. */
function spelled(expression: Expression): string | undefined {
  const names: string[] = [];
  for (let each = expression; ; each = each.of) {
    if (each.type === 'variable') return [each.name, ...names].join('.');
    if (each.type !== 'get') return undefined;
    names.unshift(each.name);
  }
}
