import type { HclFile } from '../../hcl/node';
import type { ConfigurationProblem } from '../../model/configuration';
import { memoize } from '../../text/memoize';
import { nearest } from '../../text/nearest';
import { shallow } from './cells';
import { nodesOf } from './dependencies';
import type { Graph } from './graph';
import { referencesIn, referencesOf, type Reference } from './references';
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
        if (isWhole && (known === undefined || !shallow(known.names, names)))
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
      if (part?.item.type !== 'block') continue;
      const end = part.item.labels.at(-1)?.end ?? part.item.key.end;
      problems.push({ what: 'cycle', name: address, at: { anchor: part.anchor, start: part.item.key.start, end } });
    }
    return problems;
  }
}

/** The references in a file, one to each name. */
const namedIn = memoize((file: HclFile): readonly Reference[] => {
  const all = file.parts.flatMap(referencesIn);
  return [...new Map(all.map((each) => [`${each.kind} ${each.name} ${each.output ?? ''}`, each])).values()];
});

/** References in a file of a module to names that are not declared. */
function undeclaredIn(file: HclFile, node: ModuleNode): readonly ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  if (namedIn(file).every((reference) => undeclared(node, reference) === undefined)) return problems;
  for (const part of file.parts) {
    // Unfinished input may contain incomplete names.
    if (part.broken || part.item.type !== 'block' || unchecked.has(part.item.name)) continue;
    for (const reference of referencesIn(part)) {
      const name = undeclared(node, reference);
      if (name === undefined) continue;
      const at = { anchor: part.anchor, ...reference.at };
      problems.push({ what: 'undeclared', name, near: nearTo(node, reference), at });
    }
  }
  return problems;
}

/** The undeclared name in a reference. */
function undeclared(node: ModuleNode, { kind, name, output }: Reference): string | undefined {
  const { declarations } = node;
  switch (kind) {
    case 'variable':
      return declarations.variables.has(name) ? undefined : `var.${name}`;
    case 'local':
      return declarations.locals.has(name) ? undefined : `local.${name}`;
    case 'resource':
      return declarations.resources.has(name) ? undefined : name;
    case 'module': {
      if (!declarations.calls.has(name)) return `module.${name}`;
      const child = node.children.get(name);
      const missing = child !== undefined && output !== undefined && !child.declarations.outputs.has(output);
      return missing ? `module.${name}.${output}` : undefined;
    }
  }
}

/** What is declared and may be meant. */
function nearTo({ declarations, children }: ModuleNode, { kind, name, output }: Reference): readonly string[] {
  switch (kind) {
    case 'variable':
      return nearest(name, declarations.variables.keys()).map((near) => `var.${near}`);
    case 'local':
      return nearest(name, declarations.locals.keys()).map((near) => `local.${near}`);
    case 'resource':
      return nearest(name, declarations.resources.keys());
    case 'module': {
      if (!declarations.calls.has(name))
        return nearest(name, declarations.calls.keys()).map((near) => `module.${near}`);
      const outputs = children.get(name)?.declarations.outputs.keys() ?? [];
      return nearest(output ?? '', outputs).map((near) => `module.${name}.${near}`);
    }
  }
}

/** Cyclic local values. */
function localCycles(node: ModuleNode): readonly ConfigurationProblem[] {
  const { locals } = node.declarations;
  const done = new Set<string>();
  const open = new Set<string>();
  const circular = new Set<string>();
  for (const start of locals.keys()) {
    const stack: { name: string; needs: string[] }[] = [];
    const enter = (name: string): void => {
      const local = locals.get(name);
      if (done.has(name) || local === undefined) return;
      if (open.has(name)) {
        circular.add(name);
        return;
      }
      open.add(name);
      const references = referencesOf(local.attribute.value).filter((reference) => reference.kind === 'local');
      stack.push({ name, needs: references.map((reference) => reference.name).reverse() });
    };
    enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.needs.pop();
      if (next !== undefined) {
        enter(next);
        continue;
      }
      open.delete(top.name);
      done.add(top.name);
      stack.pop();
    }
  }
  return [...circular].flatMap((name): ConfigurationProblem[] => {
    const local = locals.get(name);
    if (local === undefined) return [];
    const { start, end } = local.attribute.key;
    return [{ what: 'cycle', name: `local.${name}`, at: { anchor: local.part.anchor, start, end } }];
  });
}
