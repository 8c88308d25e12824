import type { CreatingAction } from '../model/actions';
import type { Step } from '../model/manifest';
import { missingField } from './declared-fact';
import { anyEncrypted, diskFacts, sumOfDisks } from './disks';
import { firstKnown, known, knownValue, map, unknown, type Fact, type Unknown } from './fact';
import { defaultKind, fromField, inherited, madeBy, memoryLimits, nameOf, osType } from './initial-facts';
import type { StepScope } from './scope';
import type { BackupEntity, DiskFacts, Image, ImageFacts, OriginType, ServerEntity } from './entity';

/** The facts inherited from the image that a server was created from: its origin and its operating system. */
function lineage(server: ServerEntity | undefined, step: Step<CreatingAction>, scope: StepScope): Partial<ImageFacts> {
  if (server === undefined) return {};
  const { from } = server.facts;
  const os_type = inherited(server.facts.os_type, step, 'os_type', server.name);
  if (!from.known) return { os_type, origin_type: from, platform: from, charged: from };
  const image = scope.find('images', from.value.image);
  if (image === undefined) return { os_type };
  const { facts, name } = image;
  const origin = <T>(fact: Fact<T>): Fact<T> => inherited(fact, step, 'origin', name);
  return {
    os_type: firstKnown(os_type, inherited(facts.os_type, step, 'os_type', name)),
    os_version: inherited(facts.os_version, step, 'os_version', name),
    architecture: inherited(facts.architecture, step, 'architecture', name),
    platform: origin(facts.platform),
    charged: origin(facts.charged),
    own: origin(facts.own),
    from_shared: origin(sharedThrough(image)),
    origin_type: origin(originThrough(image)),
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
export function fromServer(step: Step<'create-from-server'>, scope: StepScope): Partial<ImageFacts> {
  const server = scope.find('servers', step.server);
  if (server === undefined) return {};
  const { system_disk, region, kind } = server.facts;
  const disk = system_disk.known
    ? diskFacts(system_disk.value, missingField(server, 'system_disk'), scope.symbols)
    : unknownDisk(system_disk);
  const ofServer = map(kind, (value) => (value === 'bms' ? 'bms' : 'system'));
  return {
    ...lineage(server, step, scope),
    region: inherited(region, step, 'region', server.name),
    kind: inherited(ofServer, step, 'kind', server.name),
    ...fromOneDisk(disk, step, `${server.name}.system_disk`),
    ...memoryLimits(step),
  };
}

/** A disk of which nothing is known, for one reason. */
function unknownDisk(fact: Unknown): DiskFacts {
  return { size: fact, encrypted: fact, key: fact };
}

function fromOneDisk(
  { size, encrypted, key }: DiskFacts,
  step: Step<CreatingAction>,
  source: string,
): Pick<ImageFacts, 'encrypted' | 'key' | 'disk_size'> {
  return {
    encrypted: inherited(encrypted, step, 'encrypted', source),
    key: inherited(key, step, 'key', source),
    disk_size: inherited(size, step, 'size', source),
  };
}

/** An image of one disk of a server. */
export function fromDisk(step: Step<'create-from-disk'>, scope: StepScope): Partial<ImageFacts> {
  const server = scope.find('servers', step.server);
  const declared = scope.disk(step);
  const name = step.disk?.value ?? '';
  const settle = server && missingField(server, 'data_disks');
  const disk =
    declared === undefined || settle === undefined
      ? unknownDisk({ known: false, settle })
      : diskFacts(declared.value, settle, scope.symbols, `data_disks.${name}`);
  const isData = step.kind === undefined || step.kind.value === 'data';
  const ofServer = isData ? lineage(server, step, scope) : {};
  const version = fromField(step.os_version, 'os_version');
  return {
    ...ofServer,
    region: server === undefined ? unknown : inherited(server.facts.region, step, 'region', server.name),
    kind: defaultKind(step, 'data'),
    ...fromOneDisk(disk, step, name),
    os_type: osType(ofServer.os_type ?? unknown, version),
    os_version: version,
    origin_type: known('volume', madeBy(step), step.at),
    ...memoryLimits(step),
  };
}

/** An image of a whole server, through a backup. */
export function fullEcs(step: Step<'create-full-ecs'>, scope: StepScope): Partial<ImageFacts> {
  const backup = scope.find('backups', step.backup);
  const server = scope.find('servers', step.server) ?? backupServer(backup, scope);
  const note = madeBy(step);
  const source = backup ?? server;
  const disks = disksOf(backup, server);
  const ofServer = lineage(server, step, scope);
  return {
    ...ofServer,
    region: source === undefined ? unknown : inherited(source.facts.region, step, 'region', source.name),
    kind: known('full-ecs', note, step.at),
    encrypted: disks.known ? anyEncrypted(disks.value) : disks,
    disk_size: disks.known ? sumOfDisks(disks.value, source?.name ?? nameOf(step), disks) : disks,
    disks,
    ...(backup === undefined
      ? {
          backup: unknown,
          backup_service: step.vault === undefined ? unknown : known('cbr', note, step.vault.at),
          origin_type: ofServer.origin_type ?? unknown,
        }
      : {
          backup: known(backup, note, step.backup?.at ?? step.at),
          backup_service: backup.facts.service,
          origin_type: known('backup', note, step.at),
        }),
    ...memoryLimits(step),
  };
}

function backupServer(backup: BackupEntity | undefined, scope: StepScope): ServerEntity | undefined {
  const server = knownValue(backup?.facts.server);
  return server === undefined ? undefined : scope.symbols.find('servers', server);
}

/** The disks of a full-ECS image: those of the backup if it declares them, otherwise those of the server. */
function disksOf(backup: BackupEntity | undefined, server: ServerEntity | undefined): Fact<readonly DiskFacts[]> {
  const declared = backup?.facts.all_disks;
  if (declared?.known === true) return declared;
  return server?.facts.all_disks ?? declared ?? unknown;
}
