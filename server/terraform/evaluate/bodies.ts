import type { Attribute, Block, Body, Expression } from '../../hcl/node';
import {
  unknownValue,
  type Argument,
  type Arguments,
  type Lifecycle,
  type NestedBlock,
  type Value,
} from '../../model/terraform/configuration';
import { anchored, type Anchor, type AnchoredSpan } from '../../text/anchored-span';
import { entriesOf } from './access';
import { argumentsOf, blocksOf, nestedBodies, type DeclaredBlock, type Anchored } from './declarations';
import { evaluate } from './expressions';
import { iteratorIn, traverse } from './references';
import { withNames, type Scope } from './scope';
import { bodiesOf, bodyOf } from '../../hcl/json';
import { bounded, isNull, object, sizeOf, unknownFrom } from './values';

/** Arguments of every resource that are not about the resource itself. */
const metaArguments = new Set([
  'count',
  'for_each',
  'provider',
  'providers',
  'depends_on',
  'lifecycle',
  'provisioner',
  'connection',
  'dynamic',
  'alias',
  'version',
  '//',
]);

type BodyScope = Omit<Scope, 'anchor'>;

/** The arguments and nested blocks of a resource, data source or provider. */
export function evaluateDeclaredBlock(definition: DeclaredBlock, scope: BodyScope): Arguments {
  const made = evaluateBody([...argumentsOf(definition).values()], blocksOf(definition), scope, metaArguments);
  // In JSON, all nested blocks are written as arguments.
  for (const { item, anchor } of nestedBodies(definition, 'dynamic'))
    if (item.blocks.length === 0)
      for (const [name, attribute] of item.attributes)
        for (const body of bodiesOf(attribute))
          add(made.blocks, name, dynamicBlocks(name, body, anchored(attribute.key, anchor), scope));
  return made;
}

interface MadeArguments extends Arguments {
  readonly values: Map<string, Argument>;
  readonly blocks: Map<string, readonly NestedBlock[]>;
}

function noArguments(): MadeArguments {
  return { values: new Map(), blocks: new Map() };
}

function evaluateBody(
  attributes: readonly Anchored<Attribute>[],
  nested: readonly Anchored<Block>[],
  scope: BodyScope,
  without: ReadonlySet<string>,
): MadeArguments {
  const { values, blocks } = noArguments();
  for (const { item, anchor } of attributes) {
    if (without.has(item.name)) continue;
    const made = bounded(evaluate(item.value, { ...scope, anchor }));
    if (isNull(made)) continue;
    const value = scope.budget.spend(sizeOf(made)) ? made : unknownFrom([made]);
    values.set(item.name, { value, key: anchored(item.key, anchor), at: anchored(item.value, anchor) });
    const objects = objectsOf(value, item.value, anchor);
    if (objects.length > 0) blocks.set(item.name, objects);
  }
  for (const { item, anchor } of nested) {
    const at = anchored(item.key, anchor);
    if (item.name === 'dynamic') {
      const [label] = item.labels;
      if (label !== undefined) add(blocks, label.value, dynamicBlocks(label.value, item.body, at, scope));
    } else if (!without.has(item.name)) add(blocks, item.name, [nestedBlock(item.body, at, scope, false)]);
  }
  return { values, blocks };
}

function add(blocks: Map<string, readonly NestedBlock[]>, name: string, more: readonly NestedBlock[]): void {
  const known = blocks.get(name);
  if (known !== undefined || more.length > 0) blocks.set(name, known === undefined ? more : [...known, ...more]);
}

const comment: ReadonlySet<string> = new Set(['//']);

function nestedBlock(body: Body, at: AnchoredSpan, scope: BodyScope, several: boolean): NestedBlock {
  const { anchor } = at;
  const attributes = Array.from(body.attributes.values(), (item) => ({ item, anchor }));
  const blocks = body.blocks.map((item) => ({ item, anchor }));
  const inner = scope.budget.nested(() => evaluateBody(attributes, blocks, scope, comment), noArguments());
  return { ...inner, at, several };
}

/** What a block costs: it takes more memory than a value. */
const stepsOfBlock = 10;

/** The blocks that `dynamic "name"` creates: one that represents several if its collection is unknown. */
function dynamicBlocks(name: string, body: Body, at: AnchoredSpan, scope: BodyScope): readonly NestedBlock[] {
  const forEach = body.attributes.get('for_each')?.value;
  const json = body.attributes.get('content');
  const content =
    body.blocks.find((block) => block.name === 'content')?.body ??
    (json === undefined ? undefined : bodyOf(json.value));
  if (forEach === undefined || content === undefined) return [];
  const over = evaluate(forEach, { ...scope, anchor: at.anchor, origins: true });
  const entries = isNull(over) ? [] : entriesOf(over);
  const make = (key: Value, value: Value, several: boolean): NestedBlock => {
    const inner = withNames(scope, [iteratorIn(body) ?? name, object(Object.entries({ key, value }))]);
    return nestedBlock(content, at, inner, several);
  };
  if (entries === undefined || !scope.budget.spend(entries.length * stepsOfBlock))
    return [make(unknownValue, unknownValue, true)];
  return entries.map(([key, value]) => make(key, value, false));
}

/** An object, or a list of objects, as nested blocks. Arguments have places if the object is written literally. */
function objectsOf(value: Value, expression: Expression, anchor: Anchor): readonly NestedBlock[] {
  // Only in JSON can a single object be a block, because the native syntax has separate braces for blocks.
  const json = anchor.source.path.endsWith('.json');
  const items = value.type === 'list' ? value.items : value.type === 'object' && json ? [value] : [];
  if (items.length === 0 || !items.every((item) => item.type === 'object')) return [];
  const written = expression.type === 'tuple' ? expression.items : [expression];
  return items.map((item, at): NestedBlock => {
    const source = written.length === items.length ? written[at] : undefined;
    const body = source === undefined ? undefined : bodyOf(source);
    const { values, blocks } = noArguments();
    for (const [name, field] of item.fields) {
      if (isNull(field)) continue;
      const attribute = body?.attributes.get(name);
      const places = attribute && { key: anchored(attribute.key, anchor), at: anchored(attribute.value, anchor) };
      values.set(name, { value: field, ...places });
      const inner = attribute === undefined ? [] : objectsOf(field, attribute.value, anchor);
      if (inner.length > 0) blocks.set(name, inner);
    }
    return { values, blocks, at: anchored(source ?? expression, anchor), several: false };
  });
}

/** The content of `lifecycle`. */
export function lifecycleOf(definition: DeclaredBlock): Lifecycle {
  let createBeforeDestroy = false;
  let ignoreChanges: Lifecycle['ignoreChanges'] = new Set();
  for (const { item } of nestedBodies(definition, 'lifecycle')) {
    const before = item.attributes.get('create_before_destroy')?.value;
    if (before !== undefined)
      createBeforeDestroy = before.type === 'literal' && (before.value === true || before.value === 'true');
    const ignored = item.attributes.get('ignore_changes')?.value;
    if (ignored?.type === 'tuple') ignoreChanges = new Set(ignored.items.flatMap(rootName));
    else if (ignored !== undefined && rootName(ignored).includes('all')) ignoreChanges = 'all';
  }
  return { createBeforeDestroy, ignoreChanges };
}

/** The argument that a path such as `tags["owner"]` begins with. */
function rootName(expression: Expression): readonly string[] {
  if (expression.type === 'literal') return [/^[^.[]*/.exec(String(expression.value))?.[0] ?? ''];
  const { base } = traverse(expression);
  return base.type === 'variable' ? [base.name] : [];
}
