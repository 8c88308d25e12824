import type { Value } from '../../../model/terraform/configuration';
import { itemsOf } from '../access';
import { characters, joined } from '../texts';
import {
  boolOf,
  failed,
  isNull,
  isWhole,
  known,
  list,
  madeOf,
  numberOf,
  numberText,
  textOf,
  unknownFrom,
  type Scalar,
} from '../values';
import { jsonText } from './json';

const verb = /%(?<flags>[-+ #0]*)(?<width>\d+)?(?:\.(?<precision>\d*))?(?:\[(?<index>\d+)\])?(?<verb>[^\d])?/gsu;

/** The widest field that is filled in. */
const widest = 1000;

/** `format(spec, …)`. An unknown part stays a part of the string. */
export function formatted(values: readonly Value[]): Value {
  const [spec, ...given] = values;
  if (spec === undefined || isNull(spec)) return failed;
  if (spec.type !== 'known') return unknownFrom(values);
  const parts: (string | Value)[] = [];
  let from = 0;
  let next = 0;
  let implicit = true;
  const text = String(spec.value);
  for (const found of text.matchAll(verb)) {
    parts.push(text.slice(from, found.index));
    from = found.index + found[0].length;
    const { flags = '', width, precision, index, verb: kind } = found.groups ?? {};
    if (kind === undefined) return failed;
    if (kind === '%') {
      parts.push('%');
      continue;
    }
    if (index !== undefined) {
      next = Number(index) - 1;
      implicit = false;
    }
    const value = given[next++];
    if (value === undefined) return failed;
    const part = one(
      value,
      kind,
      flags,
      width === undefined ? undefined : Number(width),
      precision === undefined ? undefined : Number(precision),
    );
    if (part === failed) return failed;
    parts.push(part);
  }
  if (implicit && next < given.length) return failed;
  parts.push(text.slice(from));
  return joined(parts);
}

/** One value, formatted by a verb. */
function one(
  value: Value,
  kind: string,
  flags: string,
  width: number | undefined,
  precision: number | undefined,
): Value {
  if ((width ?? 0) > widest || (precision ?? 0) > widest) return failed;
  if (!isWhole(value) || (kind === 'v' && isNull(value))) {
    const plain =
      (kind === 's' || kind === 'v') && width === undefined && precision === undefined && !flags.includes('#');
    return plain && (value.type === 'text' || value.type === 'unknown') ? value : unknownFrom([value]);
  }
  const text = written(value, kind, flags, precision);
  if (text === undefined) return failed;
  const zeros = flags.includes('0') && !flags.includes('-') && 'dfeEgGxXob'.includes(kind);
  return madeOf(known(padded(text, width ?? 0, flags.includes('-'), zeros)), [value]);
}

function padded(text: string, width: number, left: boolean, zeros: boolean): string {
  const missing = width - characters(text).length;
  if (missing <= 0) return text;
  if (left) return text + ' '.repeat(missing);
  const sign = zeros && /^[-+ ]/.test(text) ? text.charAt(0) : '';
  return sign + (zeros ? '0' : ' ').repeat(missing) + text.slice(sign.length);
}

function written(value: Value, kind: string, flags: string, precision: number | undefined): string | undefined {
  if (kind === 'v') {
    if (value.type === 'known' && value.value !== null && !flags.includes('#')) return textOf(value.value);
    return jsonText(value);
  }
  if (value.type !== 'known' || value.value === null) return undefined;
  const scalar: Scalar = value.value;
  if (kind === 's' || kind === 'q') {
    const text = textOf(scalar) ?? '';
    const cut = precision === undefined ? text : characters(text).slice(0, precision).join('');
    return kind === 's' ? cut : JSON.stringify(cut);
  }
  if (kind === 't') {
    const truth = boolOf(scalar);
    return truth === undefined ? undefined : String(truth);
  }
  const number = numberOf(scalar);
  if (number === undefined) return undefined;
  if ('dboxX'.includes(kind) && !Number.isInteger(number)) return undefined;
  const digits = numberDigits(Math.abs(number), kind, precision, flags.includes('#'));
  if (digits === undefined) return undefined;
  const sign = number < 0 ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  return sign + digits;
}

function numberDigits(
  number: number,
  kind: string,
  precision: number | undefined,
  marked: boolean,
): string | undefined {
  const exponent = (text: string): string => text.replace(/e([+-])(\d)$/, 'e$10$2');
  const whole = (base: number, mark: string): string =>
    (marked ? mark : '') +
    BigInt(Math.trunc(number))
      .toString(base)
      .padStart(precision ?? 0, '0');
  switch (kind) {
    case 'd':
      return whole(10, '');
    case 'b':
      return whole(2, '0b');
    case 'o':
      return whole(8, '0');
    case 'x':
      return whole(16, '0x');
    case 'X':
      return whole(16, '0X').toUpperCase();
    case 'f':
    case 'F':
      return number.toFixed(Math.min(precision ?? 6, 100));
    case 'e':
      return exponent(number.toExponential(Math.min(precision ?? 6, 100)));
    case 'E':
      return exponent(number.toExponential(Math.min(precision ?? 6, 100))).toUpperCase();
    case 'g':
    case 'G':
      return precision === undefined
        ? numberText(number)
        : String(Number(number.toPrecision(Math.min(Math.max(precision, 1), 100))));
    default:
      return undefined;
  }
}

/** `formatlist(spec, …)`: lists give an item for each text, other values the same one. */
export function formattedList(values: readonly Value[]): Value {
  const [spec, ...given] = values;
  if (spec === undefined) return failed;
  if (given.some((value) => value.type === 'unknown')) return unknownFrom(values);
  const lists = given.map((value) => (value.type === 'list' ? itemsOf(value) : undefined));
  const lengths = new Set(lists.flatMap((items) => (items === undefined ? [] : [items.length])));
  if (lengths.size > 1) return failed;
  const [length = 1] = lengths;
  return list(
    Array.from({ length }, (_, at) => formatted([spec, ...given.map((value, which) => lists[which]?.[at] ?? value)])),
  );
}
