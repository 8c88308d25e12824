import { nativeText } from '../../hcl/both-syntaxes';
import type { Attribute, Block, Expression, HclFile, TopLevelItem } from '../../hcl/node';
import type { Anchor } from '../../text/anchored-span';
import { grouped } from '../../text/grouped';
import { referencesIn } from '../evaluate/references';
import { isLocalSource, joinFolder } from '../module';

/** A top-level part of a configuration, with its file. */
export interface PartInFile {
  readonly file: HclFile;
  readonly part: TopLevelItem;
}

/** The texts of a configuration, with what fixes need to know of them. */
export class Texts {
  private readonly byAnchor: ReadonlyMap<Anchor, PartInFile>;
  private readonly byFolder: ReadonlyMap<string, readonly PartInFile[]>;

  constructor(files: readonly HclFile[]) {
    const all = files.flatMap((file) => file.parts.map((part) => ({ file, part })));
    this.byAnchor = new Map(all.map((written) => [written.part.anchor, written]));
    this.byFolder = grouped(all, folderOf);
  }

  at(anchor: Anchor): PartInFile | undefined {
    return this.byAnchor.get(anchor);
  }

  /** The parts of the module that a part belongs to. */
  beside(written: PartInFile): readonly PartInFile[] {
    return this.byFolder.get(folderOf(written)) ?? [];
  }

  /** How often a module refers to one of its variables or local values. */
  uses(written: PartInFile, kind: 'variable' | 'local', name: string): number {
    return this.beside(written)
      .flatMap(({ part }) => referencesIn(part))
      .filter((reference) => reference.kind === kind && reference.name === name).length;
  }

  /** The only call of the module that a part belongs to; `undefined` if there are several, or instances of one. */
  callOf(written: PartInFile): PartInFile | 'none' | undefined {
    const folder = folderOf(written);
    const calls = [...this.byAnchor.values()].filter(({ file, part: { item } }) => {
      const source = item.type === 'block' && item.name === 'module' ? item.body.attributes.get('source') : undefined;
      if (source?.value.type !== 'literal' || typeof source.value.value !== 'string') return false;
      const path = source.value.value;
      return isLocalSource(path) && joinFolder(folderOf({ file }), path) === folder;
    });
    const [call] = calls;
    if (call === undefined) return 'none';
    return calls.length > 1 || isRepeated(call.part) ? undefined : call;
  }
}

/** An expression of a part in the native syntax. */
export function textOf({ file, part }: PartInFile, expression: Expression): string {
  return nativeText(file, part, expression);
}

export function blockOf({ part: { item } }: PartInFile): Block | undefined {
  return item.type === 'block' ? item : undefined;
}

export function attributeIn(written: PartInFile, name: string): Attribute | undefined {
  return blockOf(written)?.body.attributes.get(name);
}

/** Whether a block has instances, which share its arguments. */
export function isRepeated({ item }: TopLevelItem): boolean {
  return item.type === 'block' && (item.body.attributes.has('for_each') || item.body.attributes.has('count'));
}

/** Whether an expression is an attribute of a resource, a data source, or a module, without any computation. */
export function isAttributeOfThing(expression: Expression): boolean {
  let base = expression;
  while (base.type === 'get' || (base.type === 'index' && base.key.type === 'literal')) base = base.of;
  return (
    base !== expression &&
    base.type === 'variable' &&
    !/^(?:var|local|each|count|path|self|terraform|ephemeral)$/.test(base.name)
  );
}

/** The folder of a file; empty for a plain name. */
function folderOf({ file }: Pick<PartInFile, 'file'>): string {
  const { path } = file.source;
  return path.slice(0, Math.max(0, path.lastIndexOf('/'), path.lastIndexOf('\\')));
}
