import { sameItems } from '../../text/same-items';
import { memoize } from '../../text/memoize';
import type { Anchor, Span } from '../../text/anchored-span';
import type { Attribute, Block, Body, HclFile, TopLevelItem } from '../../hcl/node';
import { bodiesOf } from '../../hcl/json';

/** A top-level part that is a block. */
type BlockPart = TopLevelItem & { readonly item: Block };

/** A top-level block with its overrides. The last one wins. */
export interface DeclaredBlock {
  readonly name: string;
  readonly parts: readonly BlockPart[];
}

/** A part of a body with its anchor. */
export interface Anchored<T> {
  readonly item: T;
  readonly anchor: Anchor;
}

/** The declarations in the files of a module. */
export interface Declarations {
  readonly variables: ReadonlyMap<string, DeclaredBlock>;
  readonly locals: ReadonlyMap<string, Anchored<Attribute>>;
  readonly outputs: ReadonlyMap<string, DeclaredBlock>;
  readonly calls: ReadonlyMap<string, DeclaredBlock>;
  /** By `type.name` and `data.type.name`. */
  readonly resources: ReadonlyMap<string, DeclaredBlock>;
  /** By `type` and `type.alias`. */
  readonly providers: ReadonlyMap<string, DeclaredBlock>;
  /** All parts, in the order of the files' names and of the text. */
  readonly parts: readonly TopLevelItem[];
  /** In the order of the files' names. */
  readonly files: readonly HclFile[];
  /** Everything that is declared, by file: the same object as before if no name was added, removed or moved. */
  readonly names: readonly string[];
}

/** A declaration in a file. */
interface Declared {
  readonly kind: string;
  readonly definition: DeclaredBlock;
  /** A local value, which shares its block with others. */
  readonly local?: Anchored<Attribute>;
}

/** Whether the blocks of a file change those of other files. */
function isOverride(path: string): boolean {
  return /(?:^|[/\\_])override\.(?:tf|tofu)(?:\.json)?$/.test(path);
}

/** What a file declares, and the names of that with the path of the file as one text. */
export const declaredIn = memoize((file: HclFile): { readonly all: readonly Declared[]; readonly names: string } => {
  const all = file.parts.filter(isBlock).flatMap((part): readonly Declared[] => {
    const { item, anchor } = part;
    const declared = (kind: string, name: string): Declared => ({ kind, definition: { name, parts: [part] } });
    if (item.name === 'locals')
      return Array.from(item.body.attributes, ([name, attribute]) => ({
        ...declared('local', name),
        local: { item: attribute, anchor },
      }));
    const name = nameOf(item);
    return name === undefined ? [] : [declared(item.name === 'data' ? 'resource' : item.name, name)];
  });
  const names = all.map(({ kind, definition }) => [kind, definition.name]);
  return { all, names: JSON.stringify([file.source.path, names]) };
});

/** The declarations of a module's files. `last` are those of earlier texts. */
export function declarationsOf(files: readonly HclFile[], last?: Declarations): Declarations {
  const ordered = [...files].sort((a, b) => (a.source.path < b.source.path ? -1 : 1));
  const overrides = ordered.filter((file) => isOverride(file.source.path));
  const tables: Record<string, Map<string, DeclaredBlock>> = {};
  const table = (kind: string): Map<string, DeclaredBlock> => (tables[kind] ??= new Map());
  const locals = new Map<string, Anchored<Attribute>>();
  for (const file of [...ordered.filter((file) => !overrides.includes(file)), ...overrides])
    for (const { kind, definition, local } of declaredIn(file).all) {
      const replaces = overrides.includes(file);
      const { name, parts } = definition;
      if (local !== undefined) {
        if (replaces || !locals.has(name)) locals.set(name, local);
        continue;
      }
      const known = table(kind).get(name);
      if (known === undefined) table(kind).set(name, definition);
      else if (replaces) table(kind).set(name, { name, parts: [...known.parts, ...parts] });
    }
  const names = ordered.map((file) => declaredIn(file).names);
  return {
    variables: table('variable'),
    locals,
    outputs: table('output'),
    calls: table('module'),
    resources: table('resource'),
    providers: table('provider'),
    parts: ordered.flatMap((file) => file.parts),
    files: ordered,
    names: last !== undefined && sameItems(names, last.names) ? last.names : names,
  };
}

function nameOf(block: Block): string | undefined {
  const [first, second] = block.labels;
  if (first === undefined || first.value === '') return undefined;
  switch (block.name) {
    case 'resource':
    case 'data': {
      if (second === undefined || second.value === '') return undefined;
      return `${block.name === 'data' ? 'data.' : ''}${first.value}.${second.value}`;
    }
    case 'variable':
    case 'output':
    case 'module':
      return first.value;
    case 'provider': {
      const alias = block.body.attributes.get('alias')?.value;
      const name = alias?.type === 'literal' && typeof alias.value === 'string' ? `.${alias.value}` : '';
      return `${first.value}${name}`;
    }
    default:
      return undefined;
  }
}

function isBlock(part: TopLevelItem): part is BlockPart {
  return part.item.type === 'block';
}

/** The type and the labels of a block. */
export function headOf({ key, labels }: Block): Span {
  return { start: key.start, end: labels.at(-1)?.end ?? key.end };
}

/** The arguments of a declared block by name. */
export const argumentsOf = memoize(
  ({ parts }: DeclaredBlock): ReadonlyMap<string, Anchored<Attribute>> =>
    new Map(
      parts.flatMap(({ item, anchor }) =>
        Array.from(item.body.attributes, ([name, attribute]) => [name, { item: attribute, anchor }] as const),
      ),
    ),
);

export function argumentOf(definition: DeclaredBlock, name: string): Anchored<Attribute> | undefined {
  return argumentsOf(definition).get(name);
}

/** The nested blocks of a declared block; those of a type in an override file replace all of that type. */
export function blocksOf(definition: DeclaredBlock): readonly Anchored<Block>[] {
  let found: readonly Anchored<Block>[] = [];
  for (const part of definition.parts) {
    const { blocks } = part.item.body;
    const types = new Set(blocks.map(typeOfBlock));
    const kept = found.filter(({ item }) => item.name === 'lifecycle' || !types.has(typeOfBlock(item)));
    found = [...kept, ...blocks.map((item) => ({ item, anchor: part.anchor }))];
  }
  return found;
}

/** `dynamic "x"` is of the type `x`. */
function typeOfBlock(block: Block): string {
  return block.name === 'dynamic' ? (block.labels[0]?.value ?? '') : block.name;
}

/** The bodies of nested blocks, which in JSON are an object or a list of objects. */
export function nestedBodies(definition: DeclaredBlock, name: string): readonly Anchored<Body>[] {
  const blocks = blocksOf(definition).filter(({ item }) => item.name === name);
  const written = argumentOf(definition, name);
  const bodies = written === undefined ? [] : bodiesOf(written.item).map((item) => ({ item, anchor: written.anchor }));
  return [...blocks.map(({ item, anchor }) => ({ item: item.body, anchor })), ...bodies];
}
