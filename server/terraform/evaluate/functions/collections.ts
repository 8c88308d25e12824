import { unknownValue, type Value } from '../../../model/terraform/configuration';
import type { Budget } from '../budget';
import { asText, itemsOf } from '../access';
import { truthOf } from '../operators';
import {
  compareText,
  equal,
  failed,
  isNull,
  isWhole,
  known,
  list,
  numberOf,
  numbersOf,
  object,
  rounded,
  scalarOf,
  setOf,
  unknownFrom,
} from '../values';
import { listLike, one, type StructureFunction } from './structures';

/** Functions from collections to collections. */
export const collections: ReadonlyMap<string, StructureFunction> = new Map<string, StructureFunction>([
  ['concat', (values) => over(values, (lists) => list(lists.flat()))],
  ['merge', merge],
  ['slice', slice],
  ['flatten', one(flatten)],
  ['compact', (values) => over(values, ([items = []]) => sure(items, () => compact(items)))],
  ['distinct', (values) => over(values, distinct)],
  ['reverse', (values) => over(values, ([items = []]) => list([...items].reverse()))],
  ['sort', (values) => over(values, ([items = []]) => sure(items, () => sorted(items)))],
  ['chunklist', chunks],
  ['matchkeys', (values) => over(values, matchKeys)],
  [
    'setproduct',
    (values, budget) =>
      over(values, (lists) =>
        product(
          lists,
          values.every((each) => each.type === 'list' && each.set),
          budget,
        ),
      ),
  ],
  ['setunion', (values) => over(values, (sets) => setOf(sets.flat()))],
  [
    'setintersection',
    (values) =>
      over(values, ([first = [], ...rest]) =>
        sure([first, ...rest].flat(), () => setOf(first.filter((item) => rest.every((set) => has(set, item))))),
      ),
  ],
  [
    'setsubtract',
    (values) =>
      over(values, ([first = [], second = []]) =>
        sure([...first, ...second], () => setOf(first.filter((item) => !has(second, item)))),
      ),
  ],
  ['zipmap', (values) => over(values, zipmap)],
  ['transpose', one(transpose)],
  ['range', range],
  ['alltrue', (values) => over(values, ([items = []]) => agreed(items, false))],
  ['anytrue', (values) => over(values, ([items = []]) => agreed(items, true))],
  ['sum', (values) => over(values, ([items = []]) => sure(items, () => sum(items)))],
]);

type Items = readonly Value[];

/** Calls a function with the items of all arguments; the order of a set with unknown items is not known. */
function over(values: readonly Value[], run: (lists: readonly Items[]) => Value): Value {
  if (values.some((value) => value.type !== 'list' && value.type !== 'unknown')) return failed;
  if (values.some((value) => value.type === 'unknown')) return unknownFrom(values);
  return run(values.map(itemsOf));
}

/** The result if all items are completely known. */
function sure(items: Items, run: () => Value): Value {
  return items.every(isWhole) ? run() : unknownFrom(items);
}

function has(items: Items, wanted: Value): boolean {
  return items.some((item) => equal(item, wanted) === true);
}

function compact(items: Items): Value {
  const texts = items.map(asText);
  return texts.includes(failed) ? failed : list(texts.filter(hasText));
}

function hasText(item: Value): boolean {
  return !isNull(item) && !(item.type === 'known' && item.value === '');
}

function merge(values: readonly Value[]): Value {
  const fields = new Map<string, Value>();
  for (const value of values) {
    if (value.type === 'unknown') return unknownFrom(values);
    if (isNull(value)) continue;
    if (value.type !== 'object') return failed;
    for (const [name, field] of value.fields) fields.set(name, field);
  }
  return object(fields);
}

function slice([of, from, to]: readonly Value[]): Value {
  if (of === undefined || from === undefined || to === undefined) return failed;
  if ([of, from, to].some((value) => value.type === 'unknown')) return unknownFrom([of, from, to]);
  const [start, end] = [numberOf(scalarOf(from)), numberOf(scalarOf(to))];
  if (of.type !== 'list' || of.set || start === undefined || end === undefined) return failed;
  if (start < 0 || end > of.items.length || start > end) return failed;
  return list(itemsOf(of).slice(start, end));
}

function flatten(of: Value, budget: Budget): Value {
  if (of.type !== 'list') return failed;
  const items: Value[] = [];
  const open: Value[] = [of];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (!budget.spend(1)) return unknownValue;
    if (each.type === 'list') open.push(...itemsOf(each).toReversed());
    // It may be a list of any length.
    else if (each.type === 'unknown' && (each.ref === undefined || each.about !== undefined)) return unknownFrom([of]);
    else items.push(each);
  }
  return list(items);
}

