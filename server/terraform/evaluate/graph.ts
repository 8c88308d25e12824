import type { Part } from '../../hcl/node';
import { memoize } from '../../text/memoize';
import { inOrder } from '../depth-first';
import { declaredIn, isOverride } from './declarations';
import { Dependencies, nodesOf, resourceKey, type Dependency } from './dependencies';
import { referencesIn, referencesOf, type Reference } from './references';
import type { ModuleNode } from './tree';

/** A resource or data source of a module, before `count` and `for_each` are known. */
interface ResourceNode {
  /** The path of its module. */
  readonly path: string;
  readonly address: string;
  readonly dependencies: readonly Dependency[] | 'too many';
}

export interface Graph {
  /** By module path and address, in an order in which each comes after its dependencies, otherwise in the order of the text. */
  readonly resources: ReadonlyMap<string, ResourceNode>;
  /** Resources that depend on themselves. */
  readonly cycles: ReadonlySet<ResourceNode>;
}

/** What matters of a tree for its graph: trees with the same shape have the same one. */
export function shapeOf(root: ModuleNode): readonly string[] {
  return nodesOf(root).flatMap(({ path, declarations }) => [path, ...declarations.parts.map(signatureOf)]);
}

const signatureOf = memoize((part: Part): string => {
  const { item, anchor } = part;
  const { labels, body } = item.type === 'block' ? item : { labels: [], body: undefined };
  // References to a local value, or to a variable of a called module, lead to those of one attribute.
  const named = item.name === 'locals' || item.name === 'module' ? [...(body?.attributes.values() ?? [])] : [];
  return JSON.stringify([
    isOverride(anchor.source.path),
    item.name,
    labels.map(({ value }) => value),
    named.map((each) => [each.name, referencesOf(each).map(referenceText)]),
    ['provider', 'providers', 'alias', 'source'].map((name) => body?.attributes.get(name)?.value),
    referencesIn(part).map(referenceText),
  ]);
});

function referenceText({ kind, name, key, output }: Reference): readonly unknown[] {
  return [kind, name, key, output];
}

/** The graph of a configuration. */
export function graphOf(root: ModuleNode): Graph {
  const finder = new Dependencies(nodesOf(root));
  const inText = new Map<string, ResourceNode>();
  const collect = (node: ModuleNode): void => {
    const { path, declarations, children } = node;
    for (const each of declarations.files.flatMap((file) => declaredIn(file).all)) {
      if ('attribute' in each) continue;
      const { kind, part } = each;
      const { name } = each.definition;
      const child = kind === 'module' ? children.get(name) : undefined;
      const definition = kind === 'resource' ? declarations.resources.get(name) : undefined;
      if (child?.caller?.call.parts[0] === part) collect(child);
      if (definition?.parts[0] === part)
        inText.set(resourceKey(path, name), { path, address: name, dependencies: finder.of(node, definition) });
    }
  };
  collect(root);
  const cycles = new Set<ResourceNode>();
  const needsOf = ({ dependencies }: ResourceNode): readonly ResourceNode[] =>
    typeof dependencies === 'string'
      ? []
      : dependencies.flatMap(({ path, address }) => inText.get(resourceKey(path, address)) ?? []);
  const ordered = inOrder(inText.values(), needsOf, (node) => cycles.add(node));
  return { resources: new Map(ordered.map((node) => [resourceKey(node.path, node.address), node])), cycles };
}
