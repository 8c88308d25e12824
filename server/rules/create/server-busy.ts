import { message } from '../../messages/message';
import { actionNames, actions } from '../../model/actions';
import type { Instance } from '../../model/terraform/configuration';
import { finderOf, valueOf } from '../../model/terraform/instance';
import type { AnchoredSpan } from '../../text/anchored-span';
import { definedAt, madeOf, valueAt } from '../instances';
import type { Rule } from '../rule';
import { waitingIn } from '../../model/terraform/waiting';
import { Uses } from '../together';

/** What is done to a server. */
const onServers = actionNames.filter((action) => Object.hasOwn(actions[action].fields, 'server'));

export const serverBusy: Rule<'stage'> = {
  id: 'server-busy',
  severity: 'warning',
  on: ['stage'],
  *check(stage, { evaluation }) {
    const busy = new Uses<AnchoredSpan>(evaluation.order);
    for (const step of evaluation.stepsIn(stage, ...onServers)) {
      const ref = 'server' in step ? step.server : undefined;
      if (ref === undefined) continue;
      const server = evaluation.symbols.canonicalName('servers', ref.value);
      const before = busy.togetherWith(step, server);
      busy.add(step, server, ref.at);
      if (before === undefined) continue;
      yield {
        at: ref.at,
        message: message('server-busy', { server }),
        reasons: [{ explanation: message('because.server-taken', { server }), at: before }],
      };
    }
  },

  /** Images of servers that Terraform attaches a volume to at the same time. */
  *checkConfiguration(configuration, context) {
    const attachments = madeOf(configuration, ['compute_volume_attach', 'bms_volume_attach']);
    if (attachments.length === 0) return;
    const finder = finderOf(configuration);
    const waiting = waitingIn(configuration);
    const serverOf = (each: Instance): string | undefined =>
      finder.nameOf('servers', valueOf(each, 'instance_id') ?? valueOf(each, 'server_id'));
    for (const image of madeOf(configuration, ['ims_ecs_system_image', 'ims_ecs_whole_image', 'images_image'])) {
      const server = serverOf(image);
      if (server === undefined || !waiting.isComplete(image)) continue;
      const meanwhile = attachments.find(
        (each) =>
          serverOf(each) === server &&
          waiting.isComplete(each) &&
          !waiting.waits(image, each) &&
          !waiting.waits(each, image),
      );
      if (meanwhile === undefined) continue;
      yield {
        at: valueAt(image, 'instance_id', context),
        message: message('server-busy', { server }),
        reasons: [definedAt(meanwhile, context)],
      };
    }
  },
};
