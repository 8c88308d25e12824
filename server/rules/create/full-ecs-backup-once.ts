import type { Run } from '../../facts/run';
import { message } from '../../messages/message';
import type { Place } from '../../text/place';
import type { Rule } from '../rule';

/** The use of a backup for an image. */
interface Use {
  readonly at: Place;
  /** The image, by which steps that delete it know it. */
  readonly image?: string;
}

export const fullEcsBackupOnce: Rule<'manifest'> = {
  id: 'full-ecs-backup-once',
  severity: 'error',
  on: ['manifest'],
  *check(run) {
    const uses = new Map<string, Use>();
    const backupsOf = new Map<string, string>();
    const use = (backup: string, { at, image }: Use): void => {
      uses.set(backup, { at, image });
      if (image !== undefined) backupsOf.set(image, backup);
    };
    for (const { name, fields } of run.things('images').values()) {
      const backup = fields.origin?.value.backup;
      const status = fields.status?.value;
      if (backup === undefined || status === 'deleted' || status === 'killed') continue;
      use(backupOf(backup.value, run), { at: backup.at, image: name });
    }
    for (const { step, images } of run.succeeding('create-full-ecs', 'delete')) {
      if (step.action === 'delete') {
        // A backup can be used again after its image is deleted.
        for (const { image } of images) uses.delete(backupsOf.get(image.name) ?? '');
        continue;
      }
      if (step.backup === undefined) continue;
      const backup = backupOf(step.backup.value, run);
      const before = uses.get(backup);
      if (before === undefined) use(backup, { at: step.backup.at, image: step.as?.value });
      else {
        yield {
          at: step.backup.at,
          message: message('full-ecs-backup-once', { backup: step.backup.value }),
          because: [{ note: message('because.backup-used', { backup: step.backup.value }), at: before.at, from: [] }],
        };
      }
    }
  },
};

/** What all references to one backup have in common: its id, or its name where the id is not declared. */
function backupOf(ref: string, { world }: Run): string {
  const id = world.find('backups', ref)?.facts.id;
  return id?.known === true ? id.value.toLowerCase() : ref;
}
