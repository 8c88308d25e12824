import { sameItems } from '../../text/same-items';
import { anchored } from '../../text/anchored-span';
import type { Attribute, HclFile } from '../../hcl/node';
import type { ConfigurationProblem } from '../../model/terraform/configuration';
import { memoize } from '../../text/memoize';
import { nearest } from '../../text/nearest';
import { inOrder } from '../depth-first';
import { headOf, type Anchored } from './declarations';
import { nodesOf } from './dependencies';
import type { Graph } from './graph';
import { referencesIn, referencesOf, type HclReference } from './references';
import type { ModuleNode } from './tree';

/** Blocks that refer to former resources, or to nothing in the module. */
const unchecked = new Set(['moved', 'removed', 'import', 'terraform']);

/** Finds references to undeclared names, and cycles, in the successive states of a configuration. */
export class Problems {
  /** By file, what was found there, and the names that it depends on. */
  private known = new Map<
    HclFile,
    { readonly names: readonly unknown[]; readonly found: readonly ConfigurationProblem[] }
  >();

  of(root: ModuleNode, graph: Graph): readonly ConfigurationProblem[] {
    const problems: ConfigurationProblem[] = [];
    const seen = new Set<string>();
    const nodes = nodesOf(root);
    const last = this.known;
    this.known = new Map();
    for (const node of nodes) {
      if (seen.has(node.source.folder)) continue;
      seen.add(node.source.folder);
      const { files, names: own } = node.declarations;
      const names = [own, ...[...node.children].flatMap(([name, { declarations }]) => [name, declarations.names])];
      // What is being typed may hide what it declares.
      const isWhole = files.every((file) => file.problems.length === 0);
      for (const file of files) {
        let known = last.get(file);
        if (isWhole && (known === undefined || !sameItems(known.names, names)))
          known = { names, found: undeclaredIn(file, node) };
        if (known === undefined) continue;
        this.known.set(file, known);
        if (isWhole) problems.push(...known.found);
      }
      problems.push(...localCycles(node));
    }
    const byPath = new Map(nodes.map((node) => [node.path, node]));
    for (const { path, address } of graph.cycles) {
      const part = byPath.get(path)?.declarations.resources.get(address)?.parts[0];
      if (part !== undefined)
        problems.push({ what: 'cycle', name: address, at: anchored(headOf(part.item), part.anchor) });
    }
    return problems;
  }
}

/** The references in a file, one to each name. */
const namedIn = memoize((file: HclFile): readonly HclReference[] => {
  const all = file.parts.flatMap(referencesIn);
  return [...new Map(all.map((each) => [`${each.kind} ${each.name} ${each.output ?? ''}`, each])).values()];
});

interface Choices {
  /** The reference before the name. */
  readonly before: string;
  readonly name: string;
  readonly among: ReadonlyMap<string, unknown>;
}

/** References in a file of a module to names that are not declared. */
function undeclaredIn(file: HclFile, node: ModuleNode): readonly ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  const undeclared = (reference: HclReference): Choices | undefined => {
    const choices = choicesOf(node, reference);
    return choices?.among.has(choices.name) === false ? choices : undefined;
  };
  if (namedIn(file).every((reference) => undeclared(reference) === undefined)) return problems;
  for (const part of file.parts) {
    // Unfinished input may contain incomplete names.
    if (part.broken || part.item.type !== 'block' || unchecked.has(part.item.name)) continue;
    for (const reference of referencesIn(part)) {
      const choices = undeclared(reference);
      if (choices === undefined) continue;
      const { before, name, among } = choices;
      const near = nearest(name, among.keys()).map((each) => before + each);
      problems.push({ what: 'undeclared', name: before + name, near, at: anchored(reference.at, part.anchor) });
    }
  }
  return problems;
}

/** The declarations that the last name of a reference chooses from; `undefined` if they are not known. */
function choicesOf({ declarations, children }: ModuleNode, { kind, name, output }: HclReference): Choices | undefined {
  const { variables, locals, resources, calls } = declarations;
  switch (kind) {
    case 'variable':
      return { before: 'var.', name, among: variables };
    case 'local':
      return { before: 'local.', name, among: locals };
    case 'resource':
      return { before: '', name, among: resources };
    case 'module': {
      if (!calls.has(name)) return { before: 'module.', name, among: calls };
      const outputs = children.get(name)?.declarations.outputs;
      return outputs && output !== undefined ? { before: `module.${name}.`, name: output, among: outputs } : undefined;
    }
  }
}

/** Cyclic local values. */
function localCycles({ declarations: { locals } }: ModuleNode): readonly ConfigurationProblem[] {
  const circular = new Set<Anchored<Attribute>>();
  const needsOf = ({ item }: Anchored<Attribute>): readonly Anchored<Attribute>[] =>
    referencesOf(item).flatMap(({ kind, name }) => (kind === 'local' ? (locals.get(name) ?? []) : []));
  inOrder(locals.values(), needsOf, (local) => circular.add(local));
  return Array.from(circular, ({ item: { name, key }, anchor }) => ({
    what: 'cycle',
    name: `local.${name}`,
    at: anchored(key, anchor),
  }));
}
