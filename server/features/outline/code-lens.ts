import type { Settings } from '../../config/settings';
import type { Evaluation } from '../../facts/evaluation';
import { message, say, type Catalogue, type Message } from '../../messages/message';
import { referencesOf } from '../../model/references';
import type { Checked, CheckedDocument } from '../../engine/session';
import { lowerBound } from '../../text/binary-search';
import { grouped } from '../../text/grouped';
import { spanOf, type Span } from '../../text/anchored-span';
import { stepSpans } from '../items';
import { placeOfUse, type Use } from '../navigation/symbols';
import { shownOf } from '../written';

/** A code lens above a step or a declared image, and the target of a click. */
export interface CodeLens {
  readonly span: Span;
  readonly title: string;
  readonly about: 'checks' | 'uses';
}

/**
 * Code lenses: above each step its problems, otherwise the number of checks that could not be made; above each declared image the
 * number of steps that use it. A step without either has none.
 */
export function codeLenses(
  checked: Checked,
  catalogue: Catalogue,
  kinds: Settings['codeLens'] = { checks: true, uses: true },
): readonly CodeLens[] {
  return checked.documents.flatMap((document) => {
    const { evaluation, outcomes } = document;
    const lenses: CodeLens[] = [];
    if (kinds.uses) {
      const uses = usesOf(evaluation);
      for (const { name, at } of evaluation.manifest.images.values()) {
        if (at.anchor.source !== checked.source) continue;
        const title = usedBy(uses.get(name)?.length ?? 0);
        lenses.push({ span: spanOf(at), title: say(title, catalogue), about: 'uses' });
      }
    }
    if (kinds.checks) {
      const problems = problemsOf(checked, document);
      evaluation.states.forEach(({ step }, index) => {
        const state = stateOf(problems[index] ?? 0, outcomes[index]?.unverified.length ?? 0);
        if (state !== undefined) lenses.push({ span: spanOf(step.at), title: say(state, catalogue), about: 'checks' });
      });
    }
    return lenses;
  });
}

/** The problems of a step, otherwise its unchecked rules; `undefined` if there are none. */
export function stateOf(problems: number, unchecked: number): Message | undefined {
  if (problems > 0) return problems === 1 ? message('lens.problem') : message('lens.problems', { count: problems });
  if (unchecked > 0)
    return unchecked === 1 ? message('lens.unchecked') : message('lens.unchecked-many', { count: unchecked });
  return undefined;
}

/** The number of errors and warnings at each step, including syntax and schema. One pass over the findings. */
function problemsOf(checked: Checked, document: CheckedDocument): readonly number[] {
  const { states: ran } = document.evaluation;
  const spans = stepSpans(document);
  const counts = new Array<number>(ran.length).fill(0);
  for (const { severity, at } of checked.findings) {
    if (severity === 'info') continue;
    const { start } = spanOf(at);
    const index = lowerBound(ran.length, (each) => (spans[each]?.start ?? Infinity) > start) - 1;
    const span = spans[index];
    if (span !== undefined && start <= span.end) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

function usedBy(count: number): Message {
  if (count === 0) return message('lens.unused');
  return count === 1 ? message('lens.used-by-one') : message('lens.used-by', { count });
}

/** The places where steps use each declared image, by name, one for each step. One pass over the plan. */
function usesOf({ states, symbols }: Evaluation): ReadonlyMap<string, readonly { readonly use: Use }[]> {
  const uses = states.flatMap(({ step }) => {
    const named = new Map<string, Use>();
    for (const { section, leaf, path } of referencesOf(step)) {
      const name = section === 'images' ? symbols.resolveName('images', leaf.value) : undefined;
      if (name !== undefined && !named.has(name)) named.set(name, { leaf, path, anchor: step.nodePath.anchor });
    }
    return Array.from(named, ([name, use]) => ({ name, use }));
  });
  return grouped(uses, ({ name }) => name);
}

/** Where steps use the declared image whose name is at an offset. */
export function usesAt(checked: Checked, offset: number): readonly Span[] {
  for (const document of checked.documents) {
    const { evaluation } = document;
    for (const { name, at } of evaluation.manifest.images.values()) {
      if (at.anchor.source !== checked.source || spanOf(at).start !== offset) continue;
      return (usesOf(evaluation).get(name) ?? []).map(({ use }) => shownOf(checked, spanOf(placeOfUse(checked, use))));
    }
  }
  return [];
}
