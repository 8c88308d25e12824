import { message } from '../messages/message';
import type { Making } from '../model/actions';
import type { Step } from '../model/manifest';
import { anyEncrypted, diskFacts, sumOfDisks } from './disks';
import { firstKnown, known, map, passOn, unknown, type Fact, type Settle } from './fact';
import { defaultKind, fresh, inherit, nameOf, osType, said } from './fresh';
import type { Scene } from './scene';
import type { BackupView, DiskFacts, Image, ImageFacts, OriginType, ServerView } from './view';

/** What goes on from the image a server was created from: where it came from, and what it runs. */
function lineage(server: ServerView | undefined, step: Step<Making>, scene: Scene): Partial<ImageFacts> {
  const from = server?.facts.from;
  if (server === undefined || from === undefined) return {};
  const at = step.at;
  if (!from.known) {
    const settle = from.settle;
    const os = passOn(server.facts.os_type, inherit(step, 'os_type', server.name), at);
    return {
      origin_type: { known: false, settle },
      platform: { known: false, settle },
      charged: { known: false, settle },
      os_type: os,
    };
  }
  const image = scene.find('images', from.value.image);
  if (image === undefined) return { os_type: passOn(server.facts.os_type, inherit(step, 'os_type', server.name), at) };
  const { facts } = image;
  const note = inherit(step, 'origin', image.name);
  const pass = <T>(fact: Fact<T>): Fact<T> => passOn(fact, note, at);
  return {
    os_type: firstKnown(
      passOn(server.facts.os_type, inherit(step, 'os_type', server.name), at),
      passOn(facts.os_type, inherit(step, 'os_type', image.name), at),
    ),
    os_version: passOn(facts.os_version, inherit(step, 'os_version', image.name), at),
    architecture: passOn(facts.architecture, inherit(step, 'architecture', image.name), at),
    platform: pass(facts.platform),
    charged: pass(facts.charged),
    own: pass(facts.own),
    from_shared: pass(sharedThrough(image)),
    origin_type: pass(originThrough(image)),
  };
}

/**
 * From a public image: public-image; from a market image: market-image; from a private one: what that one came from. What is made
 * from a server whose image came from a backup came from that server: the documents speak of images created from backups only.
 */
function originThrough(image: Image): Fact<OriginType> {
  const { visibility, origin_type } = image.facts;
  if (!visibility.known) return origin_type.known ? origin_type : visibility;
  if (visibility.value === 'public') return { ...visibility, value: 'public-image' };
  if (visibility.value === 'market') return { ...visibility, value: 'market-image' };
  if (origin_type.known && origin_type.value === 'backup') return { ...origin_type, value: 'server' };
  return origin_type;
}

/** Whether what is made from an image comes from an image that another account shared. */
export function sharedThrough({ facts: { visibility, from_shared } }: Image): Fact<boolean> {
  return visibility.known && visibility.value === 'shared' ? { ...visibility, value: true } : from_shared;
}

/** An image of a server's system disk. */
export function fromServer(step: Step<'create-from-server'>, scene: Scene): ImageFacts {
  const server = scene.find('servers', step.server);
  if (server === undefined) return fresh(step);
  const disk = server.facts.system_disk;
  const settle: Settle = { section: 'servers', name: server.name, field: 'system_disk', spot: server.spot };
  const own = disk.known ? diskFacts(disk.value, settle, scene.world) : undefined;
  return {
    ...fresh(step),
    ...lineage(server, step, scene),
    region: passOn(server.facts.region, inherit(step, 'region', server.name), step.at),
    kind: passOn(
      map(server.facts.kind, (kind) => (kind === 'bms' ? 'bms' : 'system')),
      inherit(step, 'kind', server.name),
      step.at,
    ),
    ...fromOneDisk(own, disk.known ? undefined : disk.settle, step, `${server.name}.system_disk`),
    min_ram: said(step.min_ram, 'min_ram'),
    max_ram: said(step.max_ram, 'max_ram'),
  };
}

