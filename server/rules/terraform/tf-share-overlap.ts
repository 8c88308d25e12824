import { finderOf, valueOf } from '../../model/terraform/instance';
import { message } from '../../messages/message';
import type { Instance, Value } from '../../model/terraform/configuration';
import { textOf } from '../../model/terraform/values';
import { grouped } from '../../text/grouped';
import { definedAt, madeOf, spelled, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfShareOverlap: Rule<'configuration'> = {
  id: 'tf-share-overlap',
  severity: 'warning',
  on: ['configuration'],
  *check(configuration, context) {
    const finder = finderOf(configuration);
    const ofImage = (share: Instance): string | undefined => finder.nameOf('images', valueOf(share, 'source_image_id'));
    for (const [image, shares] of grouped(madeOf(configuration, ['images_image_share']), ofImage)) {
      if (image === undefined || shares.length === 1) continue;
      /** The first share by project. */
      const first = new Map<string, Instance>();
      for (const share of shares) {
        const projects = valueOf(share, 'target_project_ids');
        if (projects?.type !== 'list') continue;
        let other: Instance | undefined;
        for (const project of projects.items.flatMap((item) => identityOf(item) ?? [])) {
          other ??= first.get(project);
          if (!first.has(project)) first.set(project, share);
        }
        if (other === undefined || other === share) continue;
        yield {
          at: valueAt(share, 'target_project_ids', context),
          message: message('tf-share-overlap', { address: share.address, other: other.address }),
          reasons: [definedAt(other, context)],
        };
      }
    }
  },
};

/** What tells a project from others: its ID, otherwise the attribute that has it. */
function identityOf(project: Value): string | undefined {
  return textOf(project) ?? (project.ref && spelled(project.ref));
}
