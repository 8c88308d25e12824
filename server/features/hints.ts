import type { Image } from '../facts/view';
import { message, say, type Catalogue } from '../messages/message';
import { referencesOf } from '../model/references';
import type { Checked } from '../service';
import { spanOf, type Span } from '../text/place';
import { placesOf } from './names';

/** A short text behind a place of the file. */
export interface Hint {
  readonly offset: number;
  readonly text: string;
}

/** Behind each image that a step points at: what is known of it there, as far as it matters. */
export function hintsIn(checked: Checked, range: Span, catalogue: Catalogue): readonly Hint[] {
  return checked.documents.flatMap(({ run }) =>
    run.ran.flatMap((ran) =>
      referencesOf(ran.step).flatMap((reference): readonly Hint[] => {
        const { end } = spanOf(reference.leaf.at);
        if (reference.section !== 'images' || end < range.start || end > range.end) return [];
        const image = run.find('images', reference.leaf, ran.start);
        const text = image === undefined ? '' : factsInShort(image, catalogue);
        return text === '' ? [] : [{ offset: end, text }];
      }),
    ),
  );
}

function factsInShort({ facts }: Image, catalogue: Catalogue): string {
  const { size, encrypted, key, region, kind } = facts;
  const parts: string[] = [];
  if (kind.known && kind.value !== 'system') parts.push(kind.value);
  if (size.known) parts.push(`${String(size.value)} GiB`);
  if (encrypted.known) {
    if (!encrypted.value) parts.push(say(message('hint.unencrypted'), catalogue));
    else if (key.known) parts.push(say(message('hint.encrypted-with', { key: key.value.name }), catalogue));
    else parts.push(say(message('hint.encrypted'), catalogue));
  }
  if (region.known) parts.push(region.value);
  return parts.join(' · ');
}

/** A line above a step or a declared image. */
export interface Lens {
  readonly span: Span;
  readonly title: string;
}

/** Above each step how its checks came out, above each declared image how many steps use it. */
export function lensesOf(checked: Checked, catalogue: Catalogue): readonly Lens[] {
  return checked.documents.flatMap(({ run, verdicts }) => {
    const steps = run.ran.flatMap((ran, index): readonly Lens[] => {
      const verdict = verdicts[index];
      if (verdict === undefined) return [];
      const counts = {
        violated: verdict.violated.length,
        verified: verdict.verified.length,
        unverified: verdict.unverified.length,
      };
      return [{ span: spanOf(ran.step.at), title: say(message('hover.checks', counts), catalogue) }];
    });
    const images = [...run.manifest.images.values()].map((image): Lens => {
      const count = placesOf(run, 'images', image.name).uses.length;
      return { span: spanOf(image.at), title: say(message('lens.used-by', { count }), catalogue) };
    });
    return [...images, ...steps];
  });
}
