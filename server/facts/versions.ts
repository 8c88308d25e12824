import type { Section } from '../model/sections';
import { firstWhere } from '../text/halving';
import { changed, question, type Question } from './asked';
import type { Reason } from './fact';
import type { Image, Views } from './view';

/** A step that makes, changes or deletes an image, with its place in the list. */
interface Changer {
  readonly index: number;
  /** Index of the first step that starts after it. */
  readonly end: number;
}

/** What an image is after one step, until its next version: steps that see it ask about it, not about the whole history. */
export interface Version extends Question {
  readonly by: Changer;
  readonly image: Image;
  /** It was deleted. */
  readonly ended?: Reason;
}

/** One thing as steps refer to it: all references to it share this. */
export interface Subject extends Question {
  /** The name under which it is kept; `undefined` where references lead nowhere. */
  readonly identity: string | undefined;
  view?: Views[Section];
  /** Of an image: asked by those that see what it is before its first version. */
  readonly before: Question;
  /** Of an image: what steps made of it, in their order; each step has one version at most. */
  versions: Version[];
}

/** How many versions are by steps that are done: those come first. */
export function countOf(versions: readonly Version[], done: (by: Changer) => boolean): number {
  return firstWhere(versions.length, (index) => {
    const version = versions[index];
    return version === undefined || !done(version.by);
  });
}

/** Sets what an image is after a step: those behind it that saw what it was until now must look again. */
export function setVersion(subject: Subject, by: Changer, image: Image, ended: Reason | undefined): void {
  const { versions } = subject;
  const version: Version = { ...question(), by, image, ended };
  const at = countOf(versions, ({ index }) => index < by.index);
  const known = versions[at];
  if (known?.by === by) {
    versions[at] = version;
    changed(known);
    return;
  }
  changed(versions[at - 1] ?? subject.before, by.index);
  // A list of one takes less room than one that grew.
  if (versions.length === 0) subject.versions = [version];
  else versions.splice(at, 0, version);
}

/** Takes back what a step did to an image: those that saw it must look again. */
export function removeVersion({ versions }: Subject, by: Changer): void {
  const at = countOf(versions, ({ index }) => index < by.index);
  const known = versions[at];
  if (known?.by !== by) return;
  versions.splice(at, 1);
  changed(known);
}
