import { sameItems } from '../../text/same-items';
import type { TopLevelItem } from '../../hcl/node';
import { inOrder } from '../depth-first';
import { declaredIn, type DeclaredBlock } from './declarations';
import { Dependencies, nodesOf, resourceKey, type FoundDependencies } from './dependencies';
import { same } from './same';
import type { ModuleNode } from './tree';

/** A resource or data source of a module, before `count` and `for_each` are known. */
interface ResourceNode extends FoundDependencies {
  /** The path of its module. */
  readonly path: string;
  readonly address: string;
  readonly parts: readonly TopLevelItem[];
}

export interface Graph {
  /** By module path and address, in an order in which each comes after its dependencies, otherwise in the order of the text. */
  readonly resources: ReadonlyMap<string, ResourceNode>;
  /** Resources that depend on themselves. */
  readonly cycles: readonly ResourceNode[];
  /** The number of resources whose dependencies had to be found. */
  readonly linked: number;
}

/**
 * The resources that only one of two trees has, by key; `undefined` if the trees have other differences than resources. Resources with
 * the same name can differ.
 */
function addedOrRemoved(a: ModuleNode, b: ModuleNode): ReadonlySet<string> | undefined {
  const [left, right] = [nodesOf(a), nodesOf(b)];
  const others = ({ declarations: { parts } }: ModuleNode): readonly TopLevelItem[] =>
    parts.filter((part) => !isResource(part));
  const keys = new Set<string>();
  const add = (node: ModuleNode, than: ModuleNode): void => {
    for (const address of node.declarations.resources.keys())
      if (!than.declarations.resources.has(address)) keys.add(resourceKey(node.path, address));
  };
  for (const [at, node] of left.entries()) {
    const other = right[at];
    if (other?.path !== node.path || !sameItems(others(node), others(other))) return undefined;
    add(node, other);
    add(other, node);
  }
  return left.length === right.length ? keys : undefined;
}

function isResource({ item }: TopLevelItem): boolean {
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
  const isStill = ({ parts, asked }: ResourceNode, definition: DeclaredBlock): boolean =>
    changed !== undefined && asked !== 'all' && sameItems(parts, definition.parts) && areDisjoint(asked, changed);
  const made = (node: ModuleNode, definition: DeclaredBlock, before: ResourceNode | undefined): ResourceNode => {
    if (before !== undefined && isStill(before, definition) && finder.take(before)) return before;
    linked++;
    const found = finder.of(node, definition);
    const isSame = before !== undefined && same(before.dependencies, found.dependencies);
    const { name: address, parts } = definition;
    return { path: node.path, address, parts, ...found, ...(isSame && { dependencies: before.dependencies }) };
  };
  const collect = (node: ModuleNode): void => {
    const { files, resources } = node.declarations;
    for (const file of files)
      for (const { kind, definition: first } of declaredIn(file).all) {
        const isFirst = (each: DeclaredBlock | undefined): boolean => each?.parts[0] === first.parts[0];
        const child = kind === 'module' ? node.children.get(first.name) : undefined;
        if (child !== undefined && isFirst(child.caller?.call)) collect(child);
        const definition = kind === 'resource' ? resources.get(first.name) : undefined;
        if (definition === undefined || !isFirst(definition)) continue;
        const key = resourceKey(node.path, definition.name);
        inText.set(key, made(node, definition, last?.graph.resources.get(key)));
      }
  };
  collect(root);
  const cycles = new Set<ResourceNode>();
  const needsOf = ({ dependencies }: ResourceNode): readonly ResourceNode[] =>
    typeof dependencies === 'string'
      ? []
      : dependencies.flatMap(({ path, address }) => inText.get(resourceKey(path, address)) ?? []);
  const ordered = inOrder(inText.values(), needsOf, (node) => cycles.add(node));
  const resources = new Map(ordered.map((node) => [resourceKey(node.path, node.address), node]));
  return { resources, cycles: [...cycles], linked };
}

function areDisjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const each of a) if (b.has(each)) return false;
  return true;
}
