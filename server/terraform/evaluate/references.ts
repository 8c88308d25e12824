import { memoize } from '../../text/memoize';
import type { Span } from '../../text/anchored-span';
import { bodiesOf } from '../../hcl/json';
import type { Attribute, Block, Body, Expression, ForExpression, TopLevelItem, TemplatePart } from '../../hcl/node';

/** A step of `a.b[c]` after its start. */
export type PathStep = { readonly name: string } | { readonly key: Expression };

/** `a.b[c].d` as its start and its steps. */
export function traverse(expression: Expression): { readonly base: Expression; readonly steps: readonly PathStep[] } {
  const steps: PathStep[] = [];
  let base = expression;
  while (base.type === 'get' || base.type === 'index') {
    steps.push(base.type === 'get' ? { name: base.name } : { key: base.key });
    base = base.of;
  }
  return { base, steps: steps.reverse() };
}

/** A reference in an expression. */
export interface HclReference {
  readonly kind: 'variable' | 'local' | 'resource' | 'module';
  /** `x`, or `type.name`, or `data.type.name` */
  readonly name: string;
  /** The constant index after it, in which case Terraform only waits for that instance. */
  readonly key?: string | number;
  /** The output of a module, if it names one. */
  readonly output?: string;
  /** The whole reference, relative to its anchor. */
  readonly at: Span;
}

/** Names that do not refer to declarations. */
const builtIn = new Set(['each', 'count', 'path', 'terraform', 'self', 'ephemeral']);

/** The references in the value of an argument. */
export const referencesOf = memoize(({ value }: Attribute): readonly HclReference[] => {
  const found: HclReference[] = [];
  collect(value, [], found);
  return found;
});

/** Adds the references in an expression, which the parser does not nest deeply. `names` are those of the enclosing blocks and loops. */
function collect(expression: Expression, names: readonly string[], found: HclReference[]): void {
  const inside = (...all: readonly Expression[]): void => {
    for (const each of all) collect(each, names, found);
  };
  switch (expression.type) {
    case 'variable':
    case 'get':
    case 'index': {
      const { base, steps } = traverse(expression);
      for (const step of steps) if ('key' in step) inside(step.key);
      if (base.type !== 'variable') inside(base);
      else if (!names.includes(base.name)) {
        const reference = referenceOf(base.name, steps, { start: expression.start, end: expression.end });
        if (reference !== undefined) found.push(reference);
      }
      break;
    }
    case 'template':
      collectInParts(expression.parts, names, found);
      break;
    case 'splat':
      inside(expression.of, expression.each);
      break;
    case 'call':
      for (const each of expression.arguments) inside(each);
      break;
    case 'conditional':
      inside(expression.condition, expression.then, expression.otherwise);
      break;
    case 'binary':
      inside(expression.left, expression.right);
      break;
    case 'unary':
    case 'parentheses':
      inside(expression.of);
      break;
    case 'tuple':
      for (const each of expression.items) inside(each);
      break;
    case 'object':
      for (const { key, value } of expression.fields) inside(key, value);
      break;
    case 'for': {
      inside(expression.in);
      const inner = withNamesOf(expression, names);
      for (const each of [expression.name, expression.value, expression.condition])
        if (each !== undefined) collect(each, inner, found);
      break;
    }
    case 'literal':
    case 'element':
    case 'invalid':
      break;
  }
}

function collectInParts(parts: readonly TemplatePart[], names: readonly string[], found: HclReference[]): void {
  for (const part of parts) {
    if (part.type === 'interpolation') collect(part.value, names, found);
    else if (part.type === 'if') {
      collect(part.condition, names, found);
      collectInParts([...part.then, ...part.otherwise], names, found);
    } else if (part.type === 'for') {
      collect(part.in, names, found);
      collectInParts(part.parts, withNamesOf(part, names), found);
    }
  }
}

function withNamesOf({ key, item }: Pick<ForExpression, 'key' | 'item'>, names: readonly string[]): readonly string[] {
  return key === undefined ? [...names, item] : [...names, key, item];
}

