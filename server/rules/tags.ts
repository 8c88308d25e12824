import { limit, pattern } from '../catalog/limits';
import type { CheckContext } from '../facts/check-context';
import type { Reason } from '../facts/fact';
import { message } from '../messages/message';
import type { CreatingAction } from '../model/actions';
import type { Step } from '../model/manifest';
import type { AnchoredSpan } from '../text/anchored-span';
import { dataImagesOf } from './data-images';
import type { Report } from './rule';

/** The number of tags of an image before and after a step that adds tags. */
interface TagCount {
  readonly at: AnchoredSpan;
  /** `undefined` if unknown. */
  readonly before: number | undefined;
  /** A lower bound if `before` is unknown. */
  readonly after: number;
  readonly because: readonly Reason[];
}

/** The tags that a step adds, by image that it creates; those of a `tag` step are the same for all its images. */
function addedBy(step: Step<CreatingAction | 'tag'>): readonly NonNullable<Step<CreatingAction>['tags']>[] {
  if (step.action === 'tag') return [step.tags?.value.add].flatMap((tags) => tags ?? []);
  return [step, ...dataImagesOf(step)].flatMap(({ tags }) => tags ?? []);
}

/**
 * Reports the keys, or the values, of the tags that a step adds if a page of the documentation does not allow them. `permittedByAll` is
 * the pattern of the page that allows least.
 */
export function* invalidTags(
  part: 'key' | 'value',
  step: Step<CreatingAction | 'tag'>,
  permittedByAll: string = limit(`tag-${part}-format`).olderPattern,
): Iterable<Report> {
  const rule = `tag-${part}-format` as const;
  const { value: length, older, pattern: permitted } = limit(rule);
  for (const [key, field] of addedBy(step).flatMap(({ value }) => [...value])) {
    const [text, at] = part === 'key' ? [key, field.key] : [String(field.value ?? ''), field.at];
    if (pattern(permittedByAll).test(text)) continue;
    if (text !== text.trim() || !pattern(permitted).test(text)) {
      yield { at, message: message(rule, { text, length }) };
    } else {
      const note = message(`${rule}.disputed`, { older });
      yield { at, message: message(`${rule}.some`, { text }), evidence: { on: 'disputed', note } };
    }
  }
}

/** The tag counts of each image before and after a step that adds tags. */
export function tagCountsOf(step: Step<CreatingAction | 'tag'>, context: CheckContext): readonly TagCount[] {
  const all = addedBy(step);
  if (step.action !== 'tag')
    return all.map(({ key, value }) => ({ at: key, before: 0, after: value.size, because: [] }));
  const [added] = all;
  if (added === undefined) return [];
  const { key: at } = added;
  const keys = [...added.value.keys()];
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
