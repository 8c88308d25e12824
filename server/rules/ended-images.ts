import type { Configuration, Instance } from '../model/terraform/configuration';
import { imageUsers, makesImage } from '../model/terraform/resources';
import { kindOf, finderOf, valueOf } from '../model/terraform/instance';
import { textOf } from '../model/terraform/values';
import { textBefore } from './instances';

/** The images that a plan deletes, alone or to replace them. */
export function endedImages({ instances }: Configuration): readonly Instance[] {
  return instances.filter((each) => each.change?.actions.includes('delete') === true && isImage(each));
}

function isImage(instance: Instance): boolean {
  const kind = kindOf(instance);
  return instance.mode === 'managed' && (makesImage(kind) || kind === 'images_image_v2');
}

/** The ID that an image has before the plan is applied. */
export function idBefore(image: Instance): string | undefined {
  return textBefore(image, 'id');
}

/** What a plan leaves with an image that it deletes: servers, disks and the like that were created from it. */
export function usersOf(image: Instance, { instances }: Configuration): readonly Instance[] {
  const id = idBefore(image);
  if (id === undefined) return [];
  return instances.filter((each) => stays(each) && idsIn(each).includes(id));
}

function stays({ mode, change }: Instance): boolean {
  return mode === 'managed' && change !== undefined && !/create|delete/.test(change.actions.join());
}

function idsIn(user: Instance): readonly string[] {
  return (imageUsers[kindOf(user)] ?? []).flatMap((path) => {
    const [first = '', second] = path.split('.');
    // A server that names its image by `image_name` has its ID in the state alone.
    const values =
      second === undefined
        ? [valueOf(user, first) ?? user.change?.before?.get(first)]
        : (user.arguments.blocks.get(first) ?? []).map(({ values }) => values.get(second)?.value);
    return values.flatMap((value) => textOf(value) ?? []);
  });
}

/** The shares of an image that exist before a plan deletes it. */
export function sharesOf(image: Instance, configuration: Configuration): readonly Instance[] {
  const finder = finderOf(configuration);
  const id = idBefore(image);
  return finder.of('images_image_share').filter((share) => {
    if (share.change?.before === undefined) return false;
    const before = share.change.before.get('source_image_id');
    return before?.ref?.instance === image || (id !== undefined && textOf(before) === id);
  });
}
