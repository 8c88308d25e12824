import type { UnknownValue, Value } from '../../../model/terraform/configuration';
import type { Budget } from '../budget';
import { asText, get, index, itemsOf } from '../access';
import { characters, joined } from '../texts';
import { convert, type Type } from '../types';
import {
  compareText,
  equal,
  failed,
  isNull,
  isWhole,
  known,
  list,
  nullValue,
  numberOf,
  scalarOf,
  unknownFrom,
} from '../values';
import { formatted, formattedList } from './format';

/** Accepts values that may be unknown. */
export type StructureFunction = (values: readonly Value[], budget: Budget) => Value;

/** A function of one value. */
export const one =
  (run: (value: Exclude<Value, UnknownValue>, budget: Budget) => Value): StructureFunction =>
  ([value], budget) =>
    value?.type === 'unknown' ? unknownFrom([value]) : value === undefined ? failed : run(value, budget);

const converted =
  (type: Type): StructureFunction =>
  ([value]) =>
    value === undefined ? failed : convert(value, type);

/** Functions that convert, pick one of their arguments, or count. */
export const structures: ReadonlyMap<string, StructureFunction> = new Map<string, StructureFunction>([
  ['tostring', converted('string')],
  ['tonumber', converted('number')],
  ['tobool', converted('bool')],
  ['tolist', converted({ list: 'any' })],
  ['toset', converted({ set: 'any' })],
  ['tomap', converted({ map: 'any' })],
  ['coalesce', coalesce],
  ['coalescelist', coalesceList],
  ['one', one(onlyItem)],
  ['length', one(length)],
  ['lookup', lookup],
  ['element', element],
  ['contains', (values) => compared(values, contains)],
  ['index', (values) => compared(values, indexOf)],
  ['join', join],
  ['format', formatted],
  ['formatlist', formattedList],
  ['keys', one(keys)],
  ['values', one(valuesOf)],
]);

function coalesce(values: readonly Value[]): Value {
  // Which one is taken depends on those before it; all have the type of all.
  const text = values.some((value) => value.type === 'known' && typeof value.value === 'string');
  for (const value of values) {
    if (value.type === 'unknown' || value.type === 'text') {
      return value.type === 'text' ? value : unknownFrom(values);
    }
    if (!isNull(value) && scalarOf(value) !== '') return text ? asText(value) : value;
    if (value.type !== 'known') return value;
  }
  return failed;
}

function coalesceList(values: readonly Value[]): Value {
  for (const value of values) {
    if (value.type === 'unknown') return unknownFrom(values);
    if (value.type === 'list' && value.items.length > 0) return value;
    if (value.type !== 'list') return failed;
  }
  return failed;
}

function onlyItem(value: Value): Value {
  if (value.type !== 'list' || value.items.length > 1) return failed;
  return itemsOf(value)[0] ?? nullValue;
}

function length(value: Exclude<Value, UnknownValue>): Value {
  switch (value.type) {
    case 'list':
      // Two unknown items of a set may be one.
      return value.set && value.items.length > 1 && !isWhole(value) ? unknownFrom([value]) : known(value.items.length);
    case 'object':
      return known(value.fields.size);
    case 'known':
      return typeof value.value === 'string' ? known(characters(value.value).length) : failed;
    case 'text':
      return unknownFrom([value]);
  }
}

function lookup([map, key, fallback]: readonly Value[]): Value {
  if (map === undefined || key === undefined) return failed;
  if (map.type === 'unknown' || key.type === 'unknown' || key.type === 'text') {
    const found =
      map.type === 'unknown' && map.ref !== undefined && fallback === undefined ? index(map, key) : undefined;
    return found ?? unknownFrom([map, key, ...(fallback === undefined ? [] : [fallback])]);
  }
  const name = asText(key);
  if (map.type !== 'object' || name.type !== 'known' || name.value === null) return failed;
  if (map.fields.has(String(name.value))) return get(map, String(name.value));
  return map.ref === undefined ? (fallback ?? failed) : unknownFrom([map]);
}

function element([of, at]: readonly Value[]): Value {
  if (of === undefined || at === undefined) return failed;
  const number = numberOf(scalarOf(at));
  if (at.type === 'known' && (number === undefined || number < 0 || !Number.isInteger(number))) return failed;
  if (of.type === 'unknown') return number === 0 && of.ref !== undefined ? get(of, 0) : unknownFrom([of, at]);
  if (of.type !== 'list' || of.set || of.items.length === 0) return failed;
  return number === undefined ? unknownFrom([of, at]) : get(of, number % of.items.length);
}

type Answers = readonly (boolean | undefined)[];

/** What follows from which items of a list are equal to a value; `undefined` if that is not known. */
function compared([of, wanted]: readonly Value[], say: (equal: Answers) => Value | undefined): Value {
  if (of === undefined || wanted === undefined) return failed;
  if (of.type !== 'list') return of.type === 'unknown' ? unknownFrom([of, wanted]) : failed;
  return say(of.items.map((item) => equal(item, wanted))) ?? unknownFrom([of, wanted]);
}

function contains(answers: Answers): Value | undefined {
  if (answers.includes(true)) return known(true);
  return answers.includes(undefined) ? undefined : known(false);
}

function indexOf(answers: Answers): Value | undefined {
  const at = answers.findIndex((answer) => answer !== false);
  if (at < 0) return failed;
  return answers[at] === undefined ? undefined : known(at);
}

function join([separator, ...lists]: readonly Value[]): Value {
  const items: Value[] = [];
  for (const each of lists) {
    if (each.type === 'unknown') return unknownFrom(lists);
    if (each.type !== 'list') return failed;
    if (each.set && !isWhole(each)) return unknownFrom(lists);
    items.push(...each.items);
  }
  if (separator === undefined || isNull(separator)) return failed;
  return joined(items.flatMap((item, at) => (at === 0 ? [item] : [separator, item])));
}

function keys(value: Value): Value {
  return value.type === 'object' ? list([...value.fields.keys()].sort(compareText).map(known)) : failed;
}

function valuesOf(value: Value): Value {
  return value.type === 'object' ? list(itemsOf(value)) : failed;
}

/** Items as a list of one type: a number among strings becomes a string. */
export function listLike(items: readonly Value[]): Value {
  return convert(list(items), { list: 'any' });
}
