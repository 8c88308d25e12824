import { message } from '../messages/message';
import type { Step } from '../model/manifest';
import type { CreatingAction } from '../model/actions';
import { encryptedBy, type Encryption } from './disks';
import { firstKnown, known, knownValue, inherit, unknown, type Fact } from './fact';
import { defaultKind, fromField, initialFacts, madeBy, memoryLimits, nameOf, osType } from './initial-facts';
import { inheritedOnCopy, unknownOnCopy } from './image-facts';
import { fromDisk, fromServer, fullEcs, sharedThrough } from './transfer-from-server';
import type { StepScope } from './scope';
import type { ImageFacts, OriginType } from './entity';

/**
 * The facts of the image that a step produces. It belongs to the account that performs the step. An image is in the region of its
 * source, a copy across regions is in `target_region`, and an import is in the region of the account. Encryption depends on the given key, or on the source disk.
 */
export function resultingImage(step: Step<CreatingAction>, scope: StepScope): ImageFacts {
  const facts = { ...initialFacts(step), ...made(step, scope) };
  // A step with its own region uses images in that region.
  const region = step.region === undefined ? facts.region : firstKnown(facts.region, scope.actor.region);
  return { ...facts, region, account: known(scope.actor.account, madeBy(step), step.account?.at ?? step.at) };
}

/** What is different from any new image. */
function made(step: Step<CreatingAction>, scope: StepScope): Partial<ImageFacts> {
  switch (step.action) {
    case 'import':
      return imported(step, scope);
    case 'create-from-server':
      return fromServer(step, scope);
    case 'create-from-disk':
      return fromDisk(step, scope);
    case 'create-full-ecs':
      return fullEcs(step, scope);
    case 'copy-in-region':
      return { ...copy(step, scope), ...keyGiven(step, scope) };
    case 'copy-cross-region':
      return copiedCrossRegion(step, scope);
  }
}

function imported(step: Step<'import'>, scope: StepScope): Partial<ImageFacts> {
  const file = scope.find('files', step.file)?.facts;
  const kind = defaultKind(step, 'system');
  const origin: OriginType = knownValue(kind) === 'iso' ? 'iso' : 'file';
  const note = madeBy(step);
  return {
    region: scope.actor.region,
    kind,
    ...encryptionOf(step, kind, scope),
    disk_size: file === undefined ? unknown : inherit(file.virtual_size, note, step.at),
    min_disk: fromField(step.min_disk, 'min_disk'),
    ...memoryLimits(step),
    os_type: osType(fromField(step.os_type, 'os_type'), fromField(step.os_version, 'os_version')),
    os_version: fromField(step.os_version, 'os_version'),
    architecture: fromField(step.architecture, 'architecture'),
    hw_firmware_type: fromField(step.hw_firmware_type, 'hw_firmware_type'),
    origin_type: known(origin, note, step.at),
    charged: known(false, note, step.at),
  };
}

/**
 * Encryption of an imported image. It is unknown whether a key encrypts an ISO image or an image for bare-metal servers, because
 * the documents say that such an image cannot be encrypted, but live runs encrypted it.
 */
function encryptionOf(step: Step<'import'>, kind: ImageFacts['kind'], scope: StepScope): Encryption {
  const isUncertain = step.key !== undefined && ['iso', 'bms'].includes(knownValue(kind) ?? '');
  return isUncertain ? { encrypted: unknown, key: unknown } : keyGiven(step, scope);
}

/** Encryption by the key that a step gives; without one the image is not encrypted. */
function keyGiven(step: Step<'import' | 'copy-in-region'>, scope: StepScope): Encryption {
  const { key } = step;
  const name = nameOf(step);
  if (key === undefined) {
    if (step.written.has('key')) return { encrypted: unknown, key: unknown };
    return { encrypted: known(false, message('because.no-key', { name }), step.at), key: unknown };
  }
  if (step.action === 'copy-in-region' && key.value === 'none') {
    return { encrypted: known(false, message('because.key-none', { name }), key.at), key: unknown };
  }
  const note = message('because.encrypted-by-key', { name, key: key.value });
  const entity = scope.find('keys', key);
  const isDefault = entity?.facts.default;
  const from = isDefault?.known === true && isDefault.value ? [isDefault.why] : [];
  return encryptedBy(entity, note, key.at, from);
}

/** A copy has the facts of its source, except those that are specific to one image. */
function copy(step: Step<'copy-in-region' | 'copy-cross-region'>, scope: StepScope): Partial<ImageFacts> {
  const source = scope.find('images', step.image);
  if (source === undefined) return {};
  const note = message('because.copied', { name: nameOf(step), source: source.name });
  const pass = <T>(fact: Fact<T>): Fact<T> => inherit(fact, note, step.at);
  const facts: Partial<Record<keyof ImageFacts, Fact<unknown>>> = {};
  for (const name of inheritedOnCopy) facts[name] = pass<unknown>(source.facts[name]);
  for (const name of unknownOnCopy) if (!step.written.has(name)) facts[name] = unknown;
  return { ...(facts as Partial<ImageFacts>), from_shared: pass(sharedThrough(source)) };
}

function copiedCrossRegion(step: Step<'copy-cross-region'>, scope: StepScope): Partial<ImageFacts> {
  const name = nameOf(step);
  const target = step.target_region;
  const region: Fact<string> =
    target === undefined
      ? unknown
      : known(target.value, message('because.target-region', { name, region: target.value }), target.at);
  const encrypted = known(false, message('because.crossed', { name }), step.at);
  return { ...copy(step, scope), region, encrypted, key: unknown };
}
