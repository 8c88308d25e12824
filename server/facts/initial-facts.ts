import { osTypeOf } from '../catalog/os-versions';
import { message, type Message } from '../messages/message';
import type { CreatingAction } from '../model/actions';
import type { Field, Located } from '../model/located';
import type { Step } from '../model/manifest';
import { Entries } from './entries';
import { firstKnown, flatMap, inherit, known, unknown, type Fact, type Known } from './fact';
import { newImageFacts } from './image-facts';
import type { ImageFacts, ImageKind } from './entity';

/** The name that reasons use for the image that a step produces. */
export function nameOf(step: Step<CreatingAction>): string {
  return step.as?.value ?? step.name?.value ?? step.action;
}

/** A value in a field of the step itself. */
export function givenInStep<T>({ value, at }: Located<T>, name: string): Known<T> {
  return known(value, message('because.step-field', { field: name, value: String(value) }), at);
}

/** The fact that a field of the step itself says. If the field is absent, no declaration can settle it. */
export function fromField<T>(field: Field<T> | undefined, name: string): Fact<T> {
  return field === undefined ? unknown : givenInStep(field, name);
}

/** The common facts of new images: active, private, your own, and not shared. */
export function initialFacts(step: Step<CreatingAction>): ImageFacts {
  const { why } = known(undefined, madeBy(step), step.at);
  const factOf = <T>(value: T): Fact<T> => ({ known: true, value, why });
  const facts = newImageFacts(factOf);
  const { tags } = step;
  return {
    ...facts,
    name: fromField(step.name, 'name'),
    sure_shares: facts.shares,
    tags:
      tags !== undefined
        ? factOf(Entries.of(writtenTags(tags.value)))
        : step.written.has('tags')
          ? unknown
          : facts.tags,
  };
}

/** Tags with their written values; an absent value is empty. */
export function writtenTags(
  tags: ReadonlyMap<string, Field<string | number | boolean | null>>,
): readonly (readonly [string, string])[] {
  return [...tags].map(([tag, { value }]) => [tag, String(value ?? '')]);
}

/** The kind in the step, or the default of the action. */
export function defaultKind(step: Step<'import' | 'create-from-disk'>, kind: ImageKind): ImageFacts['kind'] {
  if (step.written.has('kind')) return fromField(step.kind, 'kind');
  return known(
    kind,
    message('because.default-kind', { action: step.action, kind: message(`pipeline.kind.${kind}`) }),
    step.at,
  );
}

/** The given type of system, otherwise that of the version. */
export function osType(given: ImageFacts['os_type'], version: ImageFacts['os_version']): ImageFacts['os_type'] {
  return firstKnown(given, flatMap(version, osTypeOf));
}

/** The explanation that the step creates the image. */
export function madeBy(step: Step<CreatingAction>): Message {
  return message('because.made-by', { name: nameOf(step), action: step.action });
}

/** A fact that the new image has from its source. The field and the source are those in the explanation. */
export function inherited<T>(fact: Fact<T>, step: Step<CreatingAction>, field: string, source: string): Fact<T> {
  return inherit(fact, message('because.inherits', { name: nameOf(step), field, source }), step.at);
}

type MemoryLimits = 'min_ram' | 'max_ram';

/** The memory limits in the step. */
export function memoryLimits(step: Pick<Step<'import'>, MemoryLimits>): Pick<ImageFacts, MemoryLimits> {
  return { min_ram: fromField(step.min_ram, 'min_ram'), max_ram: fromField(step.max_ram, 'max_ram') };
}
