import { thingsOf } from '../../model/terraform/things';
import { message } from '../../messages/message';
import type { Instance, Value } from '../../model/configuration';
import { textOf } from '../../model/terraform/values';
import { definedAt, madeOf, spelled, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfShareOverlap: Rule<'configuration'> = {
  id: 'tf-share-overlap',
  severity: 'warning',
  on: ['configuration'],
  *check(configuration, context) {
    const things = thingsOf(configuration);
    /** The first share by image and project. */
    const first = new Map<string, Instance>();
    for (const share of madeOf(configuration, ['images_image_share'])) {
      const image = things.nameOf('images', share.arguments.values.get('source_image_id')?.value);
      const projects = share.arguments.values.get('target_project_ids')?.value;
      if (image === undefined || projects?.type !== 'list') continue;
      let other: Instance | undefined;
      for (const project of projects.items.flatMap((item) => identityOf(item) ?? [])) {
        const key = `${image} ${project}`;
        other ??= first.get(key);
        if (!first.has(key)) first.set(key, share);
      }
      if (other === undefined || other === share) continue;
      yield {
        at: valueAt(share, 'target_project_ids', context),
        message: message('tf-share-overlap', { address: share.address, other: other.address }),
        reasons: [definedAt(other, context)],
      };
    }
  },
};

/** What tells a project from others: its ID, otherwise the attribute that has it. */
function identityOf(project: Value): string | undefined {
  return textOf(project) ?? (project.ref && spelled(project.ref));
}
