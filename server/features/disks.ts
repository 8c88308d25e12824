import type { DataDisk } from '../facts/scene';
import type { Field } from '../model/leaf';
import type { Checked, CheckedDocument } from '../service';
import type { Span } from '../text/place';
import { focusAt, spanOn } from './focus';
import type { Called, Use } from './names';

/** The disk whose name stands at an offset: among the disks of a server, or in a step that makes an image of it. */
export function diskAt(checked: Checked, offset: number): Called | undefined {
  const focus = focusAt(checked, offset);
  if (focus === undefined) return undefined;
  const { document, thing, ran, path, cursor } = focus;
  const here = spanOn(focus);
  const [field, name] = path;
  if (thing?.section === 'servers' && field === 'data_disks' && path.length === 2 && cursor.on === 'key')
    return called(document, thing.name, disksOf(document, thing.name)?.get(String(name)), here);
  if (ran?.step.action !== 'create-from-disk' || field !== 'disk' || cursor.on === 'key') return undefined;
  return called(document, ran.step.server?.value, ran.disk(ran.step), here);
}

type Disk = Field<DataDisk['value']>;

function disksOf({ run }: CheckedDocument, server: string): ReadonlyMap<string, Disk> | undefined {
  const disks = run.world.find('servers', server)?.facts.data_disks;
  return disks?.known === true ? disks.value : undefined;
}

function called(
  document: CheckedDocument,
  server: string | undefined,
  disk: Disk | undefined,
  here: Span,
): Called | undefined {
  const disks = server === undefined ? undefined : disksOf(document, server);
  const [name] = [...(disks ?? [])].find(([, each]) => each === disk) ?? [];
  if (disks === undefined || disk === undefined || name === undefined) return undefined;
  return {
    document,
    name,
    declared: disk.key,
    uses: () => uses(document, disks).filter(({ of }) => of === disk),
    taken: (to) => disks.has(to) || uses(document, disks).some(({ leaf }) => leaf.value === to),
    here,
  };
}

/** The places in steps that name disks of a server, and which of them. */
function uses({ run }: CheckedDocument, disks: ReadonlyMap<string, Disk>): readonly (Use & { readonly of?: Disk })[] {
  return run.ran.flatMap((ran) => {
    const { step } = ran;
    if (step.action !== 'create-from-disk' || step.disk === undefined || step.server === undefined) return [];
    const found = run.world.find('servers', step.server.value)?.facts.data_disks;
    if (found?.known !== true || found.value !== disks) return [];
    return [{ leaf: step.disk, piece: step.spot.piece, path: [...step.spot.path, 'disk'], of: ran.disk(step) }];
  });
}
