import { message } from '../messages/message';
import type { CreatingAction } from '../model/actions';
import type { Step } from '../model/manifest';
import { anyEncrypted, diskFacts, sumOfDisks } from './disks';
import { firstKnown, known, map, inherit, unknown, type Fact, type MissingDeclaration } from './fact';
import { defaultKind, initialFacts, inheritedFrom, nameOf, osType, fromField } from './initial-facts';
import type { StepScope } from './scope';
import type { BackupEntity, DiskFacts, Image, ImageFacts, OriginType, ServerEntity } from './entity';

/** The facts inherited from the image that a server was created from: its origin and its operating system. */
function lineage(server: ServerEntity | undefined, step: Step<CreatingAction>, scope: StepScope): Partial<ImageFacts> {
  const from = server?.facts.from;
  if (server === undefined || from === undefined) return {};
  const at = step.at;
  if (!from.known) {
    const settle = from.settle;
    const os = inherit(server.facts.os_type, inheritedFrom(step, 'os_type', server.name), at);
    return {
      origin_type: { known: false, settle },
      platform: { known: false, settle },
      charged: { known: false, settle },
      os_type: os,
    };
  }
  const image = scope.find('images', from.value.image);
  if (image === undefined)
    return { os_type: inherit(server.facts.os_type, inheritedFrom(step, 'os_type', server.name), at) };
  const { facts } = image;
  const note = inheritedFrom(step, 'origin', image.name);
  const pass = <T>(fact: Fact<T>): Fact<T> => inherit(fact, note, at);
  return {
    os_type: firstKnown(
      inherit(server.facts.os_type, inheritedFrom(step, 'os_type', server.name), at),
      inherit(facts.os_type, inheritedFrom(step, 'os_type', image.name), at),
    ),
    os_version: inherit(facts.os_version, inheritedFrom(step, 'os_version', image.name), at),
    architecture: inherit(facts.architecture, inheritedFrom(step, 'architecture', image.name), at),
    platform: pass(facts.platform),
    charged: pass(facts.charged),
    own: pass(facts.own),
    from_shared: pass(sharedThrough(image)),
    origin_type: pass(originThrough(image)),
  };
}

/**
 * The origin of an image from a server: `public-image` or `market-image` for a server with such an image; for a private image,
 * that image's own origin. An image of a server whose image was created from a backup counts as an image of that server, because the
 * documents only mention images that are created from backups directly.
 */
function originThrough(image: Image): Fact<OriginType> {
  const { visibility, origin_type } = image.facts;
  if (!visibility.known) return origin_type.known ? origin_type : visibility;
  if (visibility.value === 'public') return { ...visibility, value: 'public-image' };
  if (visibility.value === 'market') return { ...visibility, value: 'market-image' };
  if (origin_type.known && origin_type.value === 'backup') return { ...origin_type, value: 'server' };
  return origin_type;
}

/** Whether the result of a step that uses an image originates from an image that another account shared. */
export function sharedThrough({ facts: { visibility, from_shared } }: Image): Fact<boolean> {
  return visibility.known && visibility.value === 'shared' ? { ...visibility, value: true } : from_shared;
}

/** An image of a server's system disk. */
export function fromServer(step: Step<'create-from-server'>, scope: StepScope): ImageFacts {
  const server = scope.find('servers', step.server);
  if (server === undefined) return initialFacts(step);
  const disk = server.facts.system_disk;
  const settle: MissingDeclaration = {
    section: 'servers',
    name: server.name,
    field: 'system_disk',
    nodePath: server.nodePath,
  };
  const own = disk.known ? diskFacts(disk.value, settle, scope.symbols) : undefined;
  return {
    ...initialFacts(step),
    ...lineage(server, step, scope),
    region: inherit(server.facts.region, inheritedFrom(step, 'region', server.name), step.at),
    kind: inherit(
      map(server.facts.kind, (kind) => (kind === 'bms' ? 'bms' : 'system')),
      inheritedFrom(step, 'kind', server.name),
      step.at,
    ),
    ...fromOneDisk(own, disk.known ? undefined : disk.settle, step, `${server.name}.system_disk`),
    min_ram: fromField(step.min_ram, 'min_ram'),
    max_ram: fromField(step.max_ram, 'max_ram'),
  };
}

