import type { Checked } from '../service';
import { commentsIn } from '../syntax/comments';
import type { Entry, Node } from '../syntax/node';
import { cursorAt } from '../syntax/cursor';
import { Lines } from '../text/lines';
import type { Span } from '../text/place';

/** An entry of the outline: a section, a thing, a step. Spans are file offsets. */
export interface Outline {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'section' | 'thing' | 'step';
  readonly span: Span;
  readonly head: Span;
  readonly children: readonly Outline[];
}

/** What the file declares and does, as a tree. */
export function outlineOf(checked: Checked): readonly Outline[] {
  return checked.syntax.documents.flatMap((document) => {
    const sections = document.sections.map((section): Outline => {
      const own = document.entries.filter((entry) => entry.path[0] === section.name && entry.path.length === 2);
      const children = own.map(outlineEntry);
      const end = Math.max(section.key.end, ...children.map((child) => child.span.end));
      return {
        name: section.name,
        detail: '',
        kind: 'section',
        span: { start: section.key.start, end },
        head: section.key,
        children,
      };
    });
    return sections;
  });
}

function outlineEntry(entry: Entry): Outline {
  const { piece, key, value } = entry;
  const span = { start: piece.start, end: piece.start + entry.end };
  if (key !== undefined) {
    const head = { start: piece.start + key.start, end: piece.start + key.end };
    return { name: String(entry.path[1]), detail: textOf(value, 'kind'), kind: 'thing', span, head, children: [] };
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
    return { name: `${String(number)}. parallel`, detail: '', kind: 'step', span, head, children };
  }
  const made = textOf(value, 'as');
  const action = textOf(value, 'action');
  const detail = made === '' ? textOf(value, 'image') : `→ ${made}`;
  return { name: `${String(number)}. ${action === '' ? '…' : action}`, detail, kind: 'step', span, head, children: [] };
}

function textOf(node: Node, field: string): string {
  const value = node.type === 'map' ? node.fields.get(field)?.value : undefined;
  return value?.type === 'scalar' && value.value !== null ? String(value.value) : '';
}

/** Lines that fold, zero-based: sections, things, steps, and comments of several lines. */
export function foldsOf(
  checked: Checked,
): readonly { readonly from: number; readonly to: number; readonly comment: boolean }[] {
  const lines = new Lines(checked.text);
  const folds: { from: number; to: number; comment: boolean }[] = [];
  const add = (outline: Outline): void => {
    const from = lines.position(outline.span.start).line;
    const to = lines.position(outline.span.end).line;
    if (to > from) folds.push({ from, to, comment: false });
    outline.children.forEach(add);
  };
  outlineOf(checked).forEach(add);
  const comments = commentsIn(checked.text)
    .map((comment) => lines.position(comment.start).line)
    .filter((line) => lines.line(line).trimStart().startsWith('#'));
  for (let index = 0; index < comments.length;) {
    let last = index;
    while (comments[last + 1] === (comments[last] ?? 0) + 1) last++;
    const [from, to] = [comments[index] ?? 0, comments[last] ?? 0];
    if (to > from) folds.push({ from, to, comment: true });
    index = last + 1;
  }
  return folds;
}

/** The spans around an offset, the smallest first: a word, its field, its step, its section. */
export function selectionAt(checked: Checked, offset: number): readonly Span[] {
  const cursor = cursorAt(checked.syntax, offset);
  if (cursor === undefined) return [];
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
    const ends = cursor.document.entries
      .filter((each) => each.path[0] === section.name)
      .map((each) => each.piece.start + each.end);
    outer.unshift({ start: section.key.start, end: Math.max(...ends) });
  }
  return [...around, ...outer.reverse()].filter(
    (span, index, all) =>
      index === 0 || span.start < (all[index - 1]?.start ?? 0) || span.end > (all[index - 1]?.end ?? 0),
  );
}
