import type { Ask } from '../facts/ask';
import type { Reason } from '../facts/fact';
import type { Making } from '../model/actions';
import type { Step } from '../model/manifest';
import type { Place } from '../text/place';

/** What a step says of tags: each one it gives, and how many each image has after it. */
export interface Tagging {
  readonly tags: readonly {
    readonly key: string;
    readonly value: string;
    readonly keyAt: Place;
    readonly valueAt: Place;
  }[];
  readonly counts: readonly { readonly at: Place; readonly count: number; readonly because: readonly Reason[] }[];
}

/** The tags that a step gives, and the numbers they add up to. */
export function tagsOf(step: Step<Making | 'tag'>, facts: Ask): Tagging {
  const given = step.action === 'tag' ? step.tags?.value.add : step.tags;
  const tags = [...(given?.value ?? [])].map(([key, field]) => ({
    key,
    value: String(field.value ?? ''),
    keyAt: field.key,
    valueAt: field.at,
  }));
  if (step.action !== 'tag') {
    return { tags, counts: given === undefined ? [] : [{ at: given.key, count: tags.length, because: [] }] };
  }
  const removed = new Set((step.tags?.value.remove?.value ?? []).map((tag) => tag.value));
  const counts = facts.images(step).flatMap(({ image }) => {
    const before = facts.of(image, 'tags');
    if (before === undefined || given === undefined) return [];
    const kept = (key: string): boolean => before.value.has(key) && !removed.has(key);
    const gone = [...removed].filter((key) => before.value.has(key)).length;
    const count = before.value.size - gone + tags.filter(({ key }) => !kept(key)).length;
    return [{ at: given.key, count, because: [before.why] }];
  });
  return { tags, counts };
}
