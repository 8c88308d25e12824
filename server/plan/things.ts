import type { Ran } from '../facts/ran';
import type { Run } from '../facts/run';
import { isIdOf } from '../facts/world';
import { forms } from '../model/forms';
import type { Leaf } from '../model/leaf';
import type { Section } from '../model/sections';
import type { Hole, Value } from './value';

/** A step of a run, as a plan looks at it. */
export interface Seen {
  readonly run: Run;
  readonly ran: Ran;
}

/** Something that the manifest leaves open and the reader of the plan has to fill in. */
export function open(hole: string): Hole {
  return { hole, from: 'reader' };
}

/** The id of what a reference stands for: as declared, as an earlier step makes it, or as written. */
export function idOf({ run }: Seen, section: Section, { value: ref }: Leaf<string>): Value {
  const name = run.world.identity(section, ref) ?? ref;
  const thing = run.manifest[section].get(name);
  if (thing !== undefined) {
    const field = section === 'accounts' ? 'domain_id' : 'id';
    const fields = thing.fields as { readonly id?: Leaf<string>; readonly domain_id?: Leaf<string> };
    return fields[field]?.value ?? open(`${section}.${name}.${field}`);
  }
  if (section === 'images' && run.makerOf(name) !== undefined) return { hole: `${name}.id`, from: 'run' };
  return isIdOf(section, name) ? name : open(`${section}.${name}.id`);
}

/** The region that a call about a thing goes to; the manifest's where nothing is known of the thing. */
export function regionOf({ run, ran }: Seen, section: 'images' | 'servers' | 'backups', ref?: Leaf<string>): Value {
  const region = ran.find(section, ref)?.facts.region;
  return region?.known === true ? region.value : ownRegion(run);
}

/** The region of the manifest. */
export function ownRegion(run: Run): Value {
  return run.manifest.region?.value ?? open('region');
}

/** The own project in a region; the manifest names the one in its own region. */
export function projectIn(run: Run, region: Value): Value {
  const project = region === ownRegion(run) ? run.manifest.project_id : undefined;
  return project?.value ?? open(typeof region === 'string' ? `project_id.${region}` : 'project_id');
}

/** The project of a declared account in a region. */
export function projectOf(seen: Seen, account: Leaf<string>, region: Value): Value {
  const name = seen.run.world.identity('accounts', account.value) ?? account.value;
  const projects = seen.run.manifest.accounts.get(name)?.fields.projects?.value;
  const place = typeof region === 'string' ? region : '';
  return projects?.get(place)?.value ?? open(`accounts.${name}.projects.${place}`);
}

/** `bucket:object`, as calls name an object of OBS. */
export function objectUrl(
  { run }: Seen,
  bucket: Leaf<string> | undefined,
  object: Leaf<string> | undefined,
  hole: string,
): Value {
  if (bucket === undefined || object === undefined) return open(hole);
  const name = run.manifest.buckets.get(bucket.value)?.fields.name?.value ?? bucket.value;
  // A name of the manifest alone, which no bucket can have.
  if (name === bucket.value && !forms.bucket.test(name)) return open(hole);
  return `${name}:${object.value}`;
}
