import type { Checked } from '../service';
import type { Entry, Node, Section } from '../syntax/node';
import { cursorAt } from '../syntax/cursor';
import type { Span } from '../text/place';
import { sectionAt } from './focus';

/** An entry of the outline: a section, a thing, a step. Spans are file offsets. */
export interface Outline {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'section' | 'thing' | 'step';
  /** The section of a section or thing. */
  readonly section?: string;
  /** The name of the image that the step makes; empty where it makes none. */
  readonly made: string;
  readonly span: Span;
  readonly head: Span;
  readonly children: readonly Outline[];
}

/** What the file declares and does, as a tree. */
export function outlineOf(checked: Checked): readonly Outline[] {
  return checked.syntax.documents.flatMap((document) => {
    const children = new Map<string, Outline[]>(document.sections.map(({ name }) => [name, []]));
    for (const entry of document.entries)
      if (entry.path.length === 2) children.get(entry.path[0])?.push(outlineEntry(entry));
    return document.sections.map((section): Outline => {
      const own = children.get(section.name) ?? [];
      const { start } = section.key;
      const end = section.flow ? section.value.end : Math.max(section.key.end, own.at(-1)?.span.end ?? 0);
      return {
        name: shown(section.name),
        detail: '',
        kind: 'section',
        section: section.name,
        made: '',
        span: { start, end },
        head: section.key,
        children: own,
      };
    });
  });
}

const plainName = /^[\w./:-]{1,100}$/;

/** A name or value of the file on one line of moderate length; editors take no empty names. */
function shown(text: string): string {
  if (plainName.test(text)) return text;
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  if (line === '') return '""';
  return line.length <= 100 ? line : `${line.slice(0, 99)}…`;
}

function outlineEntry(entry: Entry): Outline {
  const { piece, key, value } = entry;
  const span = { start: piece.start, end: piece.start + entry.end };
  if (key !== undefined) {
    const head = { start: piece.start + key.start, end: piece.start + key.end };
    return {
      name: shown(String(entry.path[1])),
      detail: textOf(value, 'kind'),
      kind: 'thing',
      section: entry.path[0],
      made: '',
      span,
      head,
      children: [],
    };
  }
  return outlineStep(value, span, piece.start, Number(entry.path[1]) + 1);
}

function outlineStep(value: Node, span: Span, base: number, number: number): Outline {
  const head = { start: span.start, end: Math.min(span.end, span.start + 1) };
  const parallel = value.type === 'map' ? value.fields.get('parallel')?.value : undefined;
  if (parallel?.type === 'list') {
    const children = parallel.items.map((item, index) =>
      outlineStep(item, { start: base + item.start, end: base + item.end }, base, index + 1),
    );
    return { name: `${String(number)}. parallel`, detail: '', kind: 'step', made: '', span, head, children };
  }
  const made = textOf(value, 'as');
  const action = textOf(value, 'action');
  const from = sourceOf(value);
  const detail = made === '' ? from : `${from} → ${made}`.trimStart();
  return {
    name: `${String(number)}. ${action === '' ? '…' : action}`,
    detail,
    kind: 'step',
    made,
    span,
    head,
    children: [],
  };
}

function textOf(node: Node, field: string): string {
  const value = node.type === 'map' ? node.fields.get(field)?.value : undefined;
  return value?.type === 'scalar' && value.value !== null ? shown(String(value.value)) : '';
}

/** The fields of a step that say what it works on, the first that it has. */
const sources = ['image', 'images', 'file', 'server', 'backup'];

function sourceOf(step: Node): string {
  for (const field of sources) {
    const node = step.type === 'map' ? step.fields.get(field)?.value : undefined;
    if (node?.type === 'list') {
      const names = node.items.flatMap((item) =>
        item.type === 'scalar' && item.value !== null ? [String(item.value)] : [],
      );
      if (names.length > 0) return shown(names.join(', '));
    }
    const name = textOf(step, field);
    if (name !== '') return name;
  }
  return '';
}

/** The spans around an offset, the smallest first: a word, its field, its step, its section. */
export function selectionAt(checked: Checked, offset: number): readonly Span[] {
  const cursor = cursorAt(checked.syntax, offset);
  if (cursor === undefined) {
    const named = sectionAt(checked, offset);
    return named === undefined ? [] : [named.key, wholeOf(named)];
  }
  const { piece } = cursor.entry;
  const around: Span[] = [{ start: piece.start + cursor.span.start, end: piece.start + cursor.span.end }];
  let node = cursor.entry.value;
  const outer: Span[] = [{ start: piece.start, end: piece.start + cursor.entry.end }];
  for (const name of cursor.path) {
    outer.push({ start: piece.start + node.start, end: piece.start + node.end });
    if (node.type === 'map') {
      const field = node.fields.get(String(name));
      if (field === undefined) break;
      outer.push({ start: piece.start + field.key.start, end: piece.start + Math.max(field.key.end, field.value.end) });
      node = field.value;
    } else if (node.type === 'list') {
      const item = node.items[Number(name)];
      if (item === undefined) break;
      node = item;
    }
  }
  const section = cursor.document.sections.find((each) => each.name === cursor.entry.path[0]);
  if (section !== undefined) {
    outer.unshift(wholeOf(section));
  }
  return [...around, ...outer.reverse()].filter(
    (span, index, all) =>
      index === 0 || span.start < (all[index - 1]?.start ?? 0) || span.end > (all[index - 1]?.end ?? 0),
  );
}

/** A section with its name. */
function wholeOf({ key, value }: Section): Span {
  return { start: key.start, end: Math.max(key.end, value.end) };
}
