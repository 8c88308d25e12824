import type { CheckContext } from '../facts/check-context';
import type { Reason } from '../facts/fact';
import type { CreatingAction } from '../model/actions';
import type { Step } from '../model/manifest';
import type { AnchoredSpan } from '../text/anchored-span';

/** A tag that a step adds to an image. */
interface Tag {
  readonly key: string;
  readonly value: string;
  readonly keyAt: AnchoredSpan;
  readonly valueAt: AnchoredSpan;
}

/** The number of tags of an image before and after a step that adds tags. */
interface TagCount {
  readonly at: AnchoredSpan;
  /** `undefined` if unknown. */
  readonly before: number | undefined;
  /** A lower bound if `before` is unknown. */
  readonly after: number;
  readonly because: readonly Reason[];
}

function addedBy(step: Step<CreatingAction | 'tag'>): Step<CreatingAction>['tags'] {
  return step.action === 'tag' ? step.tags?.value.add : step.tags;
}

/** The tags that a step adds. */
export function tagsOf(step: Step<CreatingAction | 'tag'>): readonly Tag[] {
  return [...(addedBy(step)?.value ?? [])].map(([key, field]) => ({
    key,
    value: String(field.value ?? ''),
    keyAt: field.key,
    valueAt: field.at,
  }));
}

/** The tag counts of each image before and after a step that adds tags. */
export function tagCountsOf(step: Step<CreatingAction | 'tag'>, context: CheckContext): readonly TagCount[] {
  const added = addedBy(step);
  if (added === undefined) return [];
  const { key: at } = added;
  const keys = [...added.value.keys()];
  if (step.action !== 'tag') return [{ at, before: 0, after: keys.length, because: [] }];
  const removed = new Set((step.tags?.value.remove?.value ?? []).map((tag) => tag.value));
  return context.images(step).map(({ image }) => {
    const known = context.of(image, 'tags');
    if (known === undefined) return { at, before: undefined, after: keys.length, because: [] };
    const { value: before, why } = known;
    const gone = [...removed].filter((key) => before.has(key)).length;
    const fresh = keys.filter((key) => !before.has(key) || removed.has(key)).length;
    return { at, before: before.size, after: before.size - gone + fresh, because: [why] };
  });
}
