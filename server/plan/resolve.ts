import { projectIn as projectOfAccount } from '../facts/acting-account';
import type { StepState } from '../facts/step-state';
import type { Evaluation } from '../facts/evaluation';
import { identifierOf, isIdOf } from '../model/section-fields';
import { forms } from '../model/forms';
import type { Located } from '../model/located';
import type { Section } from '../model/sections';
import type { Placeholder, CallValue } from './placeholder';

/** A step of a run, as seen by a plan. */
export interface Seen {
  readonly evaluation: Evaluation;
  readonly state: StepState;
}

/** A placeholder for a value that is not in the manifest, so that the reader has to provide it. */
export function open(hole: string): Placeholder {
  return { hole, from: 'reader' };
}

/** The ID of a reference: as declared, as an earlier step provides it, or as written. */
export function idOf({ evaluation }: Seen, section: Section, { value: ref }: Located<string>): CallValue {
  const name = evaluation.symbols.canonicalName(section, ref);
  const thing = evaluation.manifest[section].get(name);
  const field = identifierOf(section)?.field ?? 'id';
  if (thing !== undefined) {
    const fields = thing.fields as Readonly<Record<string, Located<string> | undefined>>;
    return fields[field]?.value ?? open(`${section}.${name}.${field}`);
  }
  if (section === 'images' && evaluation.producerOf(name) !== undefined) return { hole: `${name}.id`, from: 'run' };
  return isIdOf(section, name) ? name : open(`${section}.${name}.${field}`);
}

/** The region of a call about an entity; the manifest's region if the entity is unknown. */
export function regionOf(seen: Seen, section: 'images' | 'servers' | 'backups', ref?: Located<string>): CallValue {
  const region = seen.state.find(section, ref)?.facts.region;
  return region?.known === true ? region.value : ownRegion(seen);
}

/** The region in which a step is performed. */
export function ownRegion({ state }: Seen): CallValue {
  return state.actor.region.known ? state.actor.region.value : open('region');
}

/** The ID of the project, in a region, of the account that performs a step. */
export function projectIn({ state: { actor } }: Seen, region: CallValue): CallValue {
  const known = typeof region === 'string' ? projectOfAccount(actor, region) : undefined;
  if (known !== undefined) return known;
  const place = typeof region === 'string' ? `.${region}` : '';
  return open(actor.own ? `project_id${place}` : `accounts.${actor.account}.projects${place}`);
}

/** The project of a declared account in a region. */
export function projectOf(seen: Seen, account: Located<string>, region: CallValue): CallValue {
  const name = seen.evaluation.symbols.canonicalName('accounts', account.value);
  const projects = seen.evaluation.manifest.accounts.get(name)?.fields.projects?.value;
  const place = typeof region === 'string' ? region : '';
  return projects?.get(place)?.value ?? open(`accounts.${name}.projects.${place}`);
}

/** `bucket:object`, the notation of the API for an object in OBS. */
export function objectUrl(
  { evaluation }: Seen,
  bucket: Located<string> | undefined,
  object: Located<string> | undefined,
  hole: string,
): CallValue {
  if (bucket === undefined || object === undefined) return open(hole);
  const name = evaluation.manifest.buckets.get(bucket.value)?.fields.name?.value ?? bucket.value;
  // A name that is local to the manifest, which no bucket can have.
  if (name === bucket.value && !forms.bucket.test(name)) return open(hole);
  return `${name}:${object.value}`;
}
