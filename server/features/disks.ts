import type { DataDisk } from '../facts/scene';
import type { Field } from '../model/leaf';
import type { Checked, CheckedDocument } from '../service';
import type { Span } from '../text/place';
import { focusAt, type Focus } from './focus';
import { hereOn, type Called, type Use } from './names';

/** The disk whose name stands at an offset: among the disks of a server, or in a step that makes an image of it. */
export function diskAt(checked: Checked, offset: number): Called | undefined {
  const focus = focusAt(checked, offset);
  const found = focus === undefined ? undefined : diskOn(focus);
  const here = focus === undefined ? undefined : hereOn(checked.text, focus, offset);
  return focus === undefined || found === undefined || here === undefined
    ? undefined
    : called(checked.text, focus, here, found);
}

type Disk = Field<DataDisk['value']>;

/** A disk of a server. */
interface Found {
  readonly name: string;
  readonly disk: Disk;
  /** All disks of the server. */
  readonly disks: ReadonlyMap<string, Disk>;
}

/** The disk that is named where something stands. */
export function diskOn({ document, thing, ran, path, cursor }: Focus): Found | undefined {
  const [field, own] = path;
  const found = (server: string | undefined, disk: Disk | undefined): Found | undefined => {
    const disks = server === undefined ? undefined : disksOf(document, server);
    const [name] = [...(disks ?? [])].find(([, each]) => each === disk) ?? [];
    return disks === undefined || disk === undefined || name === undefined ? undefined : { name, disk, disks };
  };
  if (thing?.section === 'servers' && field === 'data_disks' && path.length === 2 && cursor.on === 'key')
    return found(thing.name, disksOf(document, thing.name)?.get(String(own)));
  if (ran?.step.action !== 'create-from-disk' || field !== 'disk' || cursor.on === 'key') return undefined;
  return found(ran.step.server?.value, ran.disk(ran.step));
}

function disksOf({ run }: CheckedDocument, server: string): ReadonlyMap<string, Disk> | undefined {
  const disks = run.world.find('servers', server)?.facts.data_disks;
  return disks?.known === true ? disks.value : undefined;
}

function called(text: string, { document }: Focus, here: Span, { name, disk, disks }: Found): Called {
  return {
    text,
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
