import type { AttributeRef } from '../../model/terraform/configuration';
import { grouped } from '../../text/grouped';
import type { Path } from './address';
import { isMap, property } from './json';
import type { Marked, Planned } from './planned';
import type { ReferencedResource } from './references';
import { partOf } from './values';

/** Whether an argument contains IDs of other resources, by its name. */
export function holdsIds(argument: string): boolean {
  return argument !== 'id' && /(?:ids?|image)$/.test(argument);
}

/** The maximum number of instances with the same ID. */
const SAME_LIMIT = 10;

/** Finds instances by the IDs in a plan file. */
export class Identities {
  private readonly now: ReadonlyMap<string | undefined, readonly Planned[]>;
  private readonly before: ReadonlyMap<string | undefined, readonly Planned[]>;

  constructor(all: readonly Planned[]) {
    this.now = grouped(all, ({ attributes }) => idIn(attributes));
    this.before = grouped(all, ({ before }) => before && idIn(before));
  }

  /** The instance that has an ID after the plan is applied, or had it before. */
  withId(id: string, when: 'now' | 'before' = 'now'): AttributeRef | undefined {
    const found = this[when].get(id) ?? [];
    if (found.length > SAME_LIMIT) return undefined;
    const marks = (each: Planned): Marked | undefined => (when === 'now' ? each.attributes : each.before);
    // A share has the ID of its image.
    const own = found.length < 2 ? found : found.filter((each) => !hasElsewhere(marks(each), id));
    const [only] = own;
    return only === undefined || own.length > 1 ? undefined : { instance: only.instance, path: ['id'] };
  }
}

function idIn(attributes: Marked): string | undefined {
  const { value, unknown, sensitive } = partOf(attributes, 'id');
  const isShown = typeof value === 'string' && value !== '' && unknown !== true && sensitive !== true;
  return isShown ? value : undefined;
}

function hasElsewhere(attributes: Marked | undefined, id: string): boolean {
  const value = attributes?.value;
  return isMap(value) && Object.keys(value).some((name) => name !== 'id' && value[name] === id);
}

/** The attribute that a target is used for by an argument. */
export function attributeOf(argument: string, { path }: ReferencedResource, planned: Planned): Path {
  if (path.length > 0) return path;
  // `one(x.y[*].image_id)` is listed as `x.y`: an accepter has its own ID, and that of its image.
  const tail = argument.split('_').slice(-2).join('_');
  const { value, unknown } = planned.attributes;
  const has = property(value, tail) !== undefined || property(unknown, tail) !== undefined;
  return has ? [tail] : ['id'];
}

/** Whether an argument is probably an attribute itself rather than a value derived from it. */
export function fits(argument: string, path: Path): boolean {
  const attribute = path.at(-1);
  if (typeof attribute !== 'string') return false;
  if (holdsIds(argument)) return /(?:^|_)id$/.test(attribute);
  if (/(?:^|_)region$/.test(argument)) return /(?:^|_)region$/.test(attribute);
  if (argument === 'bucket') return attribute === 'bucket' || attribute === 'id';
  return argument.endsWith('_name') && attribute === 'name';
}
