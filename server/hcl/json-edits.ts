import type { Edit } from '../text/edit';
import { jsonOf, type NewJson, type Strings } from './both-syntaxes';
import type { HclChange, HclValue, NewBlock } from './change';
import { isReference } from './json';
import { entriesOf, isContainer, JsonLayout, type Container } from './json-layout';
import { readJson, type Placed } from './json-reader';
import type { HclFile, TopLevelItem } from './node';

/** The edits for all changes of a file in the JSON syntax. `undefined` if one of the changes is not possible. */
export function jsonEdits(file: HclFile, changes: readonly HclChange[]): readonly Edit[] | undefined {
  const { value, problems } = readJson(file.text);
  // Where brackets or commas are missing, it is not clear what belongs together.
  if (problems.length > 0 || !isContainer(value)) return undefined;
  const writer = new JsonWriter(file.text, value);
  return changes.every((change) => writer.make(change)) ? writer.edits() : undefined;
}

/** A new entry behind the one with an index, or -1. */
interface Addition {
  readonly after: number;
  readonly name?: string;
  value: NewJson;
}

/** What changes in a container. */
interface Revision {
  /** The indices of the entries that are removed. */
  readonly gone: Set<number>;
  readonly added: Addition[];
}

/** An entry on the way to a value. */
interface Step {
  readonly container: Container;
  readonly index: number;
}

type Beside = Step & { readonly side: 'before' | 'after' };

/** An object with the arguments of a new block; `undefined` if one of them cannot be written. */
function objectOf({ name, arguments: fields }: NewBlock): NewJson | undefined {
  const object = new Map<string, NewJson>();
  for (const [argument, expression] of fields) {
    const value = jsonOf({ expression }, stringsOf(`${name}.${argument}`));
    if (value === undefined) return undefined;
    object.set(argument, value);
  }
  return object;
}

function stringsOf(path: string): Strings {
  return isReference(path) ? 'references' : 'templates';
}

/** A value in objects with the names that lead to it. */
function nested(names: readonly string[], value: NewJson): NewJson {
  return names.reduceRight<NewJson>((inner, name) => new Map([[name, inner]]), value);
}

class JsonWriter {
  private readonly layout: JsonLayout;
  private readonly revisions = new Map<Container, Revision>();
  private readonly replaced = new Map<Placed, NewJson>();
  /** What follows an object in the list that it becomes. */
  private readonly joined = new Map<Placed, NewJson[]>();

  constructor(
    text: string,
    private readonly root: Container,
  ) {
    this.layout = new JsonLayout(text);
  }

  /** Notes a change. Returns whether it is possible. */
  make(change: HclChange): boolean {
    const { part } = change;
    if (change.do === 'insert') return this.insert(change.side, part, change.block);
    const steps = this.way(part);
    const last = steps.at(-1);
    const value = last && entriesOf(last.container)[last.index]?.value;
    if (value === undefined) return false;
    if (change.do === 'replace') return part.item.type === 'attribute' && this.replace(value, change.value, 'plain');
    if (change.do === 'remove-block') return this.removeUp(steps);
    if (value.type !== 'object') return false;
    if (change.do === 'add-block') return this.addBlock(value, change.block);
    const index = value.fields.findIndex(({ name }) => name === change.name);
    const old = value.fields[index]?.value;
    if (change.do === 'remove') return index >= 0 && this.remove(value, index);
    if (change.do === 'shorten') {
      if (old?.type !== 'array') return false;
      return old.items.every((_, at) => at < change.length || this.remove(old, at));
    }
    const strings = stringsOf(`${part.item.name}.${change.name}`);
    if (change.do === 'set' && old !== undefined) return this.replace(old, change.value, strings);
    const written = jsonOf(change.value, strings);
    if (written === undefined) return false;
    if (change.do === 'set') return this.add(value, change.name, written);
    return this.append(value, change.name, old, written);
  }

  edits(): readonly Edit[] | undefined {
    const written = (value: NewJson, at: number): string => this.layout.value(value, this.layout.indentAt(at));
    const edits = [
      ...[...this.joined].flatMap(([{ start, end }, values]) => [
        { start, end: start, newText: '[' },
        { start: end, end, newText: `${values.map((value) => `, ${written(value, start)}`).join('')}]` },
      ]),
      ...[...this.revisions].flatMap(([container, revision]) => this.revised(container, revision)),
      ...[...this.replaced].map(([{ start, end }, value]) => ({ start, end, newText: written(value, start) })),
    ];
    edits.sort((a, b) => a.start - b.start);
    return edits.some(({ start }, index) => start < (edits[index - 1]?.end ?? 0)) ? undefined : edits;
  }

  private replace(old: Placed, value: HclValue, strings: Strings): boolean {
    const written = jsonOf(value, strings);
    if (written !== undefined) this.replaced.set(old, written);
    return written !== undefined;
  }

  private remove(container: Container, index: number): boolean {
    this.revisionOf(container).gone.add(index);
    return true;
  }

  /** Removes an entry, and what would be empty without it. */
  private removeUp(steps: readonly Step[]): boolean {
    for (const { container, index } of steps.toReversed()) {
      const { gone, added } = this.revisionOf(container);
      gone.add(index);
      if (added.length > 0 || gone.size < entriesOf(container).length || container === this.root) break;
      this.revisions.delete(container);
    }
    return true;
  }

