import { message, type Message } from '../messages/message';
import type { Step } from '../model/manifest';
import type { Making } from '../model/actions';
import { known, passOn, unknown, type Fact } from './fact';
import { defaultKind, fresh, nameOf, osType, said } from './fresh';
import { fromDisk, fromServer, fullEcs, sharedThrough } from './made-from';
import type { Scene } from './scene';
import type { Image, ImageFacts, OriginType } from './view';

/**
 * What is known of the image that a step makes. An image lies where its source lies, a copy across regions in
 * `target_region`, an import in the manifest's region; encryption follows the key given, or the disk it is made from.
 */
export function madeBy(step: Step<Making>, scene: Scene): ImageFacts {
  switch (step.action) {
    case 'import':
      return imported(step, scene);
    case 'create-from-server':
      return fromServer(step, scene);
    case 'create-from-disk':
      return fromDisk(step, scene);
    case 'create-full-ecs':
      return fullEcs(step, scene);
    case 'copy-in-region':
      return copiedInRegion(step, scene);
    case 'copy-cross-region':
      return copiedCrossRegion(step, scene);
  }
}

function imported(step: Step<'import'>, scene: Scene): ImageFacts {
  const name = nameOf(step);
  const file = scene.find('files', step.file)?.facts;
  const region = scene.manifest.region;
  const kind = defaultKind(step, 'system');
  const origin: OriginType = kind.known && kind.value === 'iso' ? 'iso' : 'file';
  const note = message('because.made-by', { name, action: step.action });
  return {
    ...fresh(step),
    region:
      region === undefined
        ? unknown
        : known(region.value, message('because.manifest-region', { region: region.value }), region.at),
    kind,
    ...encryptionOf(step, kind, scene),
    disk_size: file === undefined ? unknown : passOn(file.virtual_size, note, step.at),
    min_disk: said(step.min_disk, 'min_disk'),
    min_ram: said(step.min_ram, 'min_ram'),
    max_ram: said(step.max_ram, 'max_ram'),
    os_type: osType(said(step.os_type, 'os_type'), said(step.os_version, 'os_version')),
    os_version: said(step.os_version, 'os_version'),
    architecture: said(step.architecture, 'architecture'),
    hw_firmware_type: said(step.hw_firmware_type, 'hw_firmware_type'),
    origin_type: known(origin, note, step.at),
    charged: known(false, note, step.at),
  };
}

/**
 * Encryption of an imported image. Whether a key encrypts an ISO image or one for bare-metal servers is not certain: the documents
 * say that it cannot be encrypted, and live runs encrypted it.
 */
function encryptionOf(step: Step<'import'>, kind: ImageFacts['kind'], scene: Scene): Encryption {
  if (step.key !== undefined && kind.known && (kind.value === 'iso' || kind.value === 'bms'))
    return { encrypted: unknown, key: unknown };
  return keyGiven(step, nameOf(step), scene);
}

type Encryption = Pick<ImageFacts, 'encrypted' | 'key'>;

/** Encryption by the key that a step gives; without one the image is not encrypted. */
function keyGiven(step: Step<'import' | 'copy-in-region'>, name: string, scene: Scene): Encryption {
  const { key } = step;
  if (key === undefined) {
    if (step.given.has('key')) return { encrypted: unknown, key: unknown };
    return { encrypted: known(false, message('because.no-key', { name }), step.at), key: unknown };
  }
  if (step.action === 'copy-in-region' && key.value === 'none') {
    return { encrypted: known(false, message('because.key-none', { name }), key.at), key: unknown };
  }
  const note = message('because.encrypted-by-key', { name, key: key.value });
  const view = scene.find('keys', key);
  const from = view?.facts.default.known === true && view.facts.default.value ? [view.facts.default.why] : [];
  return {
    encrypted: known(true, note, key.at, from),
    key: view === undefined ? unknown : known(view, note, key.at, from),
  };
}

/** A copy has what its source has, but for what belongs to one image alone. */
function copy(step: Step<'copy-in-region' | 'copy-cross-region'>, source: Image, note: Message): ImageFacts {
  const { facts } = source;
  const own = fresh(step);
  const pass = <T>(fact: Fact<T>): Fact<T> => passOn(fact, note, step.at);
  return {
    ...own,
    region: pass(facts.region),
    kind: pass(facts.kind),
    size: pass(facts.size),
    disk_size: pass(facts.disk_size),
    min_disk: pass(facts.min_disk),
    min_ram: pass(facts.min_ram),
    max_ram: pass(facts.max_ram),
    os_type: pass(facts.os_type),
    os_version: pass(facts.os_version),
    architecture: pass(facts.architecture),
    hw_firmware_type: pass(facts.hw_firmware_type),
    origin_type: pass(facts.origin_type),
    platform: pass(facts.platform),
    backup: pass(facts.backup),
    backup_service: pass(facts.backup_service),
    charged: pass(facts.charged),
    own: pass(facts.own),
    from_shared: pass(sharedThrough(source)),
    disks: pass(facts.disks),
    tags: step.given.has('tags') ? own.tags : unknown,
  };
}

function copiedInRegion(step: Step<'copy-in-region'>, scene: Scene): ImageFacts {
  const source = scene.find('images', step.image);
  const name = nameOf(step);
  const encryption = keyGiven(step, name, scene);
  if (source === undefined) return { ...fresh(step), ...encryption };
  return { ...copy(step, source, message('because.copied', { name, source: source.name })), ...encryption };
}

function copiedCrossRegion(step: Step<'copy-cross-region'>, scene: Scene): ImageFacts {
  const source = scene.find('images', step.image);
  const name = nameOf(step);
  const target = step.target_region;
  const region: Fact<string> =
    target === undefined
      ? unknown
      : known(target.value, message('because.target-region', { name, region: target.value }), target.at);
  const crossed = message('because.crossed', { name });
  const encryption = { encrypted: known(false, crossed, step.at), key: unknown };
  if (source === undefined) return { ...fresh(step), region, ...encryption };
  return { ...copy(step, source, message('because.copied', { name, source: source.name })), region, ...encryption };
}
