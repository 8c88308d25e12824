import type { TopLevelItem } from '../../hcl/node';
import { argumentOf, type DeclaredBlock } from './declarations';
import { referencesIn, referencesOf, type HclReference } from './references';
import type { ModuleNode } from './tree';

export interface Dependency {
  readonly path: string;
  readonly address: string;
  /** Only the instance with this key; absent if it is all of them. */
  readonly key?: string | number;
}

export interface FoundDependencies {
  /** What a resource depends on directly: through values, variables and outputs, but not through other resources. */
  readonly dependencies: readonly Dependency[] | 'too many';
  /** The keys of the resources whose existence mattered for that; `all` if it is those of a whole module. */
  readonly asked: ReadonlySet<string> | 'all';
  /** The number of references that were followed. */
  readonly visits: number;
}

export function resourceKey(path: string, address: string): string {
  return path === '' ? address : `${path}|${address}`;
}

/** The modules of a tree, each before those that it calls. */
export function nodesOf(root: ModuleNode): readonly ModuleNode[] {
  const nodes = [root];
  for (const node of nodes) nodes.push(...node.children.values());
  return nodes;
}

/** The maximum number of visits, because hostile configurations have an exponential number of paths. */
const mostVisits = 1_000_000;

/** Finds the dependencies of the resources of a configuration. */
export class Dependencies {
  private visits = 0;

  constructor(private readonly nodes: readonly ModuleNode[]) {}

  /** Takes what was found before instead. Returns whether the number of visits permits it. */
  take({ visits }: FoundDependencies): boolean {
    if (this.visits + visits > mostVisits) return false;
    this.visits += visits;
    return true;
  }

  of(node: ModuleNode, definition: DeclaredBlock): FoundDependencies {
    const visited = this.visits;
    const found = new Map<string, Dependency>();
    const asked = new Set<string>();
    let asksAll = false;
    const seen = new Set<string>();
    const open: { node: ModuleNode; reference: HclReference }[] = [];
    const follow = (from: ModuleNode, parts: readonly TopLevelItem[]): void => {
      for (const part of parts) for (const reference of referencesIn(part)) open.push({ node: from, reference });
    };
    follow(node, definition.parts);
    for (let caller = node.caller; caller !== undefined; caller = caller.node.caller) {
      for (const name of ['count', 'for_each', 'depends_on']) {
        const argument = argumentOf(caller.call, name)?.item;
        for (const reference of argument === undefined ? [] : referencesOf(argument))
          open.push({ node: caller.node, reference });
      }
    }
    const type = definition.name.replace(/^data\./, '').split(/[._]/)[0] ?? '';
    for (const { node: of, definition: provider } of providerBlocks(node, definition, type)) follow(of, provider.parts);
    // Dependencies found meanwhile are last, so they are in the order of the text.
    for (const { node: at, reference } of open) {
      if (this.visits++ > mostVisits) return { dependencies: 'too many', asked: 'all', visits: this.visits - visited };
      const once = (): boolean => {
        const key = `${at.path}|${reference.kind}|${reference.name}|${reference.output ?? ''}`;
        return !seen.has(key) && seen.add(key).size > 0;
      };
      switch (reference.kind) {
        case 'resource': {
          const dependency = resourceKey(at.path, reference.name);
          asked.add(dependency);
          if (!at.declarations.resources.has(reference.name)) break;
          const { name: address, key } = reference;
          if (key === undefined) found.set(dependency, { path: at.path, address });
          else if (!found.has(dependency))
            found.set(`${dependency}[${JSON.stringify(key)}]`, { path: at.path, address, key });
          break;
        }
        case 'local': {
          const local = at.declarations.locals.get(reference.name);
          if (local === undefined || !once()) break;
          for (const inner of referencesOf(local.item)) open.push({ node: at, reference: inner });
          break;
        }
        case 'variable': {
          const argument = at.caller && argumentOf(at.caller.call, reference.name)?.item;
          if (argument === undefined || at.caller === undefined || !once()) break;
          for (const inner of referencesOf(argument)) open.push({ node: at.caller.node, reference: inner });
          break;
        }
        case 'module': {
          if (!once()) break;
          const child = at.children.get(reference.name);
          if (child === undefined) {
            // The outputs of an unread module can depend on all of its arguments.
            follow(at, at.declarations.calls.get(reference.name)?.parts ?? []);
            break;
          }
          const output = reference.output === undefined ? undefined : child.declarations.outputs.get(reference.output);
          if (output !== undefined) follow(child, output.parts);
          else if (reference.output === undefined) {
            asksAll = true;
            this.everything(child, found, follow);
          }
          break;
        }
      }
    }
    const dependencies = [...found.values()].filter(
      ({ path, address, key }) => key === undefined || !found.has(resourceKey(path, address)),
    );
    return { dependencies, asked: asksAll ? 'all' : asked, visits: this.visits - visited };
  }

  /** `depends_on = [module.m]`, or a module as a whole: all of its resources and those of modules in it. */
  private everything(
    child: ModuleNode,
    found: Map<string, Dependency>,
    follow: (node: ModuleNode, parts: readonly TopLevelItem[]) => void,
  ): void {
    for (const node of this.nodes) {
      if (node !== child && !node.path.startsWith(`${child.path}.`)) continue;
      for (const address of node.declarations.resources.keys())
        found.set(resourceKey(node.path, address), { path: node.path, address });
      for (const output of node.declarations.outputs.values()) follow(node, output.parts);
      this.visits += node.declarations.resources.size;
    }
  }
}

/** The provider blocks that a resource may use, whose arguments are dependencies. */
function providerBlocks(
  node: ModuleNode,
  definition: DeclaredBlock,
  type: string,
): readonly { node: ModuleNode; definition: DeclaredBlock }[] {
  const written = argumentOf(definition, 'provider');
  const found: { node: ModuleNode; definition: DeclaredBlock }[] = [];
  for (let at: ModuleNode | undefined = node; at !== undefined; at = at.caller?.node)
    for (const [name, provider] of at.declarations.providers)
      if (name === type || ((written !== undefined || at !== node) && name.startsWith(`${type}.`)))
        found.push({ node: at, definition: provider });
  return found;
}