  /** Adds an entry beside another one, or at the end. */
  private add(container: Container, name: string | undefined, value: NewJson, beside?: Beside): boolean {
    const after = beside === undefined ? Infinity : beside.side === 'after' ? beside.index : beside.index - 1;
    this.revisionOf(container).added.push({
      after: Math.min(after, entriesOf(container).length - 1),
      ...(name !== undefined && { name }),
      value,
    });
    return true;
  }

  private append(object: Container, name: string, list: Placed | undefined, item: NewJson): boolean {
    if (list !== undefined) return list.type === 'array' && this.add(list, undefined, item);
    const added = this.addedTo(object, name)?.value;
    if (!Array.isArray(added)) return this.add(object, name, [item]);
    added.push(item);
    return true;
  }

  /** Nested blocks are an object, or a list if there are several. */
  private addBlock(object: Container, added: NewBlock): boolean {
    const { name } = added;
    const block = objectOf(added);
    const old = entriesOf(object).find((each) => each.name === name)?.value;
    if (block === undefined) return false;
    if (old?.type === 'array') return this.add(old, undefined, block);
    if (old?.type === 'object') {
      this.joined.set(old, [...(this.joined.get(old) ?? []), block]);
      return true;
    }
    if (old !== undefined) return false;
    const before = this.addedTo(object, name);
    if (before === undefined) return this.add(object, name, block);
    before.value = [...(Array.isArray(before.value) ? before.value : [before.value]), block];
    return true;
  }

  /** Inserts a block beside another one: among those of its type, as a new type, or as a new item if each one has its own. */
  private insert(side: 'before' | 'after', of: TopLevelItem, added: NewBlock): boolean {
    const block = objectOf(added);
    const steps = this.way(of);
    const named = steps.filter(({ container }) => container.type === 'object');
    const keys = [added.name, ...added.labels];
    const path = named.map(({ container, index }) => entriesOf(container)[index]?.name);
    const differs = keys.findIndex((key, index) => key !== path[index]);
    const depth = Math.min(Math.max(differs, 0), named.length - 1);
    const step = named[depth];
    if (block === undefined || step === undefined) return false;
    const list = steps[steps.indexOf(step) - 1];
    if (depth > 0 && list?.container.type === 'array' && entriesOf(step.container).length === 1)
      return this.add(list.container, undefined, nested(keys.slice(depth), block), { ...list, side });
    return this.addNested(step.container, keys.slice(depth), block, { ...step, side });
  }

  /** Adds a value below the names that lead to it, some of which exist. */
  private addNested(container: Container, names: readonly string[], value: NewJson, beside?: Beside): boolean {
    const [name = '', ...rest] = names;
    if (container.type === 'array') return this.add(container, undefined, nested(names, value));
    const old = entriesOf(container).find((each) => each.name === name)?.value;
    if (isContainer(old)) return rest.length > 0 && this.addNested(old, rest, value);
    const added = this.addedTo(container, name)?.value;
    if (!(added instanceof Map)) return this.add(container, name, nested(rest, value), beside);
    const inner = nested(rest, value);
    if (inner instanceof Map) for (const [key, each] of inner) added.set(key, each);
    return true;
  }

  private addedTo(container: Container, name: string): Addition | undefined {
    return this.revisionOf(container).added.find((each) => each.name === name);
  }

  private revisionOf(container: Container): Revision {
    const known = this.revisions.get(container) ?? { gone: new Set(), added: [] };
    this.revisions.set(container, known);
    return known;
  }

  /** The entries that lead to the body of a block, or to the value of another part. */
  private way({ anchor, item }: TopLevelItem): readonly Step[] {
    const offset = anchor.start + (item.type === 'block' ? item.body : item.value).start;
    const steps: Step[] = [];
    for (let container: Placed | undefined = this.root; isContainer(container) && container.start !== offset;) {
      const entries = entriesOf(container);
      const index = entries.findIndex(({ value: { start, end } }) => start <= offset && offset < end);
      if (index < 0) return [];
      steps.push({ container, index });
      container = entries[index]?.value;
    }
    return steps;
  }

  /** The edits between the entries that stay. */
  private revised(container: Container, { gone, added }: Revision): Edit[] {
    const entries = entriesOf(container);
    const [first] = entries;
    const gap = this.layout.gap(container);
    const edits: Edit[] = [];
    const kept = entries.flatMap((_, index) => (gone.has(index) ? [] : [index]));
    for (const [at, next] of [...kept, entries.length].entries()) {
      const last = kept[at - 1] ?? -1;
      const texts = added
        .filter(({ after }) => last <= after && after < next)
        .map(({ after, name, value }) => this.layout.entry(container, Math.max(after, 0), name, value));
      const [before, after] = [entries[last], entries[next]];
      if (texts.length === 0 && next === last + 1) continue;
      if (before !== undefined) {
        const end = entries[next - 1]?.end ?? before.end;
        edits.push({ start: before.end, end, newText: texts.map((text) => `,${gap}${text}`).join('') });
      } else if (after !== undefined) {
        edits.push({
          start: first?.start ?? after.start,
          end: after.start,
          newText: texts.map((text) => `${text},${gap}`).join(''),
        });
      } else if (texts.length > 0 && first !== undefined) {
        edits.push({ start: first.start, end: entries.at(-1)?.end ?? first.end, newText: texts.join(`,${gap}`) });
      } else edits.push({ start: container.start, end: container.end, newText: this.layout.filled(container, texts) });
    }
    return edits;
  }
}
