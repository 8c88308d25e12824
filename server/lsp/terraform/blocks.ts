import type { CheckOutcome } from '../../engine/checker';
import type { Checked, CheckedDocument } from '../../engine/session';
import type { StepState } from '../../facts/step-state';
import { code } from '../../features/markdown';
import { message, say, type Catalogue } from '../../messages/message';
import type { Instance } from '../../model/terraform/configuration';
import { withoutModules, withShortAddresses } from '../../model/terraform/short-address';
import { terraformFile } from '../../terraform/file';
import { spanOf, type Anchor, type Span } from '../../text/anchored-span';
import { grouped } from '../../text/grouped';
import { viewsOf, type CallerView } from './callers';

/** A resource that is one instance of a block, in one of the configurations that use its file. */
export interface InstanceInView {
  readonly view: CallerView;
  readonly instance: Instance;
}

/** A step of a resource. */
export interface StepInView extends InstanceInView {
  readonly document: CheckedDocument;
  readonly state: StepState;
  readonly outcome: CheckOutcome | undefined;
}

/** A block of a file with the steps of all its instances. */
export interface StepsOfBlock {
  readonly block: Span;
  /** The type and the labels. */
  readonly head: Span;
  readonly steps: readonly StepInView[];
}

/** The blocks of a file that are operations, in the order of the text. */
export function stepBlocks(checked: Checked): readonly StepsOfBlock[] {
  const all = viewsOf(checked).flatMap(stepsIn);
  const blocks = Array.from(grouped(all, ({ state }) => state.step.nodePath.anchor.start).values());
  return blocks
    .flatMap((steps): readonly StepsOfBlock[] => {
      const [{ instance, state }] = steps;
      return instance.place === undefined
        ? []
        : [{ block: blockOf(instance.place), head: spanOf(state.step.at), steps }];
    })
    .sort((a, b) => a.block.start - b.block.start);
}

function stepsIn(view: CallerView): readonly StepInView[] {
  const { checked } = view;
  const [document] = checked.documents;
  if (document === undefined) return [];
  const { steps } = terraformFile(checked.syntax).lowered;
  return document.evaluation.states.flatMap((state, index): readonly StepInView[] => {
    const instance = steps[index]?.instance;
    if (instance === undefined || state.step.nodePath.anchor.source !== checked.source) return [];
    return [{ view, instance, document, state, outcome: document.outcomes[index] }];
  });
}

/** The instances of the block at an offset, operations or not. */
export function instancesAt(checked: Checked, offset: number): readonly InstanceInView[] {
  return viewsOf(checked).flatMap((view) => {
    const { syntax, source } = view.checked;
    return terraformFile(syntax).lowered.lookups.finder.configuration.instances.flatMap((instance) => {
      const { place } = instance;
      if (place?.anchor.source !== source) return [];
      const { start, end } = blockOf(place);
      return start <= offset && offset <= end ? [{ view, instance }] : [];
    });
  });
}

function blockOf({ anchor, block }: { readonly anchor: Anchor; readonly block: Span }): Span {
  return spanOf({ anchor, ...block });
}

/** The maximum number of names in a line. */
const NAMES_SHOWN = 2;

/**
 * Names some instances of a block, as Markdown: as a whole those of a configuration, of a call of a module, or with the same key in all
 * calls, and otherwise one by one.
 */
export function labelsOf(all: readonly InstanceInView[], catalogue: Catalogue): (indices: readonly number[]) => string {
  const folders = new Set(all.map(({ view }) => view.folder));
  return (indices) => {
    const some = indices.flatMap((index) => all[index] ?? []);
    const having = new Set(some);
    const isWhole = (isIn: (each: InstanceInView) => boolean): boolean =>
      all.every((each) => !isIn(each) || having.has(each));
    const names = new Set(
      some.map(({ view: { folder }, instance: { module, address, key } }) => {
        if (folders.size > 1 && isWhole(({ view }) => view.folder === folder)) return folder;
        const isIn = (each: InstanceInView, part: 'module' | 'key', value: Instance['key']): boolean =>
          each.view.folder === folder && each.instance[part] === value;
        const isWholeCall = module !== '' && isWhole((each) => isIn(each, 'module', module));
        const hasKey = key !== undefined && isWhole((each) => isIn(each, 'key', key));
        const name = isWholeCall ? module : withShortAddresses(hasKey ? withoutModules(address) : address);
        return folders.size > 1 ? `${folder}: ${name}` : name;
      }),
    );
    const shown = Array.from(names, code).slice(0, NAMES_SHOWN);
    const more = names.size - NAMES_SHOWN;
    const list = shown.join(catalogue.comma);
    return more > 0 ? say(message('hover.and-more', { list, more }), catalogue) : list;
  };
}
