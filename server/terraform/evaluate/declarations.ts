import { memoize } from '../../text/memoize';
import type { Anchor, AnchoredSpan } from '../../text/anchored-span';
import type { Attribute, Block, Body, HclFile, Part } from '../../hcl/node';
import { bodiesOf } from '../../hcl/json';
import { shallow } from './cells';

/** A top-level block with its overrides. The last one wins. */
export interface Definition {
  readonly name: string;
  readonly parts: readonly Part[];
}

/** A part of a body with its anchor. */
export interface Placed<T> {
  readonly item: T;
  readonly anchor: Anchor;
}

/** The declarations in the files of a module. */
export interface Declarations {
  readonly variables: ReadonlyMap<string, Definition>;
  /** Local values: attributes of `locals` blocks, each with the part that it is in. */
  readonly locals: ReadonlyMap<string, { readonly attribute: Attribute; readonly part: Part }>;
  readonly outputs: ReadonlyMap<string, Definition>;
  readonly calls: ReadonlyMap<string, Definition>;
  /** By `type.name` and `data.type.name`. */
  readonly resources: ReadonlyMap<string, Definition>;
  /** By `type` and `type.alias`. */
  readonly providers: ReadonlyMap<string, Definition>;
  /** All parts, in the order of the files' names and of the text. */
  readonly parts: readonly Part[];
  /** In the order of the files' names. */
  readonly files: readonly HclFile[];
  /** Everything that is declared, by file: the same object as before if no name was added, removed or moved. */
  readonly names: readonly string[];
}

/** A definition in a file, or a local value. */
type InFile =
  | { readonly kind: string; readonly definition: Definition; readonly part: Part }
  | { readonly kind: 'local'; readonly attribute: Attribute; readonly part: Part };

/** Whether the blocks of a file change those of other files. */
export function isOverride(path: string): boolean {
  return /(?:^|[/\\_])override\.(?:tf|tofu)(?:\.json)?$/.test(path);
}

/** What a file declares, and the names of that with the path of the file as one text. */
export const declaredIn = memoize((file: HclFile): { readonly all: readonly InFile[]; readonly names: string } => {
  const all = file.parts.flatMap((part): readonly InFile[] => {
    const { item } = part;
    if (item.type !== 'block') return [];
    if (item.name === 'locals')
      return [...item.body.attributes.values()].map((attribute) => ({ kind: 'local', attribute, part }));
    const name = nameOf(item);
    const kind = item.name === 'data' ? 'resource' : item.name;
    return name === undefined ? [] : [{ kind, definition: { name, parts: [part] }, part }];
  });
  const names = all.map((each) => [each.kind, 'attribute' in each ? each.attribute.name : each.definition.name]);
  return { all, names: JSON.stringify([file.source.path, names]) };
});

/** The declarations of a module's files. `last` are those of earlier texts. */
export function declarationsOf(files: readonly HclFile[], last?: Declarations): Declarations {
  const ordered = [...files].sort((a, b) => (a.source.path < b.source.path ? -1 : 1));
  const overrides = ordered.filter((file) => isOverride(file.source.path));
  const bases = ordered.filter((file) => !overrides.includes(file));
  const tables: Record<string, Map<string, Definition>> = {};
  const table = (kind: string): Map<string, Definition> => (tables[kind] ??= new Map());
  const locals = new Map<string, { attribute: Attribute; part: Part }>();
  for (const [files, replaces] of [
    [bases, false],
    [overrides, true],
  ] as const) {
    for (const file of files)
      for (const each of declaredIn(file).all) {
        const { part } = each;
        if ('attribute' in each) {
          const { attribute } = each;
          if (replaces || !locals.has(attribute.name)) locals.set(attribute.name, { attribute, part });
          continue;
        }
        const { name } = each.definition;
        const known = table(each.kind).get(name);
        if (known === undefined) table(each.kind).set(name, each.definition);
        else if (replaces) table(each.kind).set(name, { name, parts: [...known.parts, part] });
      }
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
    names: last !== undefined && shallow(names, last.names) ? last.names : names,
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

/** The body of a top-level block. */
function bodyOfPart(part: Part): Body | undefined {
  return part.item.type === 'block' ? part.item.body : undefined;
}

/** The arguments of a definition by name. */
export function argumentsOf(definition: Definition): ReadonlyMap<string, Placed<Attribute>> {
  const found = new Map<string, Placed<Attribute>>();
  for (const part of definition.parts)
    for (const [name, item] of bodyOfPart(part)?.attributes ?? []) found.set(name, { item, anchor: part.anchor });
  return found;
}

export function argumentOf(definition: Definition, name: string): Placed<Attribute> | undefined {
  for (let at = definition.parts.length - 1; at >= 0; at--) {
    const part = definition.parts[at];
    const item = part === undefined ? undefined : bodyOfPart(part)?.attributes.get(name);
    if (part !== undefined && item !== undefined) return { item, anchor: part.anchor };
  }
  return undefined;
}

/** The nested blocks of a definition; those of a type in an override file replace all of that type. */
export function blocksOf(definition: Definition): readonly Placed<Block>[] {
  let found: readonly Placed<Block>[] = [];
  for (const part of definition.parts) {
    const blocks = bodyOfPart(part)?.blocks ?? [];
    if (blocks.length === 0) continue;
    const types = new Set(blocks.map(typeOfBlock));
    const kept =
      found.length === 0
        ? found
        : found.filter(({ item }) => item.name === 'lifecycle' || !types.has(typeOfBlock(item)));
    found = [...kept, ...blocks.map((item) => ({ item, anchor: part.anchor }))];
  }
  return found;
}

/** `dynamic "x"` is of the type `x`. */
function typeOfBlock(block: Block): string {
  return block.name === 'dynamic' ? (block.labels[0]?.value ?? '') : block.name;
}

/** The bodies of nested blocks, which in JSON are an object or a list of objects. */
export function nestedBodies(definition: Definition, name: string): readonly Placed<Body>[] {
  const blocks = blocksOf(definition).filter(({ item }) => item.name === name);
  const written = argumentOf(definition, name);
  const bodies = written === undefined ? [] : bodiesOf(written.item).map((item) => ({ item, anchor: written.anchor }));
  return [...blocks.map(({ item, anchor }) => ({ item: item.body, anchor })), ...bodies];
}

export function placeIn({ anchor }: Placed<unknown>, { start, end }: { start: number; end: number }): AnchoredSpan {
  return { anchor, start, end };
}
