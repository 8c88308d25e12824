import { limit } from '../catalog/limits';
import type { CheckContext } from '../facts/check-context';
import type { Image } from '../facts/entity';
import { knownValue } from '../facts/fact';
import { message, type Message } from '../messages/message';
import type { Located } from '../model/located';
import type { Step } from '../model/manifest';
import { referencesOf } from '../model/references';
import type { Change, Json, NodePath } from '../syntax/change';
import { firstLetters, freeName as withFreeNumber } from '../text/free-name';
import { insertBefore, isItemOfBlock, performedLike } from './order-fixes';
import type { Fix } from './rule';

/** The wanted name if no image of the manifest has it, otherwise the wanted name with a number. */
export function freeName(wanted: string, context: CheckContext): string {
  const base = firstLetters(wanted.normalize().replace(/[^\p{L}\p{M}\p{N}_.-]/gu, '-'), 56);
  const taken = (name: string): boolean =>
    context.evaluation.things('images').has(name) || context.evaluation.producerOf(name) !== undefined;
  const start = /^\p{L}/u.test(base) ? base : `image-${base}`;
  return withFreeNumber(start, taken);
}

/** Makes the step and later steps of the same account use another image. Deletions keep referring to the original. */
function useInstead(step: Step, ref: Located<string>, name: string, context: CheckContext): readonly Change[] {
  const { symbols } = context.evaluation;
  const identity = symbols.canonicalName('images', ref.value);
  const from = context.state?.index ?? 0;
  return context.evaluation.states.slice(from).flatMap(({ step: other, actor }) =>
    other !== step &&
    (actor.account !== context.actor.account ||
      other.action === 'delete' ||
      context.evaluation.order.mayRunTogether(other, step))
      ? []
      : referencesOf(other).flatMap((reference): Change[] => {
          if (reference.section !== 'images') return [];
          const same = symbols.canonicalName('images', reference.leaf.value) === identity;
          const at: NodePath = { anchor: other.nodePath.anchor, path: reference.path };
          return same ? [{ do: 'set', at, value: name }] : [];
        }),
  );
}

/** Whether no known fact prevents copying the image within its region. */
export function mayCopyInRegion({ facts }: Image, limit: number): boolean {
  const kind = knownValue(facts.kind);
  const visibility = knownValue(facts.visibility);
  if (kind === 'iso' || kind === 'full-ecs') return false;
  if ((knownValue(facts.status) ?? 'active') !== 'active') return false;
  if (visibility === 'public' || visibility === 'market') return false;
  return (knownValue(facts.size) ?? 0) <= limit;
}

/** The suffix for the name of a copy, which says what the copy is for. */
function suffixOf({ facts: { encrypted } }: Image, key: string): string {
  if (key !== 'none') return 'reencrypted';
  return knownValue(encrypted) === true ? 'decrypted' : 'own';
}

/**
 * Copies the image within its region before the step, with a key or (`none`) without one, and makes this and later steps use the
 * copy. Not safe because it invents a name.
 */
export function copyFirst(
  step: Step,
  ref: Located<string>,
  image: Image,
  key: string,
  title: Message,
  context: CheckContext,
): Fix {
  const suffix = suffixOf(image, key);
  const as = freeName(`${image.name}-${suffix}`, context);
  const name = image.facts.name.known ? `${image.facts.name.value}-${suffix}` : as;
  const copy = { action: 'copy-in-region', image: ref.value, key, as, name: name.slice(0, 128) };
  return { title, changes: [insertBefore(step, copy), ...useInstead(step, ref, as, context)] };
}

/** Copies an image of another account to an image of its own first, if that is allowed. */
export function copyOwn(step: Step, ref: Located<string>, image: Image, context: CheckContext): readonly Fix[] {
  if (!mayCopyInRegion(image, limit('copy-shared-kind-size').value)) return [];
  return [copyFirst(step, ref, image, 'none', message('fix.copy-own', { image: image.name }), context)];
}

/** Copies an encrypted image without a key first, if that is allowed. */
export function copyWithoutKey(step: Step, ref: Located<string>, image: Image, context: CheckContext): readonly Fix[] {
  if (!mayCopyInRegion(image, limit('copy-in-region-size').value)) return [];
  return [copyFirst(step, ref, image, 'none', message('fix.copy-without-key', { image: image.name }), context)];
}

/** Declares a placeholder for a custom key and copies the image with it. */
export function declareKeyAndCopy(step: Step, ref: Located<string>, image: Image, context: CheckContext): Fix {
  const key = withFreeNumber('custom-images', (name) => context.evaluation.things('keys').has(name));
  const region = knownValue(image.facts.region);
  const { own, account, region: usual } = context.actor;
  const elsewhere = region !== undefined && usual.known && region !== usual.value;
  const value: Json = { alias: key, ...(elsewhere ? { region } : {}), ...(own ? {} : { account }) };
  const title = message('fix.declare-key-and-copy', { key, image: image.name });
  const fix = copyFirst(step, ref, image, key, title, context);
  const declared: Change = { do: 'declare', near: step.nodePath.anchor, section: 'keys', name: key, value };
  return { ...fix, changes: [declared, ...fix.changes] };
}

/** Copies the image that a step creates with a key, and makes later steps use the copy. */
export function copyAfter(
  step: Step<'create-from-server' | 'create-from-disk'>,
  key: string,
  changes: readonly Change[],
  context: CheckContext,
): readonly Fix[] {
  const { as } = step;
  const identity = context.evaluation.symbols.resolveName('keys', key);
  const produced = context.state?.result;
  if (as === undefined || identity === undefined || produced === undefined || isItemOfBlock(step)) return [];
  if (!mayCopyInRegion(produced, limit('copy-in-region-size').value)) return [];
  if (knownValue(produced.facts.key)?.name === identity) return [];
  const name = freeName(`${as.value}-encrypted`, context);
  const copy = performedLike(step, { action: 'copy-in-region', image: as.value, key, as: name, name });
  const title = message('fix.copy-after', { image: as.value, key });
  const insert: Change = { do: 'insert', side: 'after', of: step.nodePath, value: copy };
  return [{ title, changes: [...changes, insert, ...useInstead(step, as, name, context)] }];
}
