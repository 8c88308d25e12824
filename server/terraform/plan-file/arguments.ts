import type { Argument, Arguments, NestedBlock, Value } from '../../model/terraform/configuration';
import { attributeOf, fits, holdsIds, type Identities } from './identities';
import { constantOf, isMap, listOf, mapOf, property } from './json';
import type { PlanScope } from './modules';
import type { Marked } from './planned';
import { instancesOf, type FoundTargets, type References, type ReferencedResource } from './references';
import { countUnknown, DEPTH_LIMIT, isNull, itemsOf, partOf, untied, valueOf, type Tie, type Tying } from './values';
import type { PlanVariables } from './variables';

/** The maximum number of instances that an unknown value can be about. */
const ABOUT_LIMIT = 1000;

/** Reads the arguments of the instances of a plan file, and links them to their references. */
export class ArgumentReader {
  constructor(
    private readonly references: References,
    private readonly variables: PlanVariables,
    private readonly identities: Identities,
  ) {}

  /** The attributes of an instance of which nothing remains. */
  known(attributes: Marked, depth = 0): Arguments {
    const values = new Map(Array.from(this.before(attributes), ([name, value]) => [name, { value }] as const));
    const blocks = new Map<string, readonly NestedBlock[]>();
    for (const name of namesOf(attributes.value)) {
      const part = partOf(attributes, name);
      if (!isDynamic(part) || depth > DEPTH_LIMIT) continue;
      values.delete(name);
      const items = itemsOf(part).map((item) => ({ ...this.known(item, depth + 1), several: false }));
      blocks.set(name, items);
    }
    return { values, blocks };
  }

  /** All known values of an instance before the plan is applied. */
  before(attributes: Marked): ReadonlyMap<string, Value> {
    const found = new Map<string, Value>();
    for (const name of namesOf(attributes.value)) {
      const part = partOf(attributes, name);
      if (!isNull(part)) found.set(name, valueOf(part, holdsIds(name) ? this.byId : untied));
    }
    return found;
  }

  private readonly byId: Tying = (known) => ({
    ref: known === undefined ? undefined : this.identities.withId(known, 'before'),
  });

  /** The written arguments of an instance, and of a data source that was read `all` of the result of the provider. */
  written(attributes: Marked, expressions: unknown, scope: PlanScope, all: boolean, depth = 0): Arguments {
    const values = new Map<string, Argument>();
    const blocks = new Map<string, readonly NestedBlock[]>();
    for (const name of new Set([...namesOf(expressions), ...namesOf(attributes.value)])) {
      const part = partOf(attributes, name);
      const expression = property(expressions, name);
      const isUnwritten = expression === undefined && isMap(expressions) && !all && isDynamic(part);
      if (isUnwritten || isBlocks(name, expression))
        blocks.set(name, this.blocks(part, isUnwritten ? [] : expression, scope, depth));
      else {
        const value = this.value(name, part, expression, scope, all || name === 'tags');
        if (value !== undefined) values.set(name, { value });
      }
    }
    return { values, blocks };
  }

  private value(name: string, part: Marked, expression: unknown, scope: PlanScope, all: boolean): Value | undefined {
    if (isNull(part)) return undefined;
    if (expression === undefined)
      return all && part.unknown !== true && !isEmpty(part) ? valueOf(part, untied) : undefined;
    const found = this.references.sourcesOf(expression, scope);
    if (part.unknown === true && this.wasNull(name, expression, found)) return undefined;
    return valueOf(part, this.tying(name, part, expression, found, scope));
  }

  /**
   * A `null` for an argument that the provider may set is not known either. An expression that leads only to what is known was
   * `null`, or it would be known as well.
   */
  private wasNull(name: string, expression: unknown, found: FoundTargets): boolean {
    if (found.local) return false;
    if (this.references.listed(expression).length === 0) return property(expression, 'constant_value') !== undefined;
    return found.targets.every((target) =>
      target.only === undefined ? target.resource.instances.length === 0 : isKnown(name, target),
    );
  }

