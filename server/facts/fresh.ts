import { osTypeOf } from '../catalog/os-versions';
import { message, type Message } from '../messages/message';
import type { Making } from '../model/actions';
import type { Field } from '../model/leaf';
import type { Step } from '../model/manifest';
import { Entries } from './entries';
import { firstKnown, flatMap, known, unknown, type Fact } from './fact';
import type { ImageFacts, ImageKind, Share } from './view';

/** The name by which reasons speak of the image that a step makes. */
export function nameOf(step: Step<Making>): string {
  return step.as?.value ?? step.name?.value ?? step.action;
}

/** A field of the step itself; what the step does not say, no declaration can settle. */
export function said<T>(field: Field<T> | undefined, name: string): Fact<T> {
  if (field === undefined) return unknown;
  return known(field.value, message('because.step-field', { field: name, value: String(field.value) }), field.at);
}

/** What every new image has in common: it is active, private, one's own, and shared with nobody. */
export function fresh(step: Step<Making>): ImageFacts {
  const { why } = known(undefined, message('because.made-by', { name: nameOf(step), action: step.action }), step.at);
  const made = <T>(value: T): Fact<T> => ({ known: true, value, why });
  const { tags } = step;
  const nobody = made(Entries.of<Share>());
  return {
    id: unknown,
    name: said(step.name, 'name'),
    region: unknown,
    kind: unknown,
    visibility: made('private'),
    encrypted: unknown,
    key: unknown,
    size: unknown,
    disk_size: unknown,
    min_disk: unknown,
    min_ram: unknown,
    max_ram: unknown,
    status: made('active'),
    os_type: unknown,
    os_version: unknown,
    architecture: unknown,
    hw_firmware_type: unknown,
    origin_type: unknown,
    platform: unknown,
    backup: unknown,
    backup_service: unknown,
    charged: unknown,
    own: unknown,
    from_shared: unknown,
    market: made('none'),
    protected: made(false),
    accepted: unknown,
    shares: nobody,
    sure_shares: nobody,
    tags:
      tags === undefined
        ? step.given.has('tags')
          ? unknown
          : made(Entries.of<string>())
        : made(Entries.of(writtenTags(tags.value))),
    disks: unknown,
  };
}

/** Tags with their values as they are written: an absent value is empty. */
export function writtenTags(
  tags: ReadonlyMap<string, Field<string | number | boolean | null>>,
): readonly (readonly [string, string])[] {
  return [...tags].map(([tag, { value }]) => [tag, String(value ?? '')]);
}

/** The kind that the step names, or the one the action makes where it names none. */
export function defaultKind(step: Step<'import' | 'create-from-disk'>, kind: ImageKind): ImageFacts['kind'] {
  if (step.given.has('kind')) return said(step.kind, 'kind');
  return known(
    kind,
    message('because.default-kind', { action: step.action, kind: message(`pipeline.kind.${kind}`) }),
    step.at,
  );
}

/** The type of system as it is given, otherwise the one that the version is of. */
export function osType(given: ImageFacts['os_type'], version: ImageFacts['os_version']): ImageFacts['os_type'] {
  return firstKnown(given, flatMap(version, osTypeOf));
}

/** Says that the new image takes something over from what it is made of. */
export function inherit(step: Step<Making>, what: string, source: string): Message {
  return message('because.inherits', { name: nameOf(step), what: `\`${what}\``, source });
}
