import { message } from '../../messages/message';
import { copyAction } from '../../model/terraform/copies';
import { kindOf } from '../../model/terraform/instance';
import { textOf } from '../../model/terraform/values';
import { headOf, setArgument } from '../instances';
import { imageMakers } from '../../model/terraform/resources';
import type { Rule } from '../rule';

export const tfProviderEpsUnused: Rule<'instance'> = {
  id: 'tf-provider-eps-unused',
  severity: 'info',
  on: ['instance'],
  creates: imageMakers.filter((type) => type !== 'images_image'),
  *check(image, context) {
    // A copy across regions has no enterprise project.
    if (kindOf(image) === 'images_image_copy' && copyAction(image) !== 'copy-in-region') return;
    if (image.arguments.values.has('enterprise_project_id')) return;
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
