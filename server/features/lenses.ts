import type { Run } from '../facts/run';
import { message, say, type Catalogue, type Message } from '../messages/message';
import { referencesOf } from '../model/references';
import type { Checked, CheckedDocument } from '../service';
import { firstWhere } from '../text/halving';
import { spanOf, type Span } from '../text/place';
import { stepSpans } from './items';
import { spanOfUse, type Use } from './names';
import { shownOf } from './written';

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

/**
 * Above each step what is wrong with it, or else how many checks could not be made; above each declared image how many steps use
 * it. Above a step that is fine there is nothing.
 */
export function lensesOf(
  checked: Checked,
  catalogue: Catalogue,
  kinds: LensKinds = { checks: true, uses: true },
): readonly Lens[] {
  return checked.documents.flatMap((document) => {
    const { run, verdicts } = document;
    const lenses: Lens[] = [];
    if (kinds.uses) {
      const uses = usesOf(run);
      for (const { name, at } of run.manifest.images.values()) {
        const title = usedBy(uses.get(name)?.length ?? 0);
        lenses.push({ span: spanOf(at), title: say(title, catalogue), about: 'uses' });
      }
    }
    if (kinds.checks) {
      const problems = problemsOf(checked, document);
      run.ran.forEach(({ step }, index) => {
        const state = stateOf(problems[index] ?? 0, verdicts[index]?.unverified.length ?? 0);
        if (state !== undefined) lenses.push({ span: spanOf(step.at), title: say(state, catalogue), about: 'checks' });
      });
    }
    return lenses;
  });
}

/** What is wrong with a step, or else what could not be checked; `undefined` where all is well. */
function stateOf(problems: number, unchecked: number): Message | undefined {
  if (problems > 0) return problems === 1 ? message('lens.problem') : message('lens.problems', { count: problems });
  if (unchecked > 0)
    return unchecked === 1 ? message('lens.unchecked') : message('lens.unchecked-many', { count: unchecked });
  return undefined;
}

/** How many errors and warnings are at each step, those of syntax and schema included. One pass over the findings. */
function problemsOf(checked: Checked, document: CheckedDocument): readonly number[] {
  const { ran } = document.run;
  const spans = stepSpans(document);
  const counts = new Array<number>(ran.length).fill(0);
  for (const { severity, at } of checked.findings) {
    if (severity === 'info') continue;
    const { start } = spanOf(at);
    const index = firstWhere(ran.length, (each) => (spans[each]?.start ?? Infinity) > start) - 1;
    const span = spans[index];
    if (span !== undefined && start <= span.end) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

function usedBy(count: number): Message {
  if (count === 0) return message('lens.unused');
  return count === 1 ? message('lens.used-by-one') : message('lens.used-by', { count });
}

/** The steps that use each declared image, by the image's name: one place for each step. One pass over the plan. */
function usesOf(run: Run): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const { step } of run.ran) {
    const seen = new Set<string>();
    for (const { section, leaf, path } of referencesOf(step)) {
      const name = section === 'images' ? run.world.identity('images', leaf.value) : undefined;
      if (name === undefined || seen.has(name)) continue;
      seen.add(name);
      const places = uses.get(name);
      const use = { leaf, path, piece: step.spot.piece };
      if (places === undefined) uses.set(name, [use]);
      else places.push(use);
    }
  }
  return uses;
}

/** Where steps use the declared image whose name stands at an offset. */
export function usesAt(checked: Checked, offset: number): readonly Span[] {
  for (const document of checked.documents) {
    const { run } = document;
    for (const { name, at } of run.manifest.images.values()) {
      if (spanOf(at).start !== offset) continue;
      return (usesOf(run).get(name) ?? []).map((use) => shownOf(checked.text, spanOfUse(document, use)));
    }
  }
  return [];
}
