import type { Instance, NestedBlock } from '../../model/configuration';
import { kindOf } from '../../model/terraform/things';
import type { Node } from '../../syntax/node';
import { Described, type Declaration, type Fields, type Scope } from './described';
import type { NodeWriter } from './nodes';

const power = (value: string): string => (/^(?:FORCE-)?OFF$/.test(value) ? 'stopped' : 'running');

/** The image that a server was created from. */
export function madeFrom(it: Described): Node | undefined {
  const image = it.reference('images', 'image_id');
  return image && it.writer.map({ image });
}

/** A server with its disks. */
export function server(it: Described, kind: 'ecs' | 'bms'): Fields {
  const { writer, made } = it;
  const size = it.value('system_disk_size');
  const dss = it.argument('system_disk_dss_pool_id');
  const local = kind === 'bms' && it.argument('system_disk_type') !== undefined ? writer.scalar(false) : undefined;
  const key = it.reference('keys', 'system_disk_kms_key_id');
  return {
    id: it.value('id'),
    kind: writer.scalar(kind),
    status: it.value('status') ?? it.from('power_action', power) ?? (made ? writer.scalar('running') : undefined),
    from: madeFrom(it),
    vault: vaultOf(it),
    system_disk: writer.map({
      id: it.value('system_disk_id'),
      size,
      key,
      encrypted: key === undefined && made ? writer.scalar(false) : undefined,
      local,
      storage: dss && writer.scalar('dss', dss.at),
    }),
    data_disks: dataDisks(it),
  };
}

/** The vault that a server is associated with. */
function vaultOf(it: Described): Node | undefined {
  const { things } = it.scope;
  for (const vault of things.of('cbr_vault'))
    for (const block of vault.arguments.blocks.get('resources') ?? []) {
      const argument = block.values.get('server_id');
      if (things.instanceOf('servers', argument?.value) === it.instance)
        return it.writer.scalar(vault.address, argument?.at);
    }
  return undefined;
}

/** The disks in blocks of the server, and the volumes that are attached to it. */
function dataDisks(it: Described): Node {
  const { things } = it.scope;
  const own = it.instance.arguments.blocks.get('data_disks') ?? [];
  if (own.some(({ several }) => several)) return it.writer.unknown();
  const disks: Fields = {};
  own.forEach((block, index) => {
    disks[`data_disks[${String(index)}]`] = diskBlock(it, block);
  });
  for (const volume of things.volumes)
    if (things.nameOf('servers', things.serverOf(volume.address, volume)) === it.instance.address)
      disks[volume.address] = volumeDisk(volume, it);
  return it.writer.map(disks);
}

function diskBlock(it: Described, block: NestedBlock): Node {
  const inner = new Described({ ...it.instance, arguments: block }, it.writer, it.scope);
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
function volumeDisk(volume: Instance, { writer, scope }: Described): Node {
  const it = new Described(volume, writer, scope);
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
function hasSource(it: Described): boolean {
  return ['snapshot_id', 'backup_id', 'image_id'].some((name) => it.argument(name) !== undefined);
}

/** Servers that are not in the configuration, with the volumes that it attaches to them. */
export function foreignServers(
  scope: Scope,
  writerOf: (instance: Instance) => NodeWriter,
): readonly (Declaration & { readonly instance: Instance })[] {
  const { things } = scope;
  const found = new Map<string, { readonly it: Described; readonly disks: Fields }>();
  for (const volume of things.volumes) {
    const server = things.serverOf(volume.address, volume);
    const name = things.nameOf('servers', server);
    if (name === undefined || things.instanceOf('servers', server) !== undefined) continue;
    const known = found.get(name) ?? { it: new Described(volume, writerOf(volume), scope), disks: {} };
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
