import type { Ask } from '../facts/ask';
import type { Reason } from '../facts/fact';
import type { Making } from '../model/actions';
import type { Step } from '../model/manifest';
import type { Place } from '../text/place';

/** A tag that a step adds to an image. */
interface Tag {
  readonly key: string;
  readonly value: string;
  readonly keyAt: Place;
  readonly valueAt: Place;
}

/** How many tags an image has after a step that adds tags. */
interface TagCount {
  readonly at: Place;
  /** How many it had before; `undefined` where that is not known. */
  readonly before: number | undefined;
  /** How many it has after; where `before` is not known, at least this many. */
  readonly after: number;
  readonly because: readonly Reason[];
}

function addedBy(step: Step<Making | 'tag'>): Step<Making>['tags'] {
  return step.action === 'tag' ? step.tags?.value.add : step.tags;
}

/** The tags that a step adds. */
export function tagsOf(step: Step<Making | 'tag'>): readonly Tag[] {
  return [...(addedBy(step)?.value ?? [])].map(([key, field]) => ({
    key,
    value: String(field.value ?? ''),
    keyAt: field.key,
    valueAt: field.at,
  }));
}

/** For each image of a step that adds tags, how many it has before and after. */
export function tagCountsOf(step: Step<Making | 'tag'>, facts: Ask): readonly TagCount[] {
  const added = addedBy(step);
  if (added === undefined) return [];
  const { key: at } = added;
  const keys = [...added.value.keys()];
  if (step.action !== 'tag') return [{ at, before: 0, after: keys.length, because: [] }];
  const removed = new Set((step.tags?.value.remove?.value ?? []).map((tag) => tag.value));
  return facts.images(step).map(({ image }) => {
    const known = facts.of(image, 'tags');
    if (known === undefined) return { at, before: undefined, after: keys.length, because: [] };
    const { value: before, why } = known;
    const gone = [...removed].filter((key) => before.has(key)).length;
    const fresh = keys.filter((key) => !before.has(key) || removed.has(key)).length;
    return { at, before: before.size, after: before.size - gone + fresh, because: [why] };
  });
}
