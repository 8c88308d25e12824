import type { Run } from '../facts/run';
import { message, say, type Catalogue, type Message } from '../messages/message';
import { referencesOf } from '../model/references';
import type { Checked } from '../service';
import { spanOf, type Place, type Span } from '../text/place';

/** A line above a step or a declared image, and what a click on it is about. */
export interface Lens {
  readonly span: Span;
  readonly title: string;
  readonly about: 'checks' | 'uses';
}

/** The kinds of lenses, each of which can be turned off. */
export interface LensKinds {
  readonly checks: boolean;
  readonly uses: boolean;
}

/** Above each step how its checks came out, above each declared image how many steps use it. */
export function lensesOf(
  checked: Checked,
  catalogue: Catalogue,
  kinds: LensKinds = { checks: true, uses: true },
): readonly Lens[] {
  return checked.documents.flatMap(({ run, verdicts }) => {
    const lenses: Lens[] = [];
    if (kinds.uses) {
      const uses = usesOf(run);
      for (const { name, at } of run.manifest.images.values()) {
        const title = usedBy(uses.get(name)?.length ?? 0);
        lenses.push({ span: spanOf(at), title: say(title, catalogue), about: 'uses' });
      }
    }
    if (kinds.checks) {
      run.ran.forEach(({ step }, index) => {
        const verdict = verdicts[index];
        if (verdict === undefined) return;
        const { violated, verified, unverified } = verdict;
        const counts = { violated: violated.length, verified: verified.length, unverified: unverified.length };
        const title = say(message('hover.checks', counts), catalogue);
        lenses.push({ span: spanOf(step.at), title, about: 'checks' });
      });
    }
    return lenses;
  });
}

function usedBy(count: number): Message {
  if (count === 0) return message('lens.unused');
  return count === 1 ? message('lens.used-by-one') : message('lens.used-by', { count });
}

/** The steps that use each declared image, by the image's name: one place for each step. One pass over the plan. */
function usesOf(run: Run): ReadonlyMap<string, readonly Place[]> {
  const uses = new Map<string, Place[]>();
  for (const { step } of run.ran) {
    const seen = new Set<string>();
    for (const { section, leaf } of referencesOf(step)) {
      const name = section === 'images' ? run.world.identity('images', leaf.value) : undefined;
      if (name === undefined || seen.has(name)) continue;
      seen.add(name);
      const places = uses.get(name);
      if (places === undefined) uses.set(name, [leaf.at]);
      else places.push(leaf.at);
    }
  }
  return uses;
}

/** Where steps use the declared image whose name stands at an offset. */
export function usesAt(checked: Checked, offset: number): readonly Span[] {
  for (const { run } of checked.documents)
    for (const { name, at } of run.manifest.images.values())
      if (spanOf(at).start === offset) return (usesOf(run).get(name) ?? []).map(spanOf);
  return [];
}