function distinct([items = []]: readonly Items[]): Value {
  const made = listLike(items);
  if (made.type !== 'list') return made;
  const set = setOf(made.items);
  if (set.type !== 'list' || set.items.length === made.items.length) return isWhole(made) ? made : unknownFrom([made]);
  const kept = new Set(set.items);
  return isWhole(made) ? list(made.items.filter((item) => kept.has(item))) : unknownFrom([made]);
}

function sorted(items: Items): Value {
  const texts = items.map(asText);
  if (texts.some((text) => text === failed || isNull(text))) return failed;
  const order = (value: Value): string => (value.type === 'known' ? String(value.value) : '');
  return list(texts.sort((a, b) => compareText(order(a), order(b))));
}

function chunks([of, size]: readonly Value[]): Value {
  if (of === undefined || size === undefined) return failed;
  if (of.type === 'unknown' || size.type === 'unknown') return unknownFrom([of, size]);
  const length = numberOf(scalarOf(size));
  if (of.type !== 'list' || length === undefined || length < 0) return failed;
  const items = itemsOf(of);
  const all: Value[] = [];
  for (let at = 0; at < items.length; at += length === 0 ? items.length : length)
    all.push(list(items.slice(at, length === 0 ? items.length : at + length)));
  return list(all);
}

function matchKeys([items = [], keys = [], wanted = []]: readonly Items[]): Value {
  if (items.length !== keys.length) return failed;
  return sure([...keys, ...wanted], () => list(items.filter((_, at) => has(wanted, keys[at] ?? failed))));
}

function product(lists: readonly Items[], set: boolean, budget: Budget): Value {
  if (lists.length < 2) return failed;
  let rows: readonly Items[] = [[]];
  for (const items of lists) {
    if (!budget.spend(rows.length * items.length * lists.length)) return unknownValue;
    rows = rows.flatMap((row) => items.map((item) => [...row, item]));
  }
  const all = rows.map(list);
  return set ? setOf(all) : list(all);
}

function zipmap([names = [], values = []]: readonly Items[]): Value {
  if (names.length !== values.length) return failed;
  return sure(names, () => {
    const texts = names.map(asText);
    if (texts.some((text) => text === failed || isNull(text))) return failed;
    return object(
      new Map(texts.map((text, at) => [text.type === 'known' ? String(text.value) : '', values[at] ?? failed])),
    );
  });
}

function transpose(of: Value): Value {
  if (!isWhole(of)) return unknownFrom([of]);
  if (of.type !== 'object') return failed;
  const lists = new Map<string, Value[]>();
  for (const [name, items] of of.fields) {
    if (items.type !== 'list') return failed;
    for (const item of items.items) {
      const text = asText(item);
      if (text.type !== 'known' || text.value === null) return failed;
      const known = lists.get(String(text.value)) ?? [];
      lists.set(String(text.value), [...known, { type: 'known', value: name }]);
    }
  }
  return object([...lists].map(([name, items]) => [name, list(items)]));
}

/** Terraform generates up to 1,024 numbers. */
const longest = 1024;

function range(values: readonly Value[]): Value {
  if (!values.every(isWhole)) return unknownFrom(values);
  const numbers = numbersOf(values) ?? [];
  const [first, second, third] = numbers;
  if (first === undefined || numbers.length > 3) return failed;
  const [start, end] = second === undefined ? [0, first] : [first, second];
  const step = third ?? (end < start ? -1 : 1);
  if (step === 0 || (step > 0 && end < start) || (step < 0 && end > start)) return failed;
  const all: Value[] = [];
  for (let at = start; step > 0 ? at < end : at > end; at = rounded(at + step)) {
    if (all.length >= longest) return failed;
    all.push(known(at));
  }
  return list(all);
}

/** Whether all or any of some conditions are true. */
function agreed(items: Items, deciding: boolean): Value {
  const truths = items.map((item) => (isNull(item) ? false : truthOf(item)));
  if (truths.includes(failed)) return failed;
  if (truths.includes(deciding)) return known(deciding);
  return truths.includes(undefined) ? unknownFrom(items) : known(!deciding);
}

function sum(items: Items): Value {
  const numbers = numbersOf(items) ?? [];
  return numbers.length === 0 ? failed : known(rounded(numbers.reduce((sum, number) => sum + number, 0)));
}
