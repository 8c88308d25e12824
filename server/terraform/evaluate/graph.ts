import { memoize } from '../../text/memoize';
import type { Part } from '../../hcl/node';
import { shallow } from './cells';
import { declaredIn, isOverride, type Definition } from './declarations';
import { attributeReferences, Dependencies, nodesOf, resourceKey, type Found } from './dependencies';
import { referencesIn, type Reference } from './references';
import type { ModuleNode } from './tree';

/** A resource or data source of a module, before `count` and `for_each` are known. */
interface ResourceNode extends Found {
  /** The path of its module. */
  readonly path: string;
  readonly address: string;
  readonly parts: readonly Part[];
}

export interface Graph {
  /** By module path and address, in an order in which each comes after its dependencies, otherwise in the order of the text. */
  readonly resources: ReadonlyMap<string, ResourceNode>;
  /** Resources that depend on themselves. */
  readonly cycles: readonly ResourceNode[];
  /** The number of resources whose dependencies had to be found. */
  readonly linked: number;
}

/** The input of a graph: two parts with the same signature give the same graph. */
const signatureOf = memoize((part: Part): string => {
  const { item } = part;
  const labels = item.type === 'attribute' ? [] : item.labels.map(({ value }) => value);
  // References to a local value, or to a variable of a called module, lead to those of one attribute.
  const isNamed = item.type === 'block' && (item.name === 'locals' || item.name === 'module');
  const named = isNamed
    ? Array.from(item.body.attributes.values(), (each) => [each.name, ...attributeReferences(each).map(referenceText)])
    : [];
  return JSON.stringify([item.name, labels, named, providerTexts(part), referencesIn(part).map(referenceText)]);
});

function referenceText({ kind, name, key, output }: Reference): string {
  return `${kind} ${name} ${typeof key} ${String(key)} ${output ?? ''}`;
}

function providerTexts(part: Part): readonly unknown[] {
  const body = part.item.type === 'block' ? part.item.body : undefined;
  return ['provider', 'providers', 'alias', 'source'].map((name) => body?.attributes.get(name)?.value ?? null);
}

const overrides = ({ anchor }: Part): boolean => isOverride(anchor.source.path);

/** Whether two trees have the same graph. */
export function sameShape(a: ModuleNode, b: ModuleNode): boolean {
  const [left, right] = [nodesOf(a), nodesOf(b)];
  return (
    left.length === right.length &&
    left.every((node, at) => {
      const other = right[at];
      if (other?.path !== node.path) return false;
      const [parts, others] = [node.declarations.parts, other.declarations.parts];
      if (parts.length !== others.length) return false;
      return parts.every((part, index) => {
        const same = others[index];
        if (part === same) return true;
        return same !== undefined && overrides(part) === overrides(same) && signatureOf(part) === signatureOf(same);
      });
    })
  );
}

function sameDependencies(a: Found['dependencies'], b: Found['dependencies']): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return (
    a.length === b.length &&
    a.every(({ path, address, key }, index) => {
      const other = b[index];
      return path === other?.path && address === other.address && key === other.key;
    })
  );
}

/**
 * The resources that only one of two trees has, by key; `undefined` if the trees have other differences than resources. Resources with
 * the same name can differ.
 */
function addedOrRemoved(a: ModuleNode, b: ModuleNode): ReadonlySet<string> | undefined {
  const [left, right] = [nodesOf(a), nodesOf(b)];
  const others = ({ declarations: { parts } }: ModuleNode): readonly Part[] =>
    parts.filter((part) => !isResource(part));
  const keys = new Set<string>();
  const add = (node: ModuleNode, than: ModuleNode): void => {
    for (const address of node.declarations.resources.keys())
      if (!than.declarations.resources.has(address)) keys.add(resourceKey(node.path, address));
  };
  for (const [at, node] of left.entries()) {
    const other = right[at];
    if (other?.path !== node.path || !shallow(others(node), others(other))) return undefined;
    add(node, other);
    add(other, node);
  }
  return left.length === right.length ? keys : undefined;
}

function isResource({ item }: Part): boolean {
  return item.type === 'block' && (item.name === 'resource' || item.name === 'data');
}

/**
 * The graph of a configuration. What a resource depends on is found again only if its text has changed, or anything else that matters for
 * it; if it is the same, it is the same object.
 */
export function graphOf(root: ModuleNode, last?: { readonly root: ModuleNode; readonly graph: Graph }): Graph {
  const finder = new Dependencies(nodesOf(root));
  const inText = new Map<string, ResourceNode>();
  let linked = 0;
  const changed = last && addedOrRemoved(last.root, root);
  const isStill = ({ parts, asked }: ResourceNode, definition: Definition): boolean =>
    changed !== undefined && asked !== 'all' && shallow(parts, definition.parts) && areDisjoint(asked, changed);
  const made = (node: ModuleNode, definition: Definition, before: ResourceNode | undefined): ResourceNode => {
    if (before !== undefined && isStill(before, definition) && finder.take(before)) return before;
    linked++;
    const found = finder.of(node, definition);
    const isSame = before !== undefined && sameDependencies(before.dependencies, found.dependencies);
    const { name: address, parts } = definition;
    return { path: node.path, address, parts, ...found, ...(isSame && { dependencies: before.dependencies }) };
  };
  const collect = (node: ModuleNode): void => {
    const { files, resources } = node.declarations;
    for (const file of files)
      for (const each of declaredIn(file).all) {
        if ('attribute' in each) continue;
        if (each.kind === 'module') {
          const child = node.children.get(each.definition.name);
          if (child?.caller?.call.parts[0] === each.part) collect(child);
        } else if (each.kind === 'resource') {
          const definition = resources.get(each.definition.name);
          if (definition?.parts[0] !== each.part) continue;
          const key = resourceKey(node.path, definition.name);
          inText.set(key, made(node, definition, last?.graph.resources.get(key)));
        }
      }
  };
  collect(root);
  return { ...inOrder(inText), linked };
}

function areDisjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const each of a) if (b.has(each)) return false;
  return true;
}

/** Each after its dependencies. */
function inOrder(all: ReadonlyMap<string, ResourceNode>): Omit<Graph, 'linked'> {
  const resources = new Map<string, ResourceNode>();
  const cycles = new Set<ResourceNode>();
  const open = new Set<string>();
  for (const start of all.keys()) {
    const stack: { key: string; next: number }[] = [{ key: start, next: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const node = all.get(top.key);
      if (node === undefined || resources.has(top.key)) {
        stack.pop();
        continue;
      }
      open.add(top.key);
      const dependency = typeof node.dependencies === 'string' ? undefined : node.dependencies[top.next++];
      if (dependency === undefined) {
        resources.set(top.key, node);
        open.delete(top.key);
        stack.pop();
        continue;
      }
      const key = resourceKey(dependency.path, dependency.address);
      if (open.has(key)) cycles.add(all.get(key) ?? node);
      else if (!resources.has(key)) stack.push({ key, next: 0 });
    }
  }
  return { resources, cycles: [...cycles] };
}
