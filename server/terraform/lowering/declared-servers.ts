import type { Instance, NestedBlock } from '../../model/terraform/configuration';
import { kindOf } from '../../model/terraform/instance';
import type { Node } from '../../syntax/node';
import { InstanceWriter, type Declaration, type FieldNodes, type Lookups } from './instance-writer';
import type { NodeWriter } from './nodes';

const power = (value: string): string => (/^(?:FORCE-)?OFF$/.test(value) ? 'stopped' : 'running');

/** The image that a server was created from. */
export function madeFrom(it: InstanceWriter): Node | undefined {
  const image = it.reference('images', 'image_id');
  return image && it.writer.map({ image });
}

/** A server with its disks. */
export function server(it: InstanceWriter, kind: 'ecs' | 'bms'): FieldNodes {
  const { writer, isManaged } = it;
  const size = it.value('system_disk_size');
  const dss = it.argument('system_disk_dss_pool_id');
  const local = kind === 'bms' && it.argument('system_disk_type') !== undefined ? writer.scalar(false) : undefined;
  const key = it.reference('keys', 'system_disk_kms_key_id');
  return {
    id: it.value('id'),
    kind: writer.scalar(kind),
    status: it.value('status') ?? it.from('power_action', power) ?? (isManaged ? writer.scalar('running') : undefined),
    from: madeFrom(it),
    vault: vaultOf(it),
    system_disk: writer.map({
      id: it.value('system_disk_id'),
      size,
      key,
      encrypted: key === undefined && isManaged ? writer.scalar(false) : undefined,
      local,
      storage: dss && writer.scalar('dss', dss.at),
    }),
    data_disks: dataDisks(it),
  };
}

/** The vault that a server is associated with. */
function vaultOf(it: InstanceWriter): Node | undefined {
  const { finder } = it.lookups;
  for (const vault of finder.of('cbr_vault'))
    for (const block of vault.arguments.blocks.get('resources') ?? []) {
      const argument = block.values.get('server_id');
      if (finder.instanceOf('servers', argument?.value) === it.instance)
        return it.writer.scalar(vault.address, argument?.at);
    }
  return undefined;
}

/** The disks in blocks of the server, and the volumes that are attached to it. */
function dataDisks(it: InstanceWriter): Node {
  const { finder } = it.lookups;
  const own = it.instance.arguments.blocks.get('data_disks') ?? [];
  if (own.some(({ several }) => several)) return it.writer.unknown();
  const disks: FieldNodes = {};
  own.forEach((block, index) => {
    disks[`data_disks[${String(index)}]`] = diskBlock(it, block);
  });
  for (const volume of finder.volumes)
    if (finder.nameOf('servers', finder.serverOf(volume.address, volume)) === it.instance.address)
      disks[volume.address] = volumeDisk(volume, it);
  return it.writer.map(disks);
}

function diskBlock(it: InstanceWriter, block: NestedBlock): Node {
  const inner = new InstanceWriter({ ...it.instance, arguments: block }, it.writer, it.lookups);
  const key = inner.reference('keys', 'kms_key_id');
  return it.writer.map(
    {
      size: inner.value('size'),
      key,
      encrypted: key === undefined ? it.writer.scalar(false) : undefined,
      storage: inner.argument('dss_pool_id') && it.writer.scalar('dss'),
    },
    block.at,
  );
}

/** A volume as a disk of the server that it is attached to. */
function volumeDisk(volume: Instance, { writer, lookups }: InstanceWriter): Node {
  const it = new InstanceWriter(volume, writer, lookups);
  const key = it.reference('keys', 'kms_id');
  const isPlain = key === undefined && kindOf(volume) === 'evs_volume' && !hasSource(it);
  return writer.map({
    id: it.value('id'),
    size: it.value('size'),
    key,
    encrypted: isPlain ? writer.scalar(false) : undefined,
    shared: it.value('multiattach'),
    storage: it.argument('dedicated_storage_id') && writer.scalar('dss'),
  });
}

/** A volume from a snapshot, a backup, or an image has the encryption of its source. */
function hasSource(it: InstanceWriter): boolean {
  return ['snapshot_id', 'backup_id', 'image_id'].some((name) => it.argument(name) !== undefined);
}

/** Servers that are not in the configuration, with the volumes that it attaches to them. */
export function foreignServers(
  lookups: Lookups,
  writerOf: (instance: Instance) => NodeWriter,
): readonly (Declaration & { readonly instance: Instance })[] {
  const { finder } = lookups;
  const found = new Map<string, { readonly it: InstanceWriter; readonly disks: FieldNodes }>();
  for (const volume of finder.volumes) {
    const server = finder.serverOf(volume.address, volume);
    const name = finder.nameOf('servers', server);
    if (name === undefined || finder.instanceOf('servers', server) !== undefined) continue;
    const known = found.get(name) ?? { it: new InstanceWriter(volume, writerOf(volume), lookups), disks: {} };
    known.disks[volume.address] = volumeDisk(volume, known.it);
    found.set(name, known);
  }
  return [...found].map(([name, { it, disks }]) => ({
    section: 'servers',
    name,
    value: it.writer.map({ data_disks: it.writer.map(disks) }),
    instance: it.instance,
  }));
}
