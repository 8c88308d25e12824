import { memoize } from '../../text/memoize';
import type { Part } from '../../hcl/node';
import { argumentOf, isOverride, type Definition } from './declarations';
import { referencesIn, referencesOf, type Reference } from './references';
import type { ModuleNode } from './tree';

/** A resource or data source of a module, before `count` and `for_each` are known. */
interface ResourceNode {
  /** The path of its module. */
  readonly path: string;
  readonly address: string;
  /** What it depends on directly: through values, variables and outputs, but not through other resources. */
  readonly dependencies: readonly Dependency[];
}

interface Dependency {
  readonly path: string;
  readonly address: string;
  /** Only the instance with this key; absent if it is all of them. */
  readonly key?: string | number;
}

export interface Graph {
  /** By module path and address, in an order in which each comes after its dependencies, otherwise in the order of the text. */
  readonly resources: ReadonlyMap<string, ResourceNode>;
  /** Resources that depend on themselves. */
  readonly cycles: readonly ResourceNode[];
}

export function resourceKey(path: string, address: string): string {
  return `${path}|${address}`;
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

/** The modules of a tree, each before those that it calls. */
export function nodesOf(root: ModuleNode): readonly ModuleNode[] {
  const nodes = [root];
  for (const node of nodes) nodes.push(...node.children.values());
  return nodes;
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

/** The maximum number of visits, because hostile configurations have an exponential number of paths. */
const mostVisits = 3_000_000;

/** Finds the dependencies of the resources of a configuration. */
class Dependencies {
  private visits = 0;
  private readonly byPath: ReadonlyMap<string, ModuleNode>;

  constructor(nodes: readonly ModuleNode[]) {
    this.byPath = new Map(nodes.map((node) => [node.path, node]));
  }

  of(node: ModuleNode, definition: Definition): readonly Dependency[] {
    const found = new Map<string, Dependency>();
    const seen = new Set<string>();
    const open: { node: ModuleNode; reference: Reference }[] = [];
    const follow = (from: ModuleNode, parts: readonly Part[]): void => {
      for (const part of parts) for (const reference of referencesIn(part)) open.push({ node: from, reference });
    };
    const once = (key: string): boolean => !seen.has(key) && seen.add(key).size > 0;
    follow(node, definition.parts);
    for (let caller = node.caller; caller !== undefined; caller = caller.node.caller) {
      for (const name of ['count', 'for_each', 'depends_on']) {
        const value = argumentOf(caller.call, name)?.item.value;
        if (value === undefined) continue;
        for (const reference of referencesOf(value)) open.push({ node: caller.node, reference });
      }
    }
    const type = definition.name.replace(/^data\./, '').split(/[._]/)[0] ?? '';
    for (const { node: of, definition: provider } of providerBlocks(node, definition, type)) follow(of, provider.parts);
    // Dependencies found meanwhile are last, so they are in the order of the text.
    for (const { node: at, reference } of open) {
      if (this.visits++ > mostVisits) break;
      const key = `${at.path}|${reference.kind}|${reference.name}|${reference.output ?? ''}`;
      switch (reference.kind) {
        case 'resource': {
          if (!at.declarations.resources.has(reference.name)) break;
          const dependency = resourceKey(at.path, reference.name);
          const constant = reference.key;
          if (constant === undefined) found.set(dependency, { path: at.path, address: reference.name });
          else if (!found.has(dependency)) {
            found.set(`${dependency}[${JSON.stringify(constant)}]`, {
              path: at.path,
              address: reference.name,
              key: constant,
            });
          }
          break;
        }
        case 'local': {
          const local = at.declarations.locals.get(reference.name);
          if (local === undefined || !once(key)) break;
          for (const inner of attributeReferences(local.attribute)) open.push({ node: at, reference: inner });
          break;
        }
        case 'variable': {
          const value = at.caller === undefined ? undefined : argumentOf(at.caller.call, reference.name)?.item.value;
          if (value === undefined || at.caller === undefined || !once(key)) break;
          for (const inner of referencesOf(value)) open.push({ node: at.caller.node, reference: inner });
          break;
        }
        case 'module': {
          if (!once(key)) break;
          const child = at.children.get(reference.name);
          if (child === undefined) {
            // The outputs of an unread module can depend on all of its arguments.
            follow(at, at.declarations.calls.get(reference.name)?.parts ?? []);
            break;
          }
          const output = reference.output === undefined ? undefined : child.declarations.outputs.get(reference.output);
          if (output !== undefined) follow(child, output.parts);
          else if (reference.output === undefined) this.everything(child, found, follow);
          break;
        }
      }
    }
    return [...found.values()].filter(
      ({ path, address, key }) => key === undefined || !found.has(resourceKey(path, address)),
    );
  }

  /** `depends_on = [module.m]`, or a module as a whole: all of its resources and those of modules in it. */
  private everything(
    child: ModuleNode,
    found: Map<string, Dependency>,
    follow: (node: ModuleNode, parts: readonly Part[]) => void,
  ): void {
    for (const node of [...this.byPath.values()]) {
      if (node !== child && !node.path.startsWith(`${child.path}.`)) continue;
      for (const address of node.declarations.resources.keys())
        found.set(resourceKey(node.path, address), { path: node.path, address });
      for (const output of node.declarations.outputs.values()) follow(node, output.parts);
      this.visits += node.declarations.resources.size;
    }
  }
}

const attributeReferences = memoize((attribute: { readonly value: Parameters<typeof referencesOf>[0] }) =>
  referencesOf(attribute.value),
);

/** The provider blocks that a resource may use, whose arguments are dependencies. */
function providerBlocks(
  node: ModuleNode,
  definition: Definition,
  type: string,
): readonly { node: ModuleNode; definition: Definition }[] {
  const written = argumentOf(definition, 'provider');
  const found: { node: ModuleNode; definition: Definition }[] = [];
  for (let at: ModuleNode | undefined = node; at !== undefined; at = at.caller?.node)
    for (const [name, provider] of at.declarations.providers)
      if (name === type || ((written !== undefined || at !== node) && name.startsWith(`${type}.`)))
        found.push({ node: at, definition: provider });
  return found;
}

function sameDependencies(a: readonly Dependency[], b: readonly Dependency[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ path, address, key }, index) => {
      const other = b[index];
      return path === other?.path && address === other.address && key === other.key;
    })
  );
}

