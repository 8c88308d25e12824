import { isList, type Json } from '../syntax/change';
import type { NewBlock } from './change';

/** A block as `terraform fmt` writes it. */
export function blockText({ name, labels, arguments: lines }: NewBlock): string {
  const width = Math.max(...lines.map(([argument]) => argument.length));
  const body = lines.map(([argument, expression]) => `  ${argument.padEnd(width)} = ${expression}`);
  return [`${[name, ...labels.map(quotedText)].join(' ')} {`, ...body, '}'].join('\n');
}

/** A plain value as an HCL expression. The lines of an object after the first one are indented. */
export function hclOf(value: Json, indent = '', eol = '\n'): string {
  if (typeof value === 'string') return quotedText(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map((item) => hclOf(item, indent, eol)).join(', ')}]`;
  const inner = `${indent}  `;
  const fields = Object.entries(value).map(([name, each]) => {
    const key = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u.test(name) ? name : quotedText(name);
    return `${inner}${key} = ${hclOf(each, inner, eol)}${eol}`;
  });
  return fields.length === 0 ? '{}' : `{${eol}${fields.join('')}${indent}}`;
}

/** A quoted string without interpolation. */
export function quotedText(text: string): string {
  return escaped(JSON.stringify(text).replace(/\\[bf]/g, (sign) => (sign === '\\b' ? '\\u0008' : '\\u000c')));
}

/** A plain text in a template. */
export function escaped(text: string): string {
  return text.replace(/[$%](?=\{)/g, '$&$&');
}
