import { creates, type CreatingAction } from '../model/actions';
import type { Manifest, Step } from '../model/manifest';
import { invalidate, newQuery, type DependencyTracker, type Query } from './dependency-tracker';
import type { SymbolTable } from './symbol-table';

/** Whether the step creates an image. */
export function createsImage(step: Step): step is Step<CreatingAction> {
  return creates(step.action);
}

/** The name that a step gives to its new image for later steps. */
export function resultNameOf(step: Step): string | undefined {
  return createsImage(step) ? step.as?.value : undefined;
}

/** A step, and the name of the image that it creates. */
interface Naming {
  readonly step: Step;
  readonly resultName: string | undefined;
  /** Place in the list of steps. */
  readonly index: number;
}

/** The first step that creates an image of each name, if no declared image has it. */
export class ProducerIndex {
  private readonly producers = new Map<string, Step>();
  /** All steps that give a name, unordered. */
  private readonly namings = new Map<string, Set<Naming>>();
  private readonly queries = new Map<string, Query>();
  private readonly all = newQuery();
  private declared: Manifest['images'] = new Map();

  constructor(private readonly dependencies: DependencyTracker) {}

  of(name: string): Step | undefined {
    this.dependencies.recordRead(this.queryOf(name));
    return this.producers.get(name);
  }

  names(): Iterable<string> {
    this.dependencies.recordRead(this.all);
    return this.producers.keys();
  }

  /** Changes whenever the names change. */
  get version(): number {
    return this.all.version;
  }

  private queryOf(name: string): Query {
    let known = this.queries.get(name);
    if (known === undefined) this.queries.set(name, (known = newQuery()));
    return known;
  }

  /** Updates the index after steps were removed and added. */
  update(images: Manifest['images'], gone: readonly Naming[], came: readonly Naming[], symbols: SymbolTable): void {
    const names = new Set<string>();
    for (const naming of gone) {
      if (naming.resultName === undefined) continue;
      names.add(naming.resultName);
      const namings = this.namings.get(naming.resultName);
      namings?.delete(naming);
      if (namings?.size === 0) this.namings.delete(naming.resultName);
    }
    for (const naming of came) {
      if (naming.resultName === undefined) continue;
      names.add(naming.resultName);
      const namings = this.namings.get(naming.resultName);
      if (namings === undefined) this.namings.set(naming.resultName, new Set([naming]));
      else namings.add(naming);
    }
    if (images !== this.declared) {
      for (const name of images.keys()) if (!this.declared.has(name)) names.add(name);
      for (const name of this.declared.keys()) if (!images.has(name)) names.add(name);
      this.declared = images;
    }
    for (const name of names) {
      const producer = images.has(name) ? undefined : firstOf(this.namings.get(name))?.step;
      const before = this.producers.get(name);
      if (before === producer) continue;
      if (producer === undefined || before === undefined) {
        invalidate(this.all);
        invalidate(symbols.binding('images', name));
      }
      if (producer === undefined) this.producers.delete(name);
      else this.producers.set(name, producer);
      invalidate(this.queryOf(name));
    }
  }

  /** Removes names without readers. */
  sweep(): void {
    for (const [name, { dependents }] of this.queries) if (dependents.size === 0) this.queries.delete(name);
  }
}

function firstOf(namings: Iterable<Naming> = []): Naming | undefined {
  let first: Naming | undefined;
  for (const naming of namings) if (first === undefined || naming.index < first.index) first = naming;
  return first;
}
