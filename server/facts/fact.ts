import type { Message } from '../messages/message';
import type { Section } from '../model/sections';
import type { NodePath } from '../syntax/change';
import type { AnchoredSpan } from '../text/anchored-span';

/** Why a fact is known: an explanation with its position, and the reasons for that. */
export interface Reason {
  readonly explanation: Message;
  readonly at?: AnchoredSpan;
  readonly from?: readonly Reason[];
}

/** A value that a check may need: known with its reasons, or unknown. */
export type Fact<T> = Known<T> | Unknown;

export interface Known<T> {
  readonly known: true;
  readonly value: T;
  readonly why: Reason;
}

export interface Unknown {
  readonly known: false;
  /** The declaration that would make it known, if there is one. */
  readonly settle?: MissingDeclaration;
}

/** A field of a declaration that would make an unknown fact known. */
export interface MissingDeclaration {
  readonly section: Section;
  /** The name of the entity, or the ID of something that is not declared. */
  readonly name: string;
  readonly field: string;
  /** The place of the declaration; absent if there is none. */
  readonly nodePath?: NodePath;
}

const nothing: readonly Reason[] = [];

export function known<T>(value: T, note: Message, at?: AnchoredSpan, from: readonly Reason[] = nothing): Known<T> {
  return { known: true, value, why: { explanation: note, at, from } };
}

export const unknown: Unknown = { known: false };

/** The value of a fact, if it is known. */
export function knownValue<T>(fact: Fact<T> | undefined): T | undefined {
  return fact?.known === true ? fact.value : undefined;
}

/** The same fact for an entity that was created from another one: the new position first, then the original reasons. */
export function inherit<T>(fact: Fact<T>, note: Message, at: AnchoredSpan): Fact<T> {
  return fact.known ? known(fact.value, note, at, [fact.why]) : fact;
}

/** A fact about the value of another one. */
export function map<T, U>(fact: Fact<T>, change: (value: T) => U): Fact<U> {
  return fact.known ? { ...fact, value: change(fact.value) } : fact;
}

/** The fact that follows from the value of another; unknown if none follows. */
export function flatMap<T, U>(fact: Fact<T>, follow: (value: T) => U | undefined): Fact<U> {
  if (!fact.known) return fact;
  const value = follow(fact.value);
  return value === undefined ? unknown : { ...fact, value };
}

/** The first known fact of several; otherwise the first one, whose declaration would make it known. */
export function firstKnown<T>(first: Fact<T>, ...others: readonly Fact<T>[]): Fact<T> {
  return first.known ? first : (others.find((fact) => fact.known) ?? first);
}

/** The maximum number of reasons shown, because longer chains do not help the user. */
const REASON_LIMIT = 8;

/** A reason and the reasons for it, nearest first, each place once. */
export function flatten(reason: Reason): readonly Reason[] {
  const flat: Reason[] = [];
  const open: Reason[] = [reason];
  for (let next = open.shift(); next !== undefined && flat.length < REASON_LIMIT; next = open.shift()) {
    const { at } = next;
    if (at !== undefined && !flat.some((each) => each.at?.anchor === at.anchor && each.at.start === at.start))
      flat.push(next);
    open.unshift(...(next.from ?? []));
  }
  return flat;
}
