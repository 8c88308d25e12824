import { cursorTo, items, whole, type ImportedResource, type JsonCursor } from './resource';

/**
 * The quota of private images in a ShowImageQuota answer. Other services answer in the same form, with other types: `undefined` if
 * this type is not there.
 */
export function quotasOf(of: JsonCursor): readonly ImportedResource[] | undefined {
  const resources = cursorTo(cursorTo(of, 'quotas'), 'resources');
  if (!Array.isArray(resources.value)) return undefined;
  const own = items(resources).find((each) => cursorTo(each, 'type').value === 'image');
  if (own === undefined) return undefined;
  const images = whole(cursorTo(own, 'quota'));
  return images === undefined ? [] : [{ section: 'quotas', id: 'images', called: '', fields: { images } }];
}
