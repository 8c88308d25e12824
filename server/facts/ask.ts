import type { Site } from '../catalog/regions';
import type { Leaf, Written } from '../model/leaf';
import type { Manifest, Step } from '../model/manifest';
import type { Section } from '../model/sections';
import { pointed, type Pointed } from './effects';
import type { Fact, Known, Unknown } from './fact';
import type { Ran } from './ran';
import { siteOf } from './site';
import type { Run } from './run';
import type { Views } from './view';

type ValueOf<F> = F extends Known<infer T> ? T : never;

/**
 * What one check asks about one step or thing. It answers only with what is known, and notes every question whose answer
 * is not: that is how a check comes to be counted as unverified, with the declaration that would settle it.
 */
export class Ask {
  /** The questions that found no answer, in the order they were asked. */
  readonly unanswered: Unknown[] = [];

  constructor(
    readonly run: Run,
    /** The step that is asked about; absent where the check is about a declared thing or the whole plan. */
    readonly ran?: Ran,
  ) {}

  get manifest(): Manifest {
    return this.run.manifest;
  }

  /** The site of the account. Where a whole rule is about some sites only, the catalogue says so, and the judge asks. */
  get site(): Fact<Site> {
    return siteOf(this.manifest);
  }

  /** What a reference stands for at this step; `undefined` where it leads nowhere, which other rules speak of. */
  find<S extends Section>(section: S, ref: Leaf<string> | undefined): Views[S] | undefined {
    return this.run.find(section, ref, this.ran?.start ?? 0);
  }

  /** The images that a step points at, with the places where it does. */
  images(step: Step): readonly Pointed[] {
    return this.ran?.step === step ? this.ran.images : pointed(step, (ref) => this.find('images', ref));
  }

  /** A fact of a thing where it is known; where it is not, the question is noted. */
  of<F, K extends keyof F>(thing: { readonly facts: F } | undefined, name: K): Known<ValueOf<F[K]>> | undefined {
    return thing === undefined ? undefined : this.known(thing.facts[name] as Fact<ValueOf<F[K]>>);
  }

  /** A fact where it is known; where it is not, the question is noted. */
  known<T>(fact: Fact<T> | undefined): Known<T> | undefined {
    if (fact?.known === false) this.unanswered.push(fact);
    return fact?.known === true ? fact : undefined;
  }

  /** Whether a field is certainly left out: not written at all, in a text that is not just being typed. */
  absent(written: Written, field: string): boolean {
    return !written.broken && !written.given.has(field);
  }
}
