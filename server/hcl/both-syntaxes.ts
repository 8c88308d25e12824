import { isList, type Json } from '../syntax/change';
import { sourceFile } from '../text/source-file';
import { BodyParser } from './bodies';
import type { HclValue } from './change';
import { HclText } from './heads';
import { readJson } from './json-reader';
import type { Expression, HclFile, TopLevelItem, TemplatePart } from './node';
import { escaped, quotedText } from './print-value';

/** A JSON value to be written. */
export type NewJson = string | number | boolean | null | NewJson[] | Map<string, NewJson>;

/** What the strings of a place are: templates, references such as those in `depends_on`, or plain texts as in files of variables. */
export type Strings = 'templates' | 'references' | 'plain';

/** The expression that is alone in a string, as a reference is in JSON; otherwise the same. */
export function unwrapped(expression: Expression): Expression {
  const only = expression.type === 'template' ? onlyPart(expression.parts) : undefined;
  return only === undefined ? expression : { ...only, start: expression.start, end: expression.end };
}

/** The text of an expression in the native syntax. The file is in either syntax. */
export function nativeText(file: HclFile, part: TopLevelItem, expression: Expression): string {
  const { start } = part.anchor;
  const written = file.text.slice(start + expression.start, start + expression.end);
  if (!file.json) return written;
  if (expression.type === 'tuple')
    return `[${expression.items.map((item) => nativeText(file, part, item)).join(', ')}]`;
  if (!written.startsWith('"')) return written;
  if (expression.type === 'literal') return quotedText(String(expression.value));
  const { value } = readJson(written);
  const text = value.type === 'string' ? value.value : '';
  if (expression.type !== 'template') return text;
  const template = parserOf(text).bare();
  const parts = template.type === 'template' ? template.parts : [];
  const only = onlyPart(parts);
  if (only !== undefined) return text.slice(only.start, only.end);
  const inner = templateText(parts, text, (each) => quotedText(each).slice(1, -1));
  return inner === undefined ? written : `"${inner}"`;
}

/** A value in the JSON syntax; `undefined` if it is computed where it must be plain. */
export function jsonOf(value: HclValue, strings: Strings): NewJson | undefined {
  if ('value' in value) return jsonOfPlain(value.value, strings);
  const read = parserOf(value.expression).reference();
  return jsonOfExpression(read, value.expression, strings);
}

function jsonOfPlain(value: Json, strings: Strings): NewJson {
  if (typeof value === 'string') return strings === 'plain' ? value : escaped(value);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((item) => jsonOfPlain(item, strings));
  return new Map(Object.entries(value).map(([name, each]) => [name, jsonOfPlain(each, strings)]));
}

function jsonOfExpression(expression: Expression, text: string, strings: Strings): NewJson | undefined {
  if (expression.type === 'literal') return jsonOfPlain(expression.value, strings);
  if (expression.type === 'tuple') {
    const items = expression.items.map((item) => jsonOfExpression(item, text, strings));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (strings === 'plain') return undefined;
  const written = text.slice(expression.start, expression.end);
  if (strings === 'references') return written;
  const inner = expression.type === 'template' ? templateText(expression.parts, text, escaped) : undefined;
  return inner ?? `\${${written}}`;
}

/** The text of a template with other spellings of its plain parts; `undefined` if it has directives. */
function templateText(
  parts: readonly TemplatePart[],
  text: string,
  spelled: (plain: string) => string,
): string | undefined {
  const written = parts.map((part) => {
    if (part.type === 'text') return spelled(part.value);
    return part.type === 'interpolation' ? `\${${text.slice(part.value.start, part.value.end)}}` : undefined;
  });
  return written.includes(undefined) ? undefined : written.join('');
}

function onlyPart([first, ...others]: readonly TemplatePart[]): Expression | undefined {
  return first?.type === 'interpolation' && others.length === 0 ? first.value : undefined;
}

function parserOf(text: string): BodyParser {
  return new BodyParser(new HclText(text), { start: 0, source: sourceFile('expression') }, 0, false);
}
