import { sameItems } from '../../text/same-items';
import { anchored } from '../../text/anchored-span';
import type { ConfigurationProblem } from '../../model/terraform/configuration';
import { isLocalSource, joinFolder, type FoundModule, type ModuleReader, type ModuleSource } from '../module';
import { argumentOf, declarationsOf, type Declarations, type DeclaredBlock } from './declarations';

/** A module as it is called at one place, before `count` and `for_each` are known. */
export interface ModuleNode {
  /** `module.images.module.copies`; empty for the root module. */
  readonly path: string;
  readonly source: ModuleSource;
  readonly declarations: Declarations;
  /** Its call; absent for the root module. */
  readonly caller?: { readonly node: ModuleNode; readonly name: string; readonly call: DeclaredBlock };
  /** Calls of local modules that were found. */
  readonly children: ReadonlyMap<string, ModuleNode>;
}

/** The maximum nesting of module calls. */
const deepest = 20;
const mostModules = 1000;

/** Reads the modules of a root module, and caches the declarations of unchanged files. */
export class ModuleTrees {
  private last = new Map<string, { readonly source: ModuleSource; readonly declarations: Declarations }>();
  private next = new Map<string, { readonly source: ModuleSource; readonly declarations: Declarations }>();
  private problems: ConfigurationProblem[] = [];
  private count = 0;

  read(
    root: ModuleSource,
    reader: ModuleReader,
  ): { readonly root: ModuleNode; readonly problems: readonly ConfigurationProblem[] } {
    this.problems = [];
    this.next = new Map();
    this.count = 0;
    const sources = new Map<string, FoundModule>();
    const read = (folder: string): FoundModule => {
      const source = sources.get(folder) ?? reader.module(folder);
      sources.set(folder, source);
      return source;
    };
    const node = this.node(root, undefined, [root.folder], read);
    this.last = this.next;
    return { root: node, problems: this.problems };
  }

  private node(
    source: ModuleSource,
    caller: ModuleNode['caller'],
    folders: readonly string[],
    read: (folder: string) => FoundModule,
  ): ModuleNode {
    const declarations = this.declarations(source);
    const children = new Map<string, ModuleNode>();
    const above = caller === undefined || caller.node.path === '' ? '' : `${caller.node.path}.`;
    const path = caller === undefined ? '' : `${above}module.${caller.name}`;
    const node: ModuleNode = { path, source, declarations, caller, children };
    this.count++;
    for (const [name, call] of declarations.calls) {
      const written = argumentOf(call, 'source');
      const to = written?.item.value.type === 'literal' ? written.item.value.value : undefined;
      if (written === undefined || typeof to !== 'string' || !isLocalSource(to)) continue;
      const folder = joinFolder(source.folder, to);
      const found = folder === undefined ? 'outside' : read(folder);
      const report = (what: ConfigurationProblem['what']): void => {
        this.problems.push({ what, name: to, at: anchored(written.item.value, written.anchor) });
      };
      if (typeof found === 'string') report(`module-${found}`);
      else if (folders.includes(found.folder)) report('module-cycle');
      else if (folders.length <= deepest && this.count < mostModules)
        children.set(name, this.node(found, { node, name, call }, [...folders, found.folder], read));
    }
    return node;
  }

  private declarations(source: ModuleSource): Declarations {
    let known = this.next.get(source.folder) ?? this.last.get(source.folder);
    if (known === undefined || !sameItems(known.source.files, source.files))
      known = { source, declarations: declarationsOf(source.files, known?.declarations) };
    this.next.set(source.folder, known);
    return known.declarations;
  }
}
