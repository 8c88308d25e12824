import { message } from '../../messages/message';
import type { Value } from '../../model/configuration';
import { kindOf } from '../../model/terraform/things';
import { attributeOf, definedAt, textNow, valueAt } from '../instances';
import type { Rule } from '../rule';

/** The argument of each type that names an image and forces a replacement. */
const sources: Readonly<Record<string, string>> = {
  images_image_copy: 'source_image_id',
  images_image_share: 'source_image_id',
  images_image_share_accepter: 'image_id',
  ims_image_export: 'image_id',
};

export const tfMovingSource: Rule<'instance'> = {
  id: 'tf-moving-source',
  severity: 'warning',
  on: ['instance'],
  creates: Object.keys(sources),
  *check(each, context) {
    const argument = sources[kindOf(each) ?? ''];
    if (argument === undefined) return;
    const { ignoreChanges } = each.lifecycle;
    const found = movingSource(each.arguments.values.get(argument)?.value);
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
