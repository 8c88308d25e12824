import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import type { Step } from '../../model/manifest';
import type { Change, Json } from '../../syntax/change';
import { fieldPath, removeField } from '../fixes';
import { isItemOfBlock, performedLike } from '../order-fixes';
import type { Fix, Rule } from '../rule';

export const shareCallTooManyProjects: Rule<'share'> = {
  id: 'share-call-too-many-projects',
  severity: 'warning',
  on: ['share'],
  *check(step) {
    const { value: most } = limit('share-call-too-many-projects');
    const { projects, accounts } = step;
    // An account counts as its project.
    const count = (accounts?.value.length ?? 0) + (projects?.value.length ?? 0);
    const written = projects ?? accounts;
    if (written === undefined || count <= most) return;
    yield {
      at: written.key,
      message: message('share-call-too-many-projects', { count, limit: most }),
      fixes: () => split(step, most),
    };
  },
};

/** Keeps as many recipients as allowed in the step, accounts first, and adds steps after it for the rest. */
function split(step: Step<'share'>, most: number): readonly Fix[] {
  const { image, images } = step;
  if (isItemOfBlock(step) || (image === undefined && images === undefined)) return [];
  const what: Record<string, Json> =
    image === undefined ? { images: (images?.value ?? []).map(({ value }) => value) } : { image: image.value };
  const all = (['accounts', 'projects'] as const).flatMap((list) =>
    (step[list]?.value ?? []).map(({ value }) => ({ list, value })),
  );
  const parts: Change[] = [];
  for (let from = most; from < all.length; from += most) {
    const part: Record<string, string[]> = {};
    for (const { list, value } of all.slice(from, from + most)) (part[list] ??= []).push(value);
    parts.push({
      do: 'insert',
      side: 'after',
      of: step.nodePath,
      value: performedLike(step, { action: 'share', ...what, ...part }),
    });
  }
  const remaining = all.slice(0, most);
  const cuts = (['accounts', 'projects'] as const).flatMap((list): readonly Change[] => {
    const length = step[list]?.value.length ?? 0;
    const stay = remaining.filter((each) => each.list === list).length;
    if (stay === length) return [];
    if (stay === 0) return [removeField(step, list)];
    return [{ do: 'remove', at: fieldPath(step, list, stay), to: fieldPath(step, list, length - 1) }];
  });
  return [{ title: message('fix.split-share', { limit: most }), changes: [...cuts, ...parts] }];
}
