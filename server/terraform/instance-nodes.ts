import type { Configuration, Instance } from '../model/configuration';
import { resources } from '../model/terraform/resources';
import { isMade, kindOf, valueOf } from '../model/terraform/things';
import type { MapNode } from '../syntax/node';
import type { Anchor } from '../text/anchored-span';
import { memoize } from '../text/memoize';
import { existed, isEnded } from './before';
import { endingOf, updatesOf } from './changes';
import { declarationsOf } from './declarations';
import { uploadedFile } from './declared-files';
import type { Declaration } from './described';
import { existing } from './existing';
import { NodeWriter } from './nodes';
import { actionOf, creationOf, memoryOf, tagsOf, type Scope } from './steps';

export interface NamedStep {
  readonly name: string;
  readonly value: MapNode;
}

/** What an instance becomes: declarations, the steps that make or change it, and those that end what exists of it. */
interface Nodes {
  readonly declarations: readonly Declaration[];
  readonly making: readonly NamedStep[];
  readonly ending: readonly NamedStep[];
}

/**
 * Writes the nodes of instances. Those of an instance that is the same as in the last configuration are the same objects, unless
 * something changed that instances look up by other ways than their references.
 */
export class InstanceNodes {
  private scope: Scope | undefined;
  private shared: readonly object[] = [];
  private known = new Map<Instance, Nodes>();
  private last = new Map<Instance, Nodes>();

  constructor(private readonly anchor: Anchor) {}

  start({ instances }: Configuration, scope: Scope): void {
    const shared = [
      ...instances.filter((instance) => !isFoundByReferencesOnly(instance)),
      ...new Set(instances.map(({ provider }) => provider)),
    ];
    const isSame = shared.length === this.shared.length && shared.every((each, index) => each === this.shared[index]);
    this.last = isSame ? this.known : new Map<Instance, Nodes>();
    this.known = new Map();
    this.shared = shared;
    this.scope = scope;
  }

  of(instance: Instance): Nodes {
    let nodes = this.known.get(instance);
    if (nodes === undefined) this.known.set(instance, (nodes = this.last.get(instance) ?? this.write(instance)));
    return nodes;
  }

  readonly writerOf = ({ place }: Instance): NodeWriter =>
    new NodeWriter(place?.anchor ?? this.anchor, place?.head ?? { start: 0, end: 0 });

  private write(instance: Instance): Nodes {
    const { scope } = this;
    if (scope === undefined) throw new Error('There is no configuration.');
    const writer = this.writerOf(instance);
    const declarations = [...declarationsOf(instance, writer, scope)];
    if (kindOf(instance) === 'obs_bucket_object') declarations.push(uploadedFile(instance, writer, scope));
    if (existed(instance)) declarations.push(...existing(instance, writer, scope));
    const making: NamedStep[] = [];
    const ending: NamedStep[] = [];
    const { address, mode, change } = instance;
    const add = (into: NamedStep[], name: string, value: MapNode | undefined): void => {
      if (value !== undefined) into.push({ name, value });
    };
    if (mode !== 'managed') return { declarations, making, ending };
    const action = actionOf(instance);
    if (action !== undefined && isMade(instance)) {
      add(making, address, creationOf(instance, action, writer, scope));
      add(making, `${address} memory`, memoryOf(instance, writer, scope));
      add(making, `${address} tags`, tagsOf(instance, writer, scope));
    }
    if (change?.actions.includes('update') === true)
      for (const { suffix, value } of updatesOf(instance, writer, scope)) add(making, `${address} ${suffix}`, value);
    if (isEnded(instance)) add(ending, `${address} end`, endingOf(instance, writer, scope));
    return { declarations, making, ending };
  }
}

/** Whether the nodes of others depend on an instance only if they refer to it. */
const isFoundByReferencesOnly = memoize((instance: Instance): boolean => {
  const kind = kindOf(instance) ?? '';
  if (instance.change !== undefined || !Object.hasOwn(resources, kind) || kind === 'ims_image_registration')
    return false;
  // By their texts, others find what has them.
  return valueOf(instance, 'id') === undefined && valueOf(instance, 'backup_id') === undefined;
});
