import { sameItems } from '../../text/same-items';
import type { Configuration, Instance } from '../../model/terraform/configuration';
import { isUndecided, type CopyAction } from '../../model/terraform/copies';
import { resources } from '../../model/terraform/resources';
import { isMade, kindOf, valueOf } from '../../model/terraform/instance';
import type { Section } from '../../model/sections';
import type { Entry, MapNode, Node } from '../../syntax/node';
import type { Anchor } from '../../text/anchored-span';
import { memoize } from '../../text/memoize';
import { existed, isEnded } from './before-plan';
import { endingOf, updatesOf } from './changes';
import { declarationsOf } from './declarations';
import { InstanceWriter, type Lookups } from './instance-writer';
import { entryFor } from './entries';
import { existing } from './existing-declarations';
import { NodeWriter } from './nodes';
import { actionOf, creationOf, memoryOf, tagsOf } from './steps';

/** What an instance becomes: declarations, the steps that make or change it, and those that end what exists of it. */
export interface InstanceEntries {
  readonly declarations: readonly Entry[];
  readonly making: readonly Entry[];
  readonly ending: readonly Entry[];
}

/**
 * Writes instances as entries. Those of an instance that is the same as in the last configuration are the same objects, unless
 * something changed that instances look up by other ways than their references. An entry in which nothing changed is the same, too.
 */
export class InstanceNodes {
  private lookups: Lookups | undefined;
  private shared: readonly object[] = [];
  private isSame = false;
  private known = new Map<Instance, InstanceEntries>();
  private last = new Map<Instance, InstanceEntries>();
  /** The entries of the last configuration, by key. */
  private lastEntries: ReadonlyMap<string, Entry> = new Map();
  /** The instances that the last configuration has made it write. */
  readonly written = new Set<Instance>();

  /** `assumed`: the action of a copy whose target region is unknown; such copies are left out if it is absent. */
  constructor(
    private readonly anchor: Anchor,
    private readonly assumed: CopyAction | undefined,
  ) {}

  start({ instances }: Configuration, lookups: Lookups, lastEntries: ReadonlyMap<string, Entry>): void {
    const shared = [
      ...instances.filter((instance) => !isFoundByReferencesOnly(instance)),
      ...new Set(instances.map(({ provider }) => provider)),
    ];
    this.isSame = sameItems(shared, this.shared);
    this.last = this.known;
    this.lastEntries = lastEntries;
    this.known = new Map();
    this.shared = shared;
    this.lookups = lookups;
    this.written.clear();
  }

  of(instance: Instance): InstanceEntries {
    let entries = this.known.get(instance);
    if (entries !== undefined) return entries;
    entries = (this.isSame ? this.last.get(instance) : undefined) ?? this.write(instance);
    this.known.set(instance, entries);
    return entries;
  }

  readonly writerOf = ({ place }: Instance): NodeWriter =>
    new NodeWriter(place?.anchor ?? this.anchor, place?.head ?? { start: 0, end: 0 });

  private write(instance: Instance): InstanceEntries {
    const { lookups } = this;
    if (lookups === undefined) throw new Error('There is no configuration.');
    this.written.add(instance);
    const entryOf = (section: Section | 'operations', name: string, value: Node): Entry =>
      entryFor(section, name, value, instance.place ?? { anchor: this.anchor }, this.lastEntries);
    const it = new InstanceWriter(instance, this.writerOf(instance), lookups);
    const declared = [...declarationsOf(it), ...(existed(instance) ? existing(it) : [])];
    const declarations = declared.map(({ section, name, value }) => entryOf(section, name, value));
    const making: Entry[] = [];
    const ending: Entry[] = [];
    const { address, mode, change } = instance;
    const add = (into: Entry[], name: string, value: MapNode | undefined): void => {
      if (value !== undefined) into.push(entryOf('operations', name, value));
    };
    if (mode !== 'managed') return { declarations, making, ending };
    const action = actionOf(instance) ?? (isUndecided(instance) ? this.assumed : undefined);
    if (action !== undefined && isMade(instance)) {
      add(making, address, creationOf(it, action));
      add(making, `${address} memory`, memoryOf(it));
      add(making, `${address} tags`, tagsOf(it));
    }
    if (change?.actions.includes('update') === true)
      for (const { suffix, value } of updatesOf(it)) add(making, `${address} ${suffix}`, value);
    if (isEnded(instance)) add(ending, `${address} end`, endingOf(it));
    return { declarations, making, ending };
  }
}

/** Whether the nodes of others depend on an instance only if they refer to it. */
const isFoundByReferencesOnly = memoize((instance: Instance): boolean => {
  const kind = kindOf(instance);
  if (instance.change !== undefined || !Object.hasOwn(resources, kind) || kind === 'ims_image_registration')
    return false;
  // By their texts, others find what has them.
  return valueOf(instance, 'id') === undefined && valueOf(instance, 'backup_id') === undefined;
});