  private tying(name: string, part: Marked, expression: unknown, found: FoundTargets, scope: PlanScope): Tying {
    const parts = countUnknown(part.unknown);
    const tie = parts === 0 ? () => ({}) : this.unknown(name, parts, expression, found, scope);
    let next = 0;
    return (known) => (known === undefined ? tie(next++) : this.equal(name, known, found));
  }

  private equal(name: string, known: string, { targets }: FoundTargets): Tie {
    for (const target of targets) {
      const all = instancesOf(target);
      if (all.length > 1 && (target.path.length === 0 || target.path.at(-1) === 'id')) continue;
      const found = all
        .slice(0, ABOUT_LIMIT)
        .map((planned) => ({ planned, path: attributeOf(name, target, planned) }))
        .filter(({ planned, path }) => path.reduce<Marked>(partOf, planned.attributes).value === known);
      const [only] = found;
      if (only !== undefined && found.length === 1)
        return { ref: { instance: only.planned.instance, path: only.path } };
    }
    return { ref: holdsIds(name) ? this.identities.withId(known) : undefined };
  }

  private unknown(
    name: string,
    parts: number,
    expression: unknown,
    found: FoundTargets,
    scope: PlanScope,
  ): (part: number) => Tie {
    const open = found.targets.filter((each) => !isKnown(name, each));
    const refs = open.flatMap((target) => {
      const { only } = target;
      if (only === undefined) return [];
      const path = attributeOf(name, target, only);
      return fits(name, path) ? [{ instance: only.instance, path }] : [];
    });
    const certain = refs.length === open.length && !found.local && !this.variables.isRefused(expression, scope);
    const [only] = refs;
    if (certain && only !== undefined && refs.length === 1) return () => ({ ref: only });
    if (certain && refs.length === parts && parts > 1) return (part) => ({ ref: refs[part] });
    const about = open
      .flatMap(instancesOf)
      .slice(0, ABOUT_LIMIT)
      .map(({ instance }) => instance);
    return () => (about.length === 0 ? {} : { about });
  }

  /** Blocks that are written one by one. A set of blocks is not in the order of the text. */
  private blocks(part: Marked, expression: unknown, scope: PlanScope, depth: number): readonly NestedBlock[] {
    if (depth > DEPTH_LIMIT) return [];
    const written = Array.isArray(expression) ? listOf(expression) : [expression];
    const items = Array.isArray(expression) ? itemsOf(part, written.length) : [part];
    const open = new Set(written);
    return items.map((item) => {
      const same = [...open].find((each) => agrees(each, item.value));
      open.delete(same);
      // Blocks without a matching written one come from a `dynamic` block.
      const isDynamic = same === undefined;
      const expressions = isDynamic ? undefined : mapOf(same);
      return { ...this.written(item, expressions, scope, isDynamic, depth + 1), several: false };
    });
  }
}

function namesOf(value: unknown): readonly string[] {
  return Object.keys(mapOf(value));
}

function isEmpty({ value }: Marked): boolean {
  return Array.isArray(value) ? value.length === 0 : isMap(value) && namesOf(value).length === 0;
}

/** Whether a target is the attribute of one instance, and has a value that is known. */
function isKnown(name: string, target: ReferencedResource): boolean {
  if (target.only === undefined) return false;
  const { value, unknown } = attributeOf(name, target, target.only).reduce<Marked>(partOf, target.only.attributes);
  return unknown !== true && value !== undefined && value !== null;
}

function isBlocks(name: string, expression: unknown): boolean {
  if (Array.isArray(expression)) return true;
  if (!isMap(expression) || property(expression, 'constant_value') !== undefined) return false;
  const references = property(expression, 'references');
  if (Array.isArray(references) && references.every((each) => typeof each === 'string')) return false;
  return name === 'timeouts' || Object.keys(expression).length > 0;
}

/** A list of objects without an expression in a plan file, from a `dynamic` block. */
function isDynamic({ value }: Marked): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isMap);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Whether the constants of a written block are the values of a block. */
function agrees(expression: unknown, value: unknown): boolean {
  return namesOf(expression).every((name) => {
    const [constant, found] = [constantOf(property(expression, name)), property(value, name)];
    return !isScalar(constant) || !isScalar(found) || String(found) === String(constant);
  });
}
