import type { Value } from '../../../model/terraform/configuration';
import { characters } from '../texts';
import { failed, known, list, numberOf, numbersOf, rounded, scalarOf, textOf, type Scalar } from '../values';
import { jsonText, valueOfJson } from './json';
import { matches, replaced } from './regex';

/** Accepts completely known values; `unknown` if we cannot decide. */
type ScalarFunction = (values: readonly Value[]) => Value | 'unknown';

type Parameter = 'text' | 'number';
type Argument<P extends Parameter> = P extends 'text' ? string : number;

/** What a function gives; `undefined` if Terraform rejects the arguments. */
type Result = Scalar | Value | undefined;

/** A function of strings and numbers; Terraform rejects `null` for each of them. */
function of<const P extends readonly Parameter[]>(
  parameters: P,
  run: (...values: { readonly [K in keyof P]: Argument<P[K]> }) => Result,
): ScalarFunction {
  return (values) => {
    if (values.length !== parameters.length) return failed;
    const scalars = values.map(scalarOf);
    const converted = scalars.map((scalar, at) => (parameters[at] === 'text' ? textOf(scalar) : numberOf(scalar)));
    if (converted.includes(undefined)) return failed;
    const result = run(...(converted as unknown as { readonly [K in keyof P]: Argument<P[K]> }));
    if (result === undefined) return failed;
    return typeof result === 'object' && result !== null ? result : known(result);
  };
}

const onText = (run: (text: string) => Result): ScalarFunction => of(['text'], run);
const onNumber = (run: (number: number) => Result): ScalarFunction => of(['number'], run);

/** The case of a letter that has one letter in the other case. */
const letters = (text: string, change: (letter: string) => string): string =>
  Array.from(text, (letter) => (Array.from(change(letter)).length === 1 ? change(letter) : letter)).join('');

const upper = (text: string): string => letters(text, (letter) => letter.toUpperCase());

export const scalars: ReadonlyMap<string, ScalarFunction> = new Map<string, ScalarFunction>([
  ['lower', onText((text) => letters(text, (letter) => letter.toLowerCase()))],
  ['upper', onText(upper)],
  ['title', onText((text) => text.replace(/(?<![\p{L}\p{N}_])\p{L}/gu, upper))],
  ['trimspace', onText((text) => text.trim())],
  ['chomp', onText((text) => trimmed(text, '\r\n', false))],
  ['trim', of(['text', 'text'], (text, set) => trimmed(text, set, true))],
  ['trimprefix', of(['text', 'text'], (text, prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text))],
  [
    'trimsuffix',
    of(['text', 'text'], (text, suffix) =>
      suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
    ),
  ],
  ['startswith', of(['text', 'text'], (text, prefix) => text.startsWith(prefix))],
  ['endswith', of(['text', 'text'], (text, suffix) => text.endsWith(suffix))],
  ['strcontains', of(['text', 'text'], (text, part) => text.includes(part))],
  ['strrev', onText((text) => [...characters(text)].reverse().join(''))],
  ['substr', of(['text', 'number', 'number'], substr)],
  [
    'split',
    of(['text', 'text'], (separator, text) =>
      list((separator === '' ? Array.from(text) : text.split(separator)).map(known)),
    ),
  ],
  [
    'indent',
    of(['number', 'text'], (spaces, text) =>
      spaces > 100 ? undefined : text.replaceAll('\n', `\n${' '.repeat(Math.max(0, spaces))}`),
    ),
  ],
  ['replace', replaced],
  ['regex', (values) => matches(values, false)],
  ['regexall', (values) => matches(values, true)],
  ['basename', onText((path) => path.split('/').findLast((name) => name !== '') ?? (path === '' ? '.' : '/'))],
  ['dirname', onText(dirname)],
  [
    'urlencode',
    onText((text) =>
      encodeURIComponent(text)
        .replace(/%20/g, '+')
        .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
    ),
  ],
  ['base64encode', onText((text) => btoa(String.fromCharCode(...new TextEncoder().encode(text.slice(0, 10_000)))))],
  ['jsondecode', onText(valueOfJson)],
  ['jsonencode', ([value]) => (value === undefined ? failed : known(jsonText(value)))],
  ['abs', onNumber(Math.abs)],
  ['ceil', onNumber(Math.ceil)],
  ['floor', onNumber(Math.floor)],
  ['signum', onNumber(Math.sign)],
  ['pow', of(['number', 'number'], (base, power) => finite(base ** power))],
  ['log', of(['number', 'number'], (number, base) => finite(Math.log(number) / Math.log(base)))],
  ['parseint', of(['text', 'number'], parseInteger)],
  ['max', extreme(Math.max)],
  ['min', extreme(Math.min)],
]);

/** Without characters of a set at the end, and at the start if wanted. */
function trimmed(text: string, set: string, start: boolean): string {
  const all = Array.from(text);
  let [from, to] = [0, all.length];
  while (start && from < to && set.includes(all[from] ?? '')) from++;
  while (to > from && set.includes(all[to - 1] ?? '')) to--;
  return all.slice(from, to).join('');
}

function substr(text: string, offset: number, length: number): string | undefined {
  if (!Number.isInteger(offset) || !Number.isInteger(length) || length < -1) return undefined;
  const all = characters(text);
  const start = offset < 0 ? Math.max(0, offset + all.length) : offset;
  return all.slice(start, length === -1 ? all.length : start + length).join('');
}

function dirname(path: string): string {
  const parts = path.split('/');
  parts.pop();
  const kept = parts.filter((part, at) => part !== '.' && (part !== '' || at === 0));
  const folder = kept.join('/');
  return folder === '' ? (path.startsWith('/') ? '/' : '.') : folder;
}

function finite(number: number): number | undefined {
  return Number.isFinite(number) ? rounded(number) : undefined;
}

function parseInteger(text: string, base: number): number | undefined {
  if (!Number.isInteger(base) || base < 2 || base > 36) return undefined;
  const digits = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, base);
  const valid =
    /^[+-]?[0-9a-z]+$/i.test(text) &&
    Array.from(text.toLowerCase().replace(/^[+-]/, '')).every((digit) => digits.includes(digit));
  return valid ? parseInt(text, base) : undefined;
}

function extreme(best: (...numbers: number[]) => number): ScalarFunction {
  return (values) => {
    const numbers = numbersOf(values) ?? [];
    return numbers.length === 0 ? failed : known(best(...numbers));
  };
}
