/** The key of an instance with `count` or `for_each`. */
export type Key = string | number;

/** The names and indices after a name: of `x.y[0].id` after `x` they are `y`, 0, `id`. */
type AddressPart = { readonly name: string } | { readonly key: Key };

/** A step of an address such as `module.m["eu"].module.n`: one call of a module. */
export interface ModuleStep {
  readonly name: string;
  readonly key?: Key;
}

/** The references of an expression, as listed in a plan file. */
export type PlanReference =
  | {
      readonly to: 'resource';
      readonly mode: 'managed' | 'data';
      readonly type: string;
      readonly name: string;
      readonly key?: Key;
      readonly path: Path;
    }
  | { readonly to: 'module'; readonly name: string; readonly key?: Key; readonly path: Path }
  | { readonly to: 'variable'; readonly name: string; readonly path: Path }
  | { readonly to: 'item'; readonly path: Path }
  /** A local value, which a plan file does not define. */
  | { readonly to: 'local' }
  /** `each.key` or `count.index`. */
  | { readonly to: 'key' }
  | { readonly to: 'nothing' };

export type Path = readonly (string | number)[];

/** No reference in an expression is longer. */
const LENGTH_LIMIT = 2000;
const step = /\.?([^.[\]"]+)|\[(\d+|"(?:[^"\\]|\\.)*")\]/y;

function stepsOf(text: string): readonly AddressPart[] {
  const steps: AddressPart[] = [];
  if (text.length > LENGTH_LIMIT) return steps;
  for (step.lastIndex = 0; step.lastIndex < text.length;) {
    const found = step.exec(text);
    if (found === null) return steps;
    const [, name, key] = found;
    if (name !== undefined) steps.push(/^\d+$/.test(name) ? { key: Number(name) } : { name });
    else if (key !== undefined) steps.push({ key: keyOf(key) });
  }
  return steps;
}

function keyOf(text: string): Key {
  if (!text.startsWith('"')) return Number(text);
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

/** The calls that lead to a module; `undefined` if the text is not the address of a module. Empty for the root module. */
export function moduleSteps(address: string): readonly ModuleStep[] | undefined {
  const steps = stepsOf(address);
  const calls: ModuleStep[] = [];
  for (let at = 0; at < steps.length;) {
    const [word, name, key] = steps.slice(at, at + 3);
    if (word === undefined || !('name' in word) || word.name !== 'module') return undefined;
    if (name === undefined || !('name' in name)) return undefined;
    const keyed = key !== undefined && 'key' in key;
    calls.push({ name: name.name, key: keyed ? key.key : undefined });
    at += keyed ? 3 : 2;
  }
  return calls;
}

/**
 * The references of an expression. A plan file lists each one followed by its prefixes: `x.y[0].id`, `x.y[0]`, `x.y`.
 * Only the first of these is returned.
 */
export function referencesIn(references: readonly unknown[]): readonly PlanReference[] {
  const found = new Map<string, PlanReference>();
  let first = '';
  let last = '';
  for (const text of references) {
    if (typeof text !== 'string') continue;
    if (first !== '' && text.length < last.length && continues(first, text)) {
      last = text;
      continue;
    }
    first = last = text;
    if (!found.has(text)) found.set(text, referenceOf(text));
  }
  return [...found.values()];
}

function continues(text: string, start: string): boolean {
  return text.startsWith(start) && (text[start.length] === '.' || text[start.length] === '[');
}

function referenceOf(text: string): PlanReference {
  const steps = stepsOf(text);
  const word = nameAt(steps, 0);
  const name = nameAt(steps, 1);
  if (word === undefined || name === undefined) return { to: 'nothing' };
  if (word === 'local') return { to: 'local' };
  if (word === 'each') return name === 'value' ? { to: 'item', path: pathOf(steps.slice(2)) } : { to: 'key' };
  if (word === 'count') return { to: 'key' };
  if (word === 'path' || word === 'terraform' || word === 'self') return { to: 'nothing' };
  if (word === 'var') return { to: 'variable', name, path: pathOf(steps.slice(2)) };
  if (word === 'module') return { to: 'module', name, ...keyAndPath(steps.slice(2)) };
  if (word !== 'data') return { to: 'resource', mode: 'managed', type: word, name, ...keyAndPath(steps.slice(2)) };
  const dataName = nameAt(steps, 2);
  if (dataName === undefined) return { to: 'nothing' };
  return { to: 'resource', mode: 'data', type: name, name: dataName, ...keyAndPath(steps.slice(3)) };
}

function nameAt(steps: readonly AddressPart[], index: number): string | undefined {
  const found = steps[index];
  return found !== undefined && 'name' in found ? found.name : undefined;
}

function keyAndPath(steps: readonly AddressPart[]): { readonly key?: Key; readonly path: Path } {
  const [first, ...rest] = steps;
  return first !== undefined && 'key' in first ? { key: first.key, path: pathOf(rest) } : { path: pathOf(steps) };
}

function pathOf(steps: readonly AddressPart[]): Path {
  return steps.map((each) => ('name' in each ? each.name : each.key));
}
