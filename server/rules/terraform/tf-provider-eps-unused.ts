import { message } from '../../messages/message';
import type { Instance } from '../../model/configuration';
import { copyAction } from '../../model/terraform/copies';
import { makesImage } from '../../model/terraform/resources';
import { isMade, kindOf } from '../../model/terraform/things';
import { textOf } from '../../model/terraform/values';
import { headOf, setArgument } from '../instances';
import type { Rule } from '../rule';

export const tfProviderEpsUnused: Rule<'instance'> = {
  id: 'tf-provider-eps-unused',
  severity: 'info',
  on: ['instance'],
  *check(image, context) {
    if (!takesProject(image) || image.arguments.values.has('enterprise_project_id')) return;
    const argument = image.provider.arguments.values.get('enterprise_project_id');
    const project = textOf(argument?.value);
    // `0` is the default enterprise project.
    if (project === undefined || project === '' || project === '0') return;
    yield {
      at: headOf(image, context),
      message: message('tf-provider-eps-unused', { type: image.type, address: image.address }),
      reasons: [{ explanation: message('because.tf-provider-project'), at: argument?.at }],
      fixes: () => (argument?.value.ref === undefined ? setArgument(image, 'enterprise_project_id', project) : []),
    };
  },
};

/** Whether the image could be created in an enterprise project, and the provider does not choose its own by itself. */
function takesProject(instance: Instance): boolean {
  const kind = kindOf(instance) ?? '';
  if (instance.mode !== 'managed' || !isMade(instance) || !makesImage(kind) || kind === 'images_image') return false;
  return kind !== 'images_image_copy' || copyAction(instance) === 'copy-in-region';
}
