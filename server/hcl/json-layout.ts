import { lineStart } from '../text/anchored-span';
import { eolOf } from '../text/line-end';
import type { NewJson } from './both-syntaxes';
import type { Placed } from './json-reader';

export type Container = Extract<Placed, { type: 'object' | 'array' }>;

/** A field or an item of a container. The span of a field begins with its key. */
interface Entry {
  readonly name?: string;
  readonly start: number;
  readonly end: number;
  readonly value: Placed;
}

export function isContainer(value: Placed | undefined): value is Container {
  return value?.type === 'object' || value?.type === 'array';
}

export function entriesOf(container: Container): readonly Entry[] {
  return container.type === 'object'
    ? container.fields.map(({ name, key, value }) => ({ name, start: key.start, end: value.end, value }))
    : container.items.map((value) => ({ start: value.start, end: value.end, value }));
}

/** How the author has laid out a JSON text, so that new parts look the same. */
export class JsonLayout {
  private readonly eol: string;
  /** The indentation of one level; empty for a text in one line. */
  private readonly unit: string;
  private readonly colon: string;
  /** What is after a comma in a line, and inside the braces of an object in a line. */
  private readonly space: string;
  private readonly padding: string;
  /** Whether each item of a list has its own line. */
  private readonly tallLists: boolean;

  constructor(private readonly text: string) {
    this.eol = eolOf(text);
    this.unit = /^[ \t]+(?=["[{])/m.exec(text)?.[0] ?? '';
    this.colon = /"([ \t]*:[ \t]*)(?=\S)/.exec(text)?.[1] ?? ': ';
    this.space = this.colon.endsWith(' ') ? ' ' : '';
    this.padding = /\{ +"/.test(text) ? ' ' : '';
    this.tallLists = !/\[[ \t]*["\d]/.test(text);
  }

  /** What separates the entries of a container, after the comma. */
  gap(container: Container): string {
    const [first, second] = entriesOf(container);
    if (first !== undefined && this.isTall(container)) return `${this.eol}${this.indentAt(first.start)}`;
    return first && second ? this.text.slice(first.end, second.start).replace(',', '') : this.space;
  }

  /** A new entry of a container, beside the one with an index. */
  entry(container: Container, beside: number, name: string | undefined, value: NewJson): string {
    const near = entriesOf(container)[beside]?.value;
    const short = near !== undefined && isContainer(near) && near.end - near.start > 2 && !this.hasLines(near);
    const indent = this.isTall(container) && !short ? this.indentIn(container) : undefined;
    return this.field(name, value, indent);
  }

  /** An empty container with its first entries. */
  filled(container: Container, entries: readonly string[]): string {
    const brackets = container.type === 'object' ? '{}' : '[]';
    return this.enclosed(brackets, entries, this.isTall(container) ? this.indentAt(container.start) : undefined);
  }

  /** A value; `indent` is that of its line, and without it the value is in one line. */
  value(value: NewJson, indent: string | undefined): string {
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    const inner = indent === undefined ? undefined : `${indent}${this.unit}`;
    if (value instanceof Map)
      return this.enclosed(
        '{}',
        [...value].map(([name, each]) => this.field(name, each, inner)),
        indent,
      );
    const isTall = this.tallLists || value.some((each) => each instanceof Map);
    return this.enclosed(
      '[]',
      value.map((each) => this.value(each, inner)),
      isTall ? indent : undefined,
    );
  }

  /** The indentation of the line that an offset is in. */
  indentAt(offset: number): string {
    return /^[ \t]*/.exec(this.text.slice(lineStart(this.text, offset)))?.[0] ?? '';
  }

  private field(name: string | undefined, value: NewJson, indent: string | undefined): string {
    return `${name === undefined ? '' : `${JSON.stringify(name)}${this.colon}`}${this.value(value, indent)}`;
  }

  private enclosed([open = '', close = '']: string, entries: readonly string[], indent: string | undefined): string {
    if (entries.length === 0) return `${open}${close}`;
    if (indent !== undefined && this.unit !== '') {
      const line = `${this.eol}${indent}${this.unit}`;
      return `${open}${line}${entries.join(`,${line}`)}${this.eol}${indent}${close}`;
    }
    const padding = open === '{' ? this.padding : '';
    return `${open}${padding}${entries.join(`,${this.space}`)}${padding}${close}`;
  }

  /** Whether the entries of a container are on lines of their own. */
  private isTall(container: Container): boolean {
    const [first] = entriesOf(container);
    return first === undefined ? this.unit !== '' : this.text.slice(container.start, first.start).includes('\n');
  }

  private hasLines({ start, end }: Container): boolean {
    return this.text.slice(start, end).includes('\n');
  }

  private indentIn(container: Container): string {
    const [first] = entriesOf(container);
    return first === undefined ? `${this.indentAt(container.start)}${this.unit}` : this.indentAt(first.start);
  }
}
