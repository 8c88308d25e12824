import { message } from '../../messages/message';
import { actionNames, type Action } from '../../model/actions';
import { imageRefs } from '../../model/references';
import { resources } from '../../model/terraform/resources';
import { isMade, kindOf } from '../../model/terraform/instance';
import { endedImages, idBefore } from '../ended-images';
import { definedAt, textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

export const useAfterDelete: Rule<Action> = {
  id: 'use-after-delete',
  severity: 'error',
  on: actionNames,
  *check(step, context) {
    const { state } = context;
    if (state === undefined) return;
    for (const ref of imageRefs(step)) {
      const miss = context.evaluation.whyUnresolved(ref.value, state);
      if (miss?.miss !== 'deleted') continue;
      yield { at: ref.at, message: message('use-after-delete', { image: ref.value }), reasons: [miss.ended] };
    }
  },

  /** Resources that a plan creates or changes with the ID of an image that it deletes. Nothing makes Terraform do that first. */
  *checkConfiguration(configuration, context) {
    const ended = new Map(
      endedImages(configuration).flatMap((image) => {
        const id = idBefore(image);
        return id === undefined ? [] : [[id, image] as const];
      }),
    );
    if (ended.size === 0) return;
    for (const instance of configuration.instances) {
      const argument = resources[kindOf(instance)]?.fields.image;
      if (argument === undefined || !isMade(instance)) continue;
      const image = ended.get(textNow(instance, argument) ?? '');
      if (image === undefined) continue;
      yield {
        at: valueAt(instance, argument, context),
        message: message('use-after-delete', { image: image.address }),
        reasons: [definedAt(image, context)],
      };
    }
  },
};
