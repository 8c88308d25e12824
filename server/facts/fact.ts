import type { Message } from '../messages/message';
import type { Section } from '../model/sections';
import type { Spot } from '../syntax/change';
import type { Place } from '../text/place';

/** Why something is known: what is said at one place, and what that follows from in turn. */
export interface Reason {
  readonly note: Message;
  readonly at?: Place;
  readonly from: readonly Reason[];
}

/** Something that a check may ask: known with its reasons, or unknown. */
export type Fact<T> = Known<T> | Unknown;

export interface Known<T> {
  readonly known: true;
  readonly value: T;
  readonly why: Reason;
}

export interface Unknown {
  readonly known: false;
  /** The declaration that would settle it, where there is one. */
  readonly settle?: Settle;
}

/** A field of a declaration that would make an unknown fact known. */
export interface Settle {
  readonly section: Section;
  /** The thing's name, or the id by which the manifest refers to something it does not declare. */
  readonly name: string;
  readonly field: string;
  /** Where the thing is declared; absent where it is not. */
  readonly spot?: Spot;
}

const nothing: readonly Reason[] = [];

export function known<T>(value: T, note: Message, at?: Place, from: readonly Reason[] = nothing): Known<T> {
  return { known: true, value, why: { note, at, from } };
}

export const unknown: Unknown = { known: false };

/** The same fact for a thing made from another: the new place first, then what it follows from. */
export function passOn<T>(fact: Fact<T>, note: Message, at: Place): Fact<T> {
  return fact.known ? known(fact.value, note, at, [fact.why]) : fact;
}

/** A fact about the value of another one. */
export function map<T, U>(fact: Fact<T>, change: (value: T) => U): Fact<U> {
  return fact.known ? { ...fact, value: change(fact.value) } : fact;
}

/** What follows from the value of a fact; unknown where nothing does. */
export function flatMap<T, U>(fact: Fact<T>, follow: (value: T) => U | undefined): Fact<U> {
  if (!fact.known) return fact;
  const value = follow(fact.value);
  return value === undefined ? unknown : { ...fact, value };
}

/** The first of several facts that is known; else the first, whose declaration would settle it. */
export function firstKnown<T>(first: Fact<T>, ...others: readonly Fact<T>[]): Fact<T> {
  return first.known ? first : (others.find((fact) => fact.known) ?? first);
}

/** How many reasons are shown at the most: a long chain says nothing more with its tenth link. */
const REASON_LIMIT = 8;

/** A reason and what it follows from, nearest first, each place once. */
export function flatten(reason: Reason): readonly Reason[] {
  const flat: Reason[] = [];
  const open: Reason[] = [reason];
  for (let next = open.shift(); next !== undefined && flat.length < REASON_LIMIT; next = open.shift()) {
    const { at } = next;
    if (at !== undefined && !flat.some((each) => each.at?.piece === at.piece && each.at.start === at.start))
      flat.push(next);
    open.unshift(...next.from);
  }
  return flat;
}
