import type { Checked } from '../../engine/session';
import type { Entry, Node, SyntaxSection } from '../../syntax/node';
import { cursorAt, nodeAt } from '../../syntax/cursor';
import { spanOf, type Span } from '../../text/anchored-span';
import { sourceFields } from '../../model/actions';
import { itemOf, type Item } from '../../model/items';
import { sectionAt } from '../cursor-context';

/** An entry of the outline: a section, a declaration or a step. Spans are file offsets. */
export interface Outline {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'section' | 'thing' | 'step';
  /** The section of a section or declaration. */
  readonly section?: string;
  /** The name of the image that the step creates; empty if it creates none. */
  readonly made: string;
  readonly span: Span;
  readonly head: Span;
  readonly children: readonly Outline[];
}

/** The declarations and steps of a file, as a tree. */
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

const plainName = /^[\p{L}\p{M}\p{N}_./:-]{1,100}$/u;

/** A name or value on one line of limited length. Editors reject empty names. */
function shown(text: string): string {
  if (plainName.test(text)) return text;
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  if (line === '') return '""';
  return line.length <= 100 ? line : `${line.slice(0, 99)}…`;
}

function outlineEntry(entry: Entry): Outline {
  const { anchor, key, value } = entry;
  if (key !== undefined) {
    const span = { start: anchor.start, end: anchor.start + entry.end };
    const head = { start: anchor.start + key.start, end: anchor.start + key.end };
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
  return outlineStep(itemOf(entry));
}

function outlineStep({ node: value, at, index, block, chain }: Item): Outline {
  const span = spanOf(at);
  const number = index + 1;
  const head = { start: span.start, end: Math.min(span.end, span.start + 1) };
  const inner = block?.items ?? chain;
  if (inner !== undefined) {
    const name = `${String(number)}. ${block === undefined ? 'chain' : 'parallel'}`;
    return { name, detail: '', kind: 'step', made: '', span, head, children: inner.map(outlineStep) };
  }
  const made = textOf(value, 'as');
  const action = textOf(value, 'action') || '…';
  const account = textOf(value, 'account');
  const from = sourceOf(value);
  const detail = made === '' ? from : `${from} → ${made}`.trimStart();
  return {
    name: `${String(number)}. ${account === '' ? '' : `${account}: `}${action}`,
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

/** The first field that names an input of the step. */
function sourceOf(step: Node): string {
  for (const field of sourceFields) {
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

/** The spans around an offset, smallest first: a word, its field, its step, its section. */
export function selectionAt(checked: Checked, offset: number): readonly Span[] {
  const cursor = cursorAt(checked.syntax, offset);
  if (cursor === undefined) {
    const named = sectionAt(checked, offset);
    return named === undefined ? [] : [named.key, wholeOf(named)];
  }
  const { entry, path, span, document } = cursor;
  const inside = path.flatMap((_, index) => {
    const holder = nodeAt(entry.value, path.slice(0, index))?.node;
    const held = nodeAt(entry.value, path.slice(0, index + 1));
    const field = held?.key && { start: held.key.start, end: Math.max(held.key.end, held.node.end) };
    return [holder, field].filter((each) => each !== undefined);
  });
  const section = document.sections.find((each) => each.name === entry.path[0]);
  const spans = [
    ...(section === undefined ? [] : [wholeOf(section)]),
    ...[{ start: 0, end: entry.end }, ...inside, span].map((each) => spanOf({ ...each, anchor: entry.anchor })),
  ].reverse();
  return spans.filter(
    ({ start, end }, index) =>
      index === 0 || start < (spans[index - 1]?.start ?? 0) || end > (spans[index - 1]?.end ?? 0),
  );
}

/** The span of a section with its key. */
function wholeOf({ key, value }: SyntaxSection): Span {
  return { start: key.start, end: Math.max(key.end, value.end) };
}