function fromOneDisk(
  disk: DiskFacts | undefined,
  settle: MissingDeclaration | undefined,
  step: Step<CreatingAction>,
  source: string,
): Pick<ImageFacts, 'encrypted' | 'key' | 'disk_size'> {
  const none: DiskFacts = {
    size: { known: false, settle },
    encrypted: { known: false, settle },
    key: { known: false, settle },
  };
  const { size, encrypted, key } = disk ?? none;
  return {
    encrypted: inherit(encrypted, inheritedFrom(step, 'encrypted', source), step.at),
    key: inherit(key, inheritedFrom(step, 'key', source), step.at),
    disk_size: inherit(size, inheritedFrom(step, 'size', source), step.at),
  };
}

/** An image of one disk of a server. */
export function fromDisk(step: Step<'create-from-disk'>, scope: StepScope): ImageFacts {
  const server = scope.find('servers', step.server);
  const disk = scope.disk(step);
  const settle: MissingDeclaration | undefined =
    server === undefined
      ? undefined
      : { section: 'servers', name: server.name, field: 'data_disks', nodePath: server.nodePath };
  const isData = step.kind === undefined || step.kind.value === 'data';
  const inherited = isData ? lineage(server, step, scope) : {};
  const version = fromField(step.os_version, 'os_version');
  const facts =
    disk === undefined || settle === undefined
      ? undefined
      : diskFacts(disk.value, settle, scope.symbols, `data_disks.${step.disk?.value ?? ''}`);
  return {
    ...initialFacts(step),
    ...inherited,
    region:
      server === undefined
        ? unknown
        : inherit(server.facts.region, inheritedFrom(step, 'region', server.name), step.at),
    kind: defaultKind(step, 'data'),
    ...fromOneDisk(facts, settle, step, step.disk?.value ?? ''),
    os_type: osType(inherited.os_type ?? unknown, version),
    os_version: version,
    origin_type: known('volume', message('because.made-by', { name: nameOf(step), action: step.action }), step.at),
    min_ram: fromField(step.min_ram, 'min_ram'),
    max_ram: fromField(step.max_ram, 'max_ram'),
  };
}

/** An image of a whole server, through a backup. */
export function fullEcs(step: Step<'create-full-ecs'>, scope: StepScope): ImageFacts {
  const backup = scope.find('backups', step.backup);
  const server = scope.find('servers', step.server) ?? backupServer(backup, scope);
  const name = nameOf(step);
  const note = message('because.made-by', { name, action: step.action });
  const source = backup ?? server;
  const disks = disksOf(backup, server);
  const sizes = disks.known ? sumOfDisks(disks.value, source?.name ?? name, disks) : disks;
  return {
    ...initialFacts(step),
    ...lineage(server, step, scope),
    region:
      source === undefined
        ? unknown
        : inherit(source.facts.region, inheritedFrom(step, 'region', source.name), step.at),
    kind: known('full-ecs', note, step.at),
    encrypted: disks.known ? anyEncrypted(disks.value) : disks,
    disk_size: sizes,
    disks,
    backup: backup === undefined ? unknown : known(backup, note, step.backup?.at ?? step.at),
    backup_service:
      backup === undefined
        ? step.vault === undefined
          ? unknown
          : known('cbr', note, step.vault.at)
        : backup.facts.service,
    origin_type:
      backup === undefined ? (lineage(server, step, scope).origin_type ?? unknown) : known('backup', note, step.at),
    min_ram: fromField(step.min_ram, 'min_ram'),
    max_ram: fromField(step.max_ram, 'max_ram'),
  };
}

function backupServer(backup: BackupEntity | undefined, scope: StepScope): ServerEntity | undefined {
  const server = backup?.facts.server;
  return server?.known === true ? scope.symbols.find('servers', server.value) : undefined;
}

/** The disks of a full-ECS image: those of the backup if it declares them, otherwise those of the server. */
function disksOf(backup: BackupEntity | undefined, server: ServerEntity | undefined): Fact<readonly DiskFacts[]> {
  const declared = backup?.facts.all_disks;
  if (declared?.known === true) return declared;
  return server?.facts.all_disks ?? declared ?? unknown;
}
