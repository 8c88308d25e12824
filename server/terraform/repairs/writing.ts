import type { HclValue, NewBlock, PartChange } from '../../hcl/change';
import { message, type Message } from '../../messages/message';
import type { Instance } from '../../model/terraform/configuration';
import { effectOfChange, effectOfRemoval, type EffectOfChange } from '../../model/terraform/changing';
import type { Change } from '../../syntax/change';
import type { Anchor, AnchoredSpan } from '../../text/anchored-span';
import type { Lookups } from '../lowering/instance-writer';
import type { ValueSource } from './source-of';
import { blockOf, type Texts, type PartInFile } from './texts';

/** What fixes need to know of the checked configuration. */
export interface Surroundings {
  readonly texts: Texts;
  readonly lookups: Lookups;
  /** The instances by the anchor of their block. */
  readonly instances: ReadonlyMap<Anchor | undefined, readonly Instance[]>;
  /** The place of the finding. */
  readonly faulty: AnchoredSpan;
}

/** Effects, the more serious ones later. */
const effects: readonly EffectOfChange[] = ['updates', 'replaces', 'refuses', 'replaces-image'];

/** The changes of one fix, in the terms of HCL, and what they do to existing resources. */
export class Writing {
  readonly changes: Change[] = [];
  /** The addresses of new blocks, by the names that the rule gave to what they make. */
  readonly made = new Map<string, string>();
  private readonly before = new Map<Anchor, string[]>();
  private readonly after = new Map<Anchor, string>();
  private readonly places = new Map<string, NonNullable<ValueSource['where']>>();
  private effect: EffectOfChange = 'updates';
  private destroys = false;

  constructor(readonly around: Surroundings) {}

  /** A block with its file, and its first instance if it is of a resource. */
  block(anchor: Anchor): { readonly written: PartInFile; readonly instance?: Instance } | undefined {
    const written = this.around.texts.at(anchor);
    return written && { written, instance: this.around.instances.get(anchor)?.[0] };
  }

  change(anchor: Anchor, change: PartChange): void {
    this.changes.push({ do: 'native', at: { anchor, path: [] }, change });
  }

  /** Sets an argument of a block, or the value that a source has for it. */
  set(anchor: Anchor, name: string, value: HclValue, source?: ValueSource): void {
    const at = source ?? { written: { part: { anchor } }, name };
    const change: PartChange = at.name === undefined ? { do: 'replace', value } : { do: 'set', name: at.name, value };
    this.change(at.written.part.anchor, change);
    if (source?.where !== undefined) this.places.set(source.where.place, source.where);
    this.affects(anchor, name);
  }

  remove(anchor: Anchor, name: string): void {
    this.change(anchor, { do: 'remove', name });
    this.affects(anchor, name, effectOfRemoval);
  }

  /** Removes the items of a list from an index on. */
  shorten(anchor: Anchor, name: string, length: number): void {
    this.change(anchor, { do: 'shorten', name, length });
    this.affects(anchor, name);
  }

  removeBlock(anchor: Anchor): void {
    this.change(anchor, { do: 'remove-block' });
    this.destroys = true;
  }

  /** Adds an item to a list, given as an expression. */
  append(anchor: Anchor, name: string, expression: string): void {
    this.change(anchor, { do: 'append', name, value: { expression } });
    this.affects(anchor, name);
  }

  dependOn(anchor: Anchor, address: string): void {
    this.append(anchor, 'depends_on', address);
  }

  /** Inserts a block before or after another one. */
  insert(side: 'before' | 'after', anchor: Anchor, address: string, block: NewBlock): void {
    this.change(anchor, { do: 'insert', side, block });
    if (side === 'after') this.after.set(anchor, address);
    else this.before.set(anchor, [...this.newBefore(anchor), address]);
  }

  /** The addresses of the new blocks before a block. */
  newBefore(anchor: Anchor): readonly string[] {
    return this.before.get(anchor) ?? [];
  }

  /** The address of the last new block after a block. */
  lastAfter(anchor: Anchor): string | undefined {
    return this.after.get(anchor);
  }

  /** The blocks that have new blocks before them, with the last of those. */
  get followed(): readonly (readonly [Anchor, string])[] {
    return [...this.before].flatMap(([anchor, addresses]) =>
      addresses.slice(-1).map((last) => [anchor, last] as const),
    );
  }

  /** Whether the changes end existing resources. */
  get isHarmful(): boolean {
    return this.destroys || this.effect !== 'updates';
  }

  /** The title of a fix with where it writes a value, and what Terraform does to existing resources. */
  titled(fix: Message): Message {
    const titled = [...this.places.values()].reduce((title, { id, place }) => message(id, { fix: title, place }), fix);
    if (this.destroys) return message('fix.tf-destroys', { fix: titled });
    switch (this.effect) {
      case 'replaces-image':
        return message('fix.tf-replaces-image', { fix: titled });
      case 'replaces':
        return message('fix.tf-replaces', { fix: titled });
      case 'refuses':
        return message('fix.tf-refused', { fix: titled });
      case 'updates':
        return titled;
    }
  }

  /** Notes what the change of an argument does to an existing resource. */
  private affects(anchor: Anchor, name: string, effectFor = effectOfChange): void {
    const block = this.block(anchor)?.written;
    const type = block && blockOf(block)?.labels[0]?.value;
    const effect = type === undefined ? 'updates' : effectFor(type, name);
    if (effects.indexOf(effect) > effects.indexOf(this.effect)) this.effect = effect;
  }
}
