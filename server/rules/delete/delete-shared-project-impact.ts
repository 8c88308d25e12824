import { firstShare } from '../../facts/shares';
import { message } from '../../messages/message';
import { textOf } from '../../model/terraform/values';
import { endedImages, sharesOf } from '../ended-images';
import { definedAt, headOf } from '../instances';
import type { Rule } from '../rule';

export const deleteSharedProjectImpact: Rule<'delete'> = {
  id: 'delete-shared-project-impact',
  severity: 'info',
  on: ['delete'],
  yieldsTo: ['delete-shared-org'],
  *check(step, context) {
    if (context.manifest.configuration !== undefined) return;
    for (const { ref, image } of context.images(step)) {
      const shares = context.of(image, 'sure_shares');
      const share = shares === undefined ? undefined : firstShare(shares.value, 'project');
      if (share === undefined) continue;
      yield {
        at: ref.at,
        message: message('delete-shared-project-impact', { image: image.name, recipient: share.recipient }),
        reasons: [{ explanation: message('because.shared-here', { name: image.name }), at: share.at }],
      };
    }
  },

  /** The recipients of the images that a plan deletes. */
  *checkConfiguration(configuration, context) {
    for (const image of endedImages(configuration))
      for (const share of sharesOf(image, configuration)) {
        const projects = share.change?.before?.get('target_project_ids');
        const recipients = projects?.type === 'list' ? projects.items.flatMap((item) => textOf(item) ?? []) : [];
        if (recipients[0] === undefined) continue;
        yield {
          at: headOf(image, context),
          message: message('delete-shared-project-impact', { image: image.address, recipient: recipients[0] }),
          reasons: [definedAt(share, context)],
        };
      }
  },
};