function fromOneDisk(
  disk: DiskFacts | undefined,
  settle: Settle | undefined,
  step: Step<Making>,
  source: string,
): Pick<ImageFacts, 'encrypted' | 'key' | 'disk_size'> {
  const none: DiskFacts = {
    size: { known: false, settle },
    encrypted: { known: false, settle },
    key: { known: false, settle },
  };
  const { size, encrypted, key } = disk ?? none;
  return {
    encrypted: passOn(encrypted, inherit(step, 'encrypted', source), step.at),
    key: passOn(key, inherit(step, 'key', source), step.at),
    disk_size: passOn(size, inherit(step, 'size', source), step.at),
  };
}

/** An image of one disk of a server. */
export function fromDisk(step: Step<'create-from-disk'>, scene: Scene): ImageFacts {
  const server = scene.find('servers', step.server);
  const disk = scene.disk(step);
  const settle: Settle | undefined =
    server === undefined
      ? undefined
      : { section: 'servers', name: server.name, field: 'data_disks', spot: server.spot };
  const inherited = step.kind?.value === 'system' ? {} : lineage(server, step, scene);
  const version = said(step.os_version, 'os_version');
  const facts =
    disk === undefined || settle === undefined
      ? undefined
      : diskFacts(disk.value, settle, scene.world, `data_disks.${step.disk?.value ?? ''}`);
  return {
    ...fresh(step),
    ...inherited,
    region: server === undefined ? unknown : passOn(server.facts.region, inherit(step, 'region', server.name), step.at),
    kind: defaultKind(step, 'data'),
    ...fromOneDisk(facts, settle, step, step.disk?.value ?? ''),
    os_type: osType(inherited.os_type ?? unknown, version),
    os_version: version,
    origin_type: known('volume', message('because.made-by', { name: nameOf(step), action: step.action }), step.at),
    min_ram: said(step.min_ram, 'min_ram'),
    max_ram: said(step.max_ram, 'max_ram'),
  };
}

/** An image of a whole server, through a backup. */
export function fullEcs(step: Step<'create-full-ecs'>, scene: Scene): ImageFacts {
  const backup = scene.find('backups', step.backup);
  const server = scene.find('servers', step.server) ?? backupServer(backup, scene);
  const name = nameOf(step);
  const made = message('because.made-by', { name, action: step.action });
  const source = backup ?? server;
  const disks = disksOf(backup, server);
  const sizes = disks.known ? sumOfDisks(disks.value, source?.name ?? name, disks) : disks;
  return {
    ...fresh(step),
    ...lineage(server, step, scene),
    region: source === undefined ? unknown : passOn(source.facts.region, inherit(step, 'region', source.name), step.at),
    kind: known('full-ecs', made, step.at),
    encrypted: disks.known ? anyEncrypted(disks.value) : disks,
    disk_size: sizes,
    disks,
    backup: backup === undefined ? unknown : known(backup, made, step.backup?.at ?? step.at),
    backup_service:
      backup === undefined
        ? step.vault === undefined
          ? unknown
          : known('cbr', made, step.vault.at)
        : backup.facts.service,
    origin_type:
      backup === undefined ? (lineage(server, step, scene).origin_type ?? unknown) : known('backup', made, step.at),
    min_ram: said(step.min_ram, 'min_ram'),
    max_ram: said(step.max_ram, 'max_ram'),
  };
}

function backupServer(backup: BackupView | undefined, scene: Scene): ServerView | undefined {
  const server = backup?.facts.server;
  return server?.known === true ? scene.world.find('servers', server.value) : undefined;
}

/** The disks behind a full-ECS image: those of the backup where it declares them, otherwise the server's. */
function disksOf(backup: BackupView | undefined, server: ServerView | undefined): Fact<readonly DiskFacts[]> {
  const declared = backup?.facts.all_disks;
  if (declared?.known === true) return declared;
  return server?.facts.all_disks ?? declared ?? unknown;
}
