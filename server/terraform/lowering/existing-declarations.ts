import { imageKinds } from '../../model/api-values';
import type { Instance } from '../../model/terraform/configuration';
import { makesImage, resources } from '../../model/terraform/resources';
import { isMade, kindOf, valueOf } from '../../model/terraform/instance';
import { textOf } from '../../model/terraform/values';
import type { Node } from '../../syntax/node';
import { asBefore, isEnded, nameBefore } from './before-plan';
import { InstanceWriter, type Declaration } from './instance-writer';
import { sharedWith } from './data-source-rows';
import { actionOf, nameOfResult } from './steps';

/** What exists of an instance before the plan is applied, as far as the plan does not leave it under the address alone. */
export function existing({ instance, writer, lookups }: InstanceWriter): readonly Declaration[] {
  const it = new InstanceWriter(asBefore(instance), writer, lookups);
  const kind = kindOf(instance);
  if (kind === 'kms_key') return isEnded(instance) && isMade(instance) ? oldKey(it, nameBefore(instance)) : [];
  if (kind === 'ims_image_registration') return image(it, instance, nameOfResult(it));
  return makesImage(kind) || kind === 'images_image_v2' ? image(it, instance, nameBefore(instance)) : [];
}

/** A key that is replaced. Terraform schedules the deletion of the old one. */
function oldKey(it: InstanceWriter, name: string): readonly Declaration[] {
  const state = it.writer.scalar('pending-deletion');
  return it.declareInRegion('keys', { id: it.value('id'), alias: it.value('key_alias'), state }, name);
}

function image(it: InstanceWriter, now: Instance, name: string): readonly Declaration[] {
  const { instance, writer } = it;
  const isCopy = kindOf(instance) === 'images_image_copy';
  return it.declare(
    'images',
    {
      account: it.account,
      region: (isCopy ? it.value('target_region') : undefined) ?? it.region,
      id: it.value('id'),
      name: it.value('name'),
      kind: kindOfImage(it),
      visibility: writer.scalar('private'),
      shared_with: sharedWith(it, now),
      ...encryption(it),
      protected: it.value('protected'),
      min_disk: it.value('min_disk'),
      min_ram: it.value('min_ram'),
      max_ram: it.value('max_ram'),
      os_version: it.value('os_version') ?? it.value('__os_version'),
      os_type: it.value('os_type') ?? it.value('__os_type'),
      tags: it.value('tags'),
      status: it.value('status') ?? writer.scalar('active'),
    },
    name,
  );
}

function kindOfImage(it: InstanceWriter): Node | undefined {
  const { instance, writer } = it;
  const action = actionOf(instance);
  if (action === 'create-full-ecs') return writer.scalar('full-ecs');
  if (action === 'create-from-disk' && kindOf(instance) === 'images_image') return writer.scalar('data');
  // A copy of a full-ECS image has the type of a system disk image.
  const read = it.from('virtual_env_type', (type) => {
    const kind = imageKinds.get(type);
    return kind === 'system' && !/^create|import/.test(action ?? '') ? undefined : kind;
  });
  const fixed = resources[kindOf(instance)]?.fixed?.kind;
  return read ?? (fixed === undefined ? undefined : writer.scalar(fixed));
}

/** The arguments and attributes that have the key of an image. */
const keys = ['cmk_id', 'kms_key_id', '__system__cmkid'];

/** The `cmk_id` of this type is not read from the image. */
const unread = 'images_image';

/** Whether an image is encrypted; of one that is destroyed its key does not matter. */
function encryption(it: InstanceWriter): { readonly key?: Node; readonly encrypted?: Node } {
  const read = kindOf(it.instance) === unread ? ['__system__cmkid'] : keys;
  const argument = read.map((name) => it.argument(name)).find((found) => found !== undefined);
  if (argument !== undefined)
    return isEnded(it.instance) ? { encrypted: it.writer.scalar(true) } : { key: it.named('keys', argument) };
  const isPlain = read.some((name) => textOf(valueOf(it.instance, name)) === '');
  return isPlain ? { encrypted: it.writer.scalar(false) } : {};
}
