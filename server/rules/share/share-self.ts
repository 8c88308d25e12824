import type { CheckContext } from '../../facts/check-context';
import { message, type Message } from '../../messages/message';
import type { Instance } from '../../model/terraform/configuration';
import { textOf } from '../../model/terraform/values';
import { definedAt, valueAt } from '../instances';
import { projectsIn } from '../projects';
import { ownRecipients } from '../recipients';
import type { Report, Rule } from '../rule';

function ownAccount({ actor: { own, account } }: CheckContext): Message {
  return own ? message('because.own-account') : message('because.acts', { account });
}

export const shareSelf: Rule<'share' | 'instance'> = {
  id: 'share-self',
  severity: 'error',
  on: ['share', 'instance'],
  creates: ['images_image_share'],
  *check(step, context) {
    if ('provider' in step) {
      yield* ownProjects(step, context);
      return;
    }
    for (const { leaf, what, own } of ownRecipients(step, context)) {
      yield {
        at: leaf.at,
        message: context.actor.own
          ? what === 'project'
            ? message('share-self')
            : message('share-self.account')
          : message('share-self.other', { account: context.actor.account }),
        reasons: [{ explanation: ownAccount(context), at: own }],
      };
    }
  },
};

/** A share of a configuration with a project of its own provider configuration. */
function* ownProjects(share: Instance, context: CheckContext): Iterable<Report> {
  for (const { item, project } of projectsIn(share)) {
    const own = textOf(share.provider.arguments.values.get('project_id')?.value);
    const isOwn = project?.provider.key === share.provider.key || (own !== undefined && textOf(item) === own);
    if (!isOwn) continue;
    yield {
      at: valueAt(share, 'target_project_ids', context),
      message: message('share-self'),
      reasons: project === undefined ? [] : [definedAt(project, context)],
    };
    break;
  }
}
