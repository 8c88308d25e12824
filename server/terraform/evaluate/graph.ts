import { inOrder } from '../depth-first';
import { declaredIn, type Definition } from './declarations';
import { Dependencies, nodesOf, resourceKey, type Dependency } from './dependencies';
import type { ModuleNode } from './tree';

/** A resource or data source of a module, before `count` and `for_each` are known. */
interface ResourceNode {
  /** The path of its module. */
  readonly path: string;
  readonly definition: Definition;
  readonly dependencies: readonly Dependency[] | 'too many';
}

export interface Graph {
  /** By module path and address, in an order in which each comes after its dependencies, otherwise in the order of the text. */
  readonly resources: ReadonlyMap<string, ResourceNode>;
  /** Resources that depend on themselves. */
  readonly cycles: ReadonlySet<ResourceNode>;
}

/** The graph of a configuration. Finding it takes about 2 ms for a thousand resources. */
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
        inText.set(resourceKey(path, name), { path, definition, dependencies: finder.of(node, definition) });
    }
  };
  collect(root);
  const cycles = new Set<ResourceNode>();
  const needsOf = ({ dependencies }: ResourceNode): readonly ResourceNode[] =>
    typeof dependencies === 'string'
      ? []
      : dependencies.flatMap(({ path, address }) => inText.get(resourceKey(path, address)) ?? []);
  const ordered = inOrder(inText.values(), needsOf, (node) => cycles.add(node));
  return { resources: new Map(ordered.map((node) => [resourceKey(node.path, node.definition.name), node])), cycles };
}