/** The graph of a configuration. A resource with the same dependencies as in an earlier graph is the same object. */
export function graphOf(root: ModuleNode, last?: Graph): Graph {
  const finder = new Dependencies(nodesOf(root));
  const inText = new Map<string, ResourceNode>();
  const collect = (node: ModuleNode): void => {
    for (const part of node.declarations.parts) {
      if (part.item.type !== 'block') continue;
      const [first, second] = part.item.labels.map((label) => label.value);
      if (part.item.name === 'module') {
        const child = first === undefined ? undefined : node.children.get(first);
        if (child?.caller?.call.parts[0] === part) collect(child);
      } else if (part.item.name === 'resource' || part.item.name === 'data') {
        const address = `${part.item.name === 'data' ? 'data.' : ''}${first ?? ''}.${second ?? ''}`;
        const definition = node.declarations.resources.get(address);
        if (definition?.parts[0] !== part) continue;
        const dependencies = finder.of(node, definition);
        const key = resourceKey(node.path, address);
        const before = last?.resources.get(key);
        const isSame = before !== undefined && sameDependencies(before.dependencies, dependencies);
        inText.set(key, isSame ? before : { path: node.path, address, dependencies });
      }
    }
  };
  collect(root);
  return inOrder(inText);
}

/** Each after its dependencies. */
function inOrder(all: ReadonlyMap<string, ResourceNode>): Graph {
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
      const dependency = node.dependencies[top.next++];
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