/** The name in a step; `undefined` if it has none, or is unfinished. */
export function nameIn(step: PathStep | undefined): string | undefined {
  return step !== undefined && 'name' in step && step.name !== '' ? step.name : undefined;
}

/** What a name with the steps after it refers to, and how many of these steps that takes; `undefined` if it is not declared in a module. */
export function declaredBy(
  root: string,
  steps: readonly PathStep[],
): (Pick<HclReference, 'kind' | 'name'> & { readonly used: number }) | undefined {
  const [first, second] = [nameIn(steps[0]), nameIn(steps[1])];
  if (builtIn.has(root) || first === undefined) return undefined;
  switch (root) {
    case 'var':
      return { kind: 'variable', name: first, used: 1 };
    case 'local':
    case 'module':
      return { kind: root, name: first, used: 1 };
    case 'data':
      return second === undefined ? undefined : { kind: 'resource', name: `data.${first}.${second}`, used: 2 };
    case 'resource':
      return second === undefined ? undefined : { kind: 'resource', name: `${first}.${second}`, used: 2 };
    default:
      return { kind: 'resource', name: `${root}.${first}`, used: 1 };
  }
}

function referenceOf(root: string, steps: readonly PathStep[], at: Span): HclReference | undefined {
  const declared = declaredBy(root, steps);
  if (declared === undefined) return undefined;
  const { kind, name, used } = declared;
  if (kind === 'module') return { kind, name, output: nameIn(steps[1]) ?? nameIn(steps[2]), at };
  const next = kind === 'resource' ? steps[used] : undefined;
  const value = next !== undefined && 'key' in next && next.key.type === 'literal' ? next.key.value : undefined;
  return { kind, name, key: typeof value === 'string' || typeof value === 'number' ? value : undefined, at };
}

/** Arguments without references to the module, by the type of their block. */
const silent: Readonly<Record<string, readonly string[]>> = {
  resource: ['provider'],
  data: ['provider'],
  module: ['providers', 'source', 'version'],
  lifecycle: ['ignore_changes'],
};

/** All references in a top-level block or attribute, without those of `provider` and `providers`. */
export const referencesIn = memoize(({ item }: TopLevelItem): readonly HclReference[] =>
  item.type === 'attribute' ? referencesOf(item) : referencesInBlock(item),
);

/** The name that a `dynamic` block gives to its items, if it is written. */
export function iteratorIn({ attributes }: Body): string | undefined {
  const value = attributes.get('iterator')?.value;
  return value?.type === 'variable' ? value.name : value?.type === 'literal' ? String(value.value) : undefined;
}

function referencesInBlock(root: Block): readonly HclReference[] {
  const found: HclReference[] = [];
  const open: { type: string; body: Body; names: readonly string[] }[] = [
    { type: root.name, body: root.body, names: [] },
  ];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    const { type, body, names } = each;
    const withIterator = (label: string | undefined, inner: Body): readonly string[] => {
      const iterator = iteratorIn(inner) ?? label;
      return iterator === undefined ? names : [...names, iterator];
    };
    for (const [name, attribute] of body.attributes) {
      // In JSON, all nested blocks are written as arguments.
      if (name === 'dynamic')
        for (const { attributes } of bodiesOf(attribute))
          for (const [label, blocks] of attributes)
            for (const inner of bodiesOf(blocks))
              open.push({ type: name, body: inner, names: withIterator(label, inner) });
      else if (name === 'lifecycle' || (type === 'dynamic' && name === 'content'))
        for (const inner of bodiesOf(attribute)) open.push({ type: name, body: inner, names });
      else if (silent[type]?.includes(name) !== true) collect(attribute.value, names, found);
    }
    for (const block of body.blocks) {
      // The name of a `dynamic` block is a variable in its content.
      const inner = block.name === 'dynamic' ? withIterator(block.labels[0]?.value, block.body) : names;
      open.push({ type: block.name, body: block.body, names: inner });
    }
  }
  return found.sort((a, b) => a.at.start - b.at.start);
}
