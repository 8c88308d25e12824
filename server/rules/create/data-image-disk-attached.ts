import { isSame } from '../../catalog/limits';
import type { DataDisk } from '../../facts/scope';
import { message } from '../../messages/message';
import { isIdOf } from '../../model/section-fields';
import { isMade, kindOf, finderOf, valueOf } from '../../model/terraform/instance';
import { memoize } from '../../text/memoize';
import { definedAt, madeOf, missing, valueAt } from '../instances';
import type { Rule } from '../rule';

export const dataImageDiskAttached: Rule<'create-from-disk'> = {
  id: 'data-image-disk-attached',
  severity: 'error',
  on: ['create-from-disk'],
  *check(step, context) {
    const server = context.find('servers', step.server);
    const { disk } = step;
    if (server === undefined || disk === undefined || context.state?.disk(step) !== undefined) return;
    if (!isIdOf('servers', disk.value)) return;
    const args = { disk: disk.value, server: server.name };
    const { system_disk: system } = server.facts;
    if (system.known && isSame(system.value.id?.value ?? '', disk.value)) {
      yield {
        at: disk.at,
        severity: 'warning',
        message: message('data-image-disk-attached.system-disk', args),
        reasons: [system.why],
        evidence: { on: 'implied', note: message('data-image-disk-attached.implied') },
      };
      return;
    }
    const disks = context.of(server, 'data_disks');
    if (disks === undefined) return;
    // The reference may be the ID of a declared disk.
    if (anyWithoutId(disks.value)) {
      context.cannotTell();
      return;
    }
    yield { at: disk.at, message: message('data-image-disk-attached', args), reasons: [disks.why] };
  },

  /** The volumes that a configuration creates and images, but attaches to no server. */
  *checkConfiguration(configuration, context) {
    const finder = finderOf(configuration);
    const attachments = [...finder.of('compute_volume_attach'), ...finder.of('bms_volume_attach')];
    const attached = attachments.map((each) => finder.disk(valueOf(each, 'volume_id')));
    // An attachment of a volume that is not known may be that of any volume.
    if (attached.includes(undefined)) return;
    for (const image of madeOf(configuration, ['ims_evs_data_image', 'ims_evs_system_image', 'images_image'])) {
      const value = valueOf(image, 'volume_id');
      const volume = value?.ref?.instance;
      const isVolume = volume !== undefined && /^evs(?:v3)?_volume$/.test(kindOf(volume));
      if (!isVolume || !isMade(volume) || volume.mode !== 'managed' || !missing(volume, 'server_id')) continue;
      if (attached.includes(finder.disk(value))) continue;
      yield {
        at: valueAt(image, 'volume_id', context),
        message: message('data-image-disk-attached.nowhere', { disk: volume.address }),
        reasons: [definedAt(volume, context)],
      };
    }
  },
};

/** Whether any data disk is declared without an ID. */
const anyWithoutId = memoize((disks: ReadonlyMap<string, DataDisk>) =>
  [...disks.values()].some(({ value }) => value.id === undefined),
);
