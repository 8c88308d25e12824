import type { Evaluation } from '../../facts/evaluation';
import { message } from '../../messages/message';
import type { AnchoredSpan } from '../../text/anchored-span';
import type { Rule } from '../rule';
import { knownValue } from '../../facts/fact';

/** A step that creates an image from a backup. */
interface Use {
  readonly at: AnchoredSpan;
  /** The name by which later steps delete the image. */
  readonly image?: string;
}

export const fullEcsBackupOnce: Rule<'manifest'> = {
  id: 'full-ecs-backup-once',
  severity: 'error',
  on: ['manifest'],
  *check(evaluation) {
    const uses = new Map<string, Use>();
    const backupsOf = new Map<string, string>();
    const use = (backup: string, { at, image }: Use): void => {
      uses.set(backup, { at, image });
      if (image !== undefined) backupsOf.set(image, backup);
    };
    for (const { name, fields } of evaluation.things('images').values()) {
      const backup = fields.origin?.value.backup;
      const status = fields.status?.value;
      if (backup === undefined || status === 'deleted' || status === 'killed') continue;
      use(backupOf(backup.value, evaluation), { at: backup.at, image: name });
    }
    for (const { step, images } of evaluation.succeeding('create-full-ecs', 'delete')) {
      if (step.action === 'delete') {
        // A backup can be used again after its image is deleted.
        for (const { image } of images) uses.delete(backupsOf.get(image.name) ?? '');
        continue;
      }
      if (step.backup === undefined) continue;
      const backup = backupOf(step.backup.value, evaluation);
      const before = uses.get(backup);
      if (before === undefined) use(backup, { at: step.backup.at, image: step.as?.value });
      else {
        yield {
          at: step.backup.at,
          message: message('full-ecs-backup-once', { backup: step.backup.value }),
          reasons: [{ explanation: message('because.backup-used', { backup: step.backup.value }), at: before.at }],
        };
      }
    }
  },
};

/** Identifies a backup across references: by its ID, or by its name if no ID is declared. */
function backupOf(ref: string, { symbols }: Evaluation): string {
  return knownValue(symbols.find('backups', ref)?.facts.id)?.toLowerCase() ?? ref;
}
