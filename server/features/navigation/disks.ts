import type { DataDisk } from '../../facts/scope';
import type { Field } from '../../model/located';
import type { Checked, CheckedDocument } from '../../engine/session';
import { sameStart, type AnchoredSpan, type Span } from '../../text/anchored-span';
import { cursorContextAt, type CursorContext } from '../cursor-context';
import { hereOn, type SymbolUses, type Use } from './symbols';

/** The disk named at an offset: in a server's declaration, or in a step that creates an image from it. */
export function diskAt(checked: Checked, offset: number): (SymbolUses & { readonly here: Span }) | undefined {
  const context = cursorContextAt(checked, offset);
  if (context === undefined) return undefined;
  const found = diskOn(context);
  const here = hereOn(checked, context, offset);
  return found && here && { ...called(checked, context.document, found), here };
}

/** The same disk in another check: what is declared at a place, in each document that sees it. */
export function disksIn(
  checked: Checked,
  { name }: Pick<SymbolUses, 'name'>,
  declared: AnchoredSpan,
): readonly SymbolUses[] {
  return checked.documents.flatMap((document) =>
    [...document.evaluation.manifest.servers.keys()].flatMap((server) => {
      const disks = disksOf(document, server);
      const disk = disks?.get(name);
      return disks !== undefined && disk !== undefined && sameStart(disk.key, declared)
        ? [called(checked, document, { name, disk, disks })]
        : [];
    }),
  );
}

type Disk = Field<DataDisk['value']>;

/** A disk of a server. */
interface DiskAtCursor {
  readonly name: string;
  readonly disk: Disk;
  /** All disks of the server. */
  readonly disks: ReadonlyMap<string, Disk>;
}

/** The disk named at a cursor. */
export function diskOn({ document, thing, state, path, cursor }: CursorContext): DiskAtCursor | undefined {
  const [field, own] = path;
  const found = (server: string | undefined, disk: Disk | undefined): DiskAtCursor | undefined => {
    const disks = server === undefined ? undefined : disksOf(document, server);
    const [name] = [...(disks ?? [])].find(([, each]) => each === disk) ?? [];
    return disks === undefined || disk === undefined || name === undefined ? undefined : { name, disk, disks };
  };
  if (thing?.section === 'servers' && field === 'data_disks' && path.length === 2 && cursor.on === 'key')
    return found(thing.name, disksOf(document, thing.name)?.get(String(own)));
  if (state?.step.action !== 'create-from-disk' || field !== 'disk' || cursor.on === 'key') return undefined;
  return found(state.step.server?.value, state.disk(state.step));
}

function disksOf({ evaluation }: CheckedDocument, server: string): ReadonlyMap<string, Disk> | undefined {
  const disks = evaluation.symbols.find('servers', server)?.facts.data_disks;
  return disks?.known === true ? disks.value : undefined;
}

function called(checked: Checked, document: CheckedDocument, { name, disk, disks }: DiskAtCursor): SymbolUses {
  return {
    checked,
    document,
    name,
    declared: disk.key,
    uses: () => uses(document, disks).filter(({ of }) => of === disk),
    taken: (to) => disks.has(to) || uses(document, disks).some(({ leaf }) => leaf.value === to),
  };
}

/** The uses in steps of disks of a server, and which disk each names. */
function uses(document: CheckedDocument, disks: ReadonlyMap<string, Disk>): readonly (Use & { readonly of?: Disk })[] {
  return document.evaluation.states.flatMap((state) => {
    const { step } = state;
    if (step.action !== 'create-from-disk' || step.disk === undefined || step.server === undefined) return [];
    if (disksOf(document, step.server.value) !== disks) return [];
    return [
      { leaf: step.disk, anchor: step.nodePath.anchor, path: [...step.nodePath.path, 'disk'], of: state.disk(step) },
    ];
  });
}
