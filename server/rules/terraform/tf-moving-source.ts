import { message } from '../../messages/message';
import type { Value } from '../../model/terraform/configuration';
import { effectOfChange } from '../../model/terraform/changing';
import { resources } from '../../model/terraform/resources';
import { kindOf, valueOf } from '../../model/terraform/instance';
import { attributeOf, definedAt, textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfMovingSource: Rule<'instance'> = {
  id: 'tf-moving-source',
  severity: 'warning',
  on: ['instance'],
  creates: Object.keys(resources),
  *check(each, context) {
    const argument = resources[kindOf(each)]?.fields['image'];
    if (argument === undefined || effectOfChange(each.type, argument) === 'refuses') return;
    const { ignoreChanges } = each.lifecycle;
    const found = movingSource(valueOf(each, argument));
    if (found === undefined || ignoreChanges === 'all' || ignoreChanges.has(argument)) return;
    yield {
      at: valueAt(each, argument, context),
      message: message('tf-moving-source', { argument, source: found.address, address: each.address }),
      reasons: [definedAt(found, context)],
    };
  },
};

/** The data source of an image that may be another one the next time. */
function movingSource(value: Value | undefined) {
  const from = attributeOf(value);
  if (from === undefined) return undefined;
  const { instance, path } = from.ref;
  if (from.kind === 'data.images_images') return path[0] === 'images' && path[1] === 0 ? instance : undefined;
  if (from.kind !== 'data.images_image' || instance.arguments.values.has('image_id')) return undefined;
  const isNewest = textNow(instance, 'most_recent') === 'true';
  return isNewest || textNow(instance, 'name_regex') !== undefined ? instance : undefined;
}
