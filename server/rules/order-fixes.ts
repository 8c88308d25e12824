import type { CheckContext } from '../facts/check-context';
import type { Evaluation } from '../facts/evaluation';
import { message } from '../messages/message';
import type { ParallelBlock, Step } from '../model/manifest';
import { referencesOf } from '../model/references';
import type { Change, Json, NodePath } from '../syntax/change';
import { memoize } from '../text/memoize';
import type { Fix } from './rule';

/** The fields of a step that is to be inserted. */
type NewStep = Readonly<Record<string, Json>> & { readonly action: string };

/** A new step of the account that performs another one. */
export function performedLike({ account }: Step, step: NewStep): Json {
  return performedBy(account?.value, step);
}

/** A new step of an account; of your own if none is given. */
function performedBy(account: string | undefined, { action, ...fields }: NewStep): Json {
  return account === undefined ? { action, ...fields } : { action, account, ...fields };
}

/**
 * Inserts a step of the same account that ends before `step` starts: right before it, unless its `parallel` block would start both
 * together.
 */
export function insertBefore(step: Step, value: NewStep): Change {
  return { do: 'insert', side: 'before', of: placeBefore(step), value: performedLike(step, value) };
}

/** Inserts a step of another account before a step. */
export function insertBeforeAs(account: string, step: Step, value: NewStep, context: CheckContext): Change {
  const other = account === context.evaluation.symbols.ownAccount ? undefined : account;
  return { do: 'insert', side: 'before', of: placeBefore(step), value: performedBy(other, value) };
}

/** Moves another step so that it ends before `step` starts. */
export function moveBefore(step: Step, other: Step): Change {
  return { do: 'move', from: other.nodePath, before: placeBefore(step) };
}

function placeBefore(step: Step): NodePath {
  return isItemOfBlock(step) ? step.block.nodePath : step.nodePath;
}

/** Whether the steps around a step start together with it. */
export function isItemOfBlock<S extends Step>(step: S): step is S & { readonly block: ParallelBlock } {
  return step.block !== undefined && step.chain === undefined;
}

/** All names and IDs that steps refer to. */
const namesUsed = memoize(
  (steps: readonly Step[]) => new Set(steps.flatMap((step) => referencesOf(step).map(({ leaf }) => leaf.value))),
);

/** Removes a step that no later step depends on. */
export function removeStep(step: Step, evaluation: Evaluation): readonly Fix[] {
  const produced = 'as' in step ? step.as?.value : undefined;
  const used = produced !== undefined && namesUsed(evaluation.manifest.steps).has(produced);
  if (used || (step.block !== undefined && (step.chain?.steps.length ?? 1) === 1)) return [];
  return [{ title: message('fix.remove-step'), changes: [{ do: 'remove', at: step.nodePath }] }];
}

/**
 * Moves the step that creates an image before the step that uses it, if its own inputs exist by then. In another chain or after the
 * block of that step, it moves before the block.
 */
export function moveProducer(step: Step, producer: Step, image: string, context: CheckContext): readonly Fix[] {
  const { state, evaluation } = context;
  const { block, chain } = step;
  const within = block === undefined || (chain !== undefined && producer.chain === chain);
  const start = within ? state : evaluation.states.find((each) => each.step === block.steps[0]);
  if (start === undefined) return [];
  const needs = referencesOf(producer).filter(({ section }) => section === 'images');
  if (needs.some(({ leaf }) => evaluation.whyUnresolved(leaf.value, start) !== undefined)) return [];
  const before = within ? step.nodePath : block.nodePath;
  const title = message(within ? 'fix.move-before-step' : 'fix.move-before-block', { image });
  return [{ title, changes: [{ do: 'move', from: producer.nodePath, before }] }];
}

/** Splits a block between the item that creates an image and a later item that uses it. */
export function splitBefore({ block, chain, nodePath }: Step, producer: Step, image: string): readonly Fix[] {
  const indexOf = ({ path }: NodePath): number => Number(path.at(-1));
  const index = indexOf(chain?.nodePath ?? nodePath);
  if (block === undefined || indexOf(producer.chain?.nodePath ?? producer.nodePath) > index) return [];
  const title = message(chain === undefined ? 'fix.split-before-step' : 'fix.split-before-chain', { image });
  return [{ title, changes: [{ do: 'split', at: block.nodePath, size: index, once: true }] }];
}
