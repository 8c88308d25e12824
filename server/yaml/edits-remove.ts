import type { Edit } from '../text/edit';
import type { NodePath } from '../syntax/change';
import { dashBefore, itemAt, type Item } from './edits-list';
import type { SyntaxDocument, SyntaxFile } from '../syntax/node';
import { targetAt, type Target } from '../syntax/target';
import { behindColon, behindComma, behindField, endOfValue, ownFields, type LineMap } from './edit-target';

/** What is removed: a field, a declaration, or an item, or the items of a list up to another one. */
interface Removal {
  readonly at: NodePath;
  readonly to?: NodePath;
}

/** The starts of the names of the fields that are removed together. */
export type Gone = ReadonlySet<number>;

/** Removes a node from its parent, with the comments of its own lines. Removing the last one leaves an empty list or map. */
export function remove(
  file: SyntaxFile,
  lines: LineMap,
  target: Target,
  { at, to }: Removal,
  gone: Gone = new Set(),
): readonly Edit[] | undefined {
  const { document, entry, parent, key } = target;
  if (parent?.type === 'list' || (parent === undefined && entry.key === undefined)) {
    const last = to === undefined ? target : targetAt(file, to);
    const item = itemAt(lines, target);
    const end = last === undefined ? undefined : itemAt(lines, last);
    if (item === undefined || end === undefined || last?.parent !== parent || end.end < item.end) return undefined;
    return removeItems(file, lines, target, at, { ...item, end: end.end, after: end.after });
  }
  if (parent === undefined || key === undefined) return removeEntry(lines, document, target);
  return removeField(file, lines, target, at, gone);
}

function removeItems(
  file: SyntaxFile,
  lines: LineMap,
  target: Target,
  at: NodePath,
  item: Item,
): readonly Edit[] | undefined {
  const { start, end, before, after, flow } = item;
  if (before === undefined && after === undefined) return emptied(file, lines, target, at);
  if (flow) return fromFlow(lines, start, end, before?.end);
  if (lines.startsLine(start)) return [wholeLines(lines, lines.withComments(start), end)];
  // In `- - item`, the next item moves up to the outer dash.
  const next = after === undefined ? undefined : dashBefore(lines, after.start);
  return next === undefined ? undefined : [{ start, end: lines.itemStart(next), newText: '' }];
}

/** Leaves an empty list in place of one whose last item is removed. */
function emptied(
  file: SyntaxFile,
  lines: LineMap,
  { document, entry, parent }: Target,
  at: NodePath,
): readonly Edit[] | undefined {
  if (parent === undefined) {
    const section = document.sections.find((each) => each.name === entry.path[0]);
    if (section === undefined) return undefined;
    const start = entry.anchor.start;
    const end = endOfValue(lines, start, start + entry.end);
    const colon = behindColon(lines, section.key.end);
    if (section.flow) return [{ ...section.value, newText: '[]' }];
    return colon === undefined ? undefined : ontoLine(lines, colon, end, '[]');
  }
  const holder = targetAt(file, { anchor: at.anchor, path: at.path.slice(0, -1) });
  const base = entry.anchor.start;
  const [start, end] = [base + parent.start, endOfValue(lines, base + parent.start, base + parent.end)];
  if (parent.flow || holder?.key === undefined) return [{ start, end, newText: '[]' }];
  const colon = behindColon(lines, base + holder.key.end);
  return colon === undefined ? undefined : ontoLine(lines, colon, end, '[]');
}

function removeField(
  file: SyntaxFile,
  lines: LineMap,
  target: Target,
  at: NodePath,
  gone: Gone,
): readonly Edit[] | undefined {
  const { entry, parent, node, key } = target;
  if (parent?.type !== 'map' || key === undefined) return undefined;
  const base = entry.anchor.start;
  const own = ownFields(parent);
  const index = own.findIndex((field) => field.key.start === key.start);
  const next = own[index + 1];
  const before = own[index - 1];
  const start = base + key.start;
  const end = endOfValue(lines, start, base + Math.max(node.end, key.end));
  if (next === undefined && before === undefined) {
    const holder = targetAt(file, { anchor: at.anchor, path: at.path.slice(0, -1) });
    const whole = { start: base + parent.start, end: parent.flow ? base + parent.end : end, newText: '{}' };
    if (parent.flow || holder?.key === undefined) return [whole];
    const colon = behindColon(lines, base + holder.key.end);
    return colon === undefined ? undefined : ontoLine(lines, colon, end, '{}');
  }
  if (parent.flow) {
    const behind = (field: typeof before): number | undefined =>
      field && behindField(lines, base, field.key, field.value, base + Math.max(field.value.end, field.key.end));
    const behindOwn = behindField(lines, base, key, node, end);
    // If this field and those before it are removed up to the map's end, the removal starts after the last remaining field.
    const remaining = own.slice(0, index).findLast((field) => !gone.has(base + field.key.start));
    const from = next === undefined && remaining !== before ? behind(remaining) : undefined;
    if (from !== undefined && !/[\n#]/.test(lines.text.slice(from, behindOwn)))
      return [{ start: from, end: behindOwn, newText: '' }];
    return fromFlow(lines, start, behindOwn, behind(before));
  }
  if (lines.startsLine(start)) return [wholeLines(lines, lines.withComments(start), end)];
  return next === undefined ? undefined : fromDash(lines, start, end, base + next.key.start);
}

/** If the first field is on the line of its item's dash, the next field and the comments above it move up to the dash. */
function fromDash(lines: LineMap, start: number, end: number, next: number): readonly Edit[] | undefined {
  const line = lines.lineStart(start);
  const dash = /^ *- *$/.exec(lines.text.slice(line, start));
  if (dash === null) return undefined;
  const between = lines.text.slice(lines.nextLine(end), lines.lineStart(next));
  const comments = between.split('\n').filter((each) => each.trim() !== '');
  const indent = dash[0].slice(0, dash[0].indexOf('-'));
  const above = comments.map((each) => `${indent}${each.trim()}${lines.eol}`).join('');
  return [...(above === '' ? [] : [{ start: line, end: line, newText: above }]), { start, end: next, newText: '' }];
}

function removeEntry(lines: LineMap, document: SyntaxDocument, { entry }: Target): readonly Edit[] | undefined {
  const section = document.sections.find((each) => each.name === entry.path[0]);
  const start = entry.anchor.start;
  const end = endOfValue(lines, start, start + entry.end);
  if (section === undefined)
    return lines.startsLine(start) ? [wholeLines(lines, lines.withComments(start), end)] : undefined;
  const siblings = document.entries.filter((each) => each.path[0] === section.name && each.path.length === 2);
  const index = siblings.indexOf(entry);
  const before = siblings[index - 1];
  if (siblings.length === 1) {
    const colon = behindColon(lines, section.key.end);
    if (section.flow) return [{ ...section.value, newText: '{}' }];
    return colon === undefined ? undefined : ontoLine(lines, colon, end, '{}');
  }
  if (!section.flow) return lines.startsLine(start) ? [wholeLines(lines, lines.withComments(start), end)] : undefined;
  const behind = (each: typeof entry): number =>
    behindField(lines, each.anchor.start, each.key, each.value, each.anchor.start + each.end);
  return fromFlow(lines, start, behind(entry), before && behind(before));
}

/** Whole lines from a line's start to the end of the line that contains `end`. */
function wholeLines(lines: LineMap, start: number, end: number): Edit {
  return { start, end: lines.nextLine(end), newText: '' };
}

/** Writes a value on the line of its key in place of one on the lines below; a comment on that line stays. */
export function ontoLine(lines: LineMap, colon: number, end: number, text: string): readonly Edit[] {
  const line = lines.text.slice(colon, lines.lineEnd(colon));
  const header = /^[ \t]*(?:[|>][-+0-9]*)?/.exec(line)?.[0] ?? '';
  const rest = line.slice(header.length).trimStart();
  const below = lines.nextLine(colon);
  if ((rest !== '' && !rest.startsWith('#')) || end < below)
    return [{ start: colon, end: Math.max(colon, end), newText: ` ${text}` }];
  return [
    { start: colon, end: colon + header.trimEnd().length, newText: ` ${text}` },
    { start: below, end: lines.nextLine(end), newText: '' },
  ];
}

/** Removes a node and its comma from a flow collection; comments of its neighbors stay. */
function fromFlow(lines: LineMap, start: number, end: number, before: number | undefined): readonly Edit[] | undefined {
  const { text } = lines;
  const restIsFree = (at: number): boolean => /^[ \t]*(?:#.*)?$/.test(text.slice(at, lines.lineEnd(at)));
  const indent = text.slice(lines.lineStart(start), start);
  const spaceBefore = indent.length - indent.trimEnd().length;
  const comma = behindComma(lines, end);
  if (comma !== undefined) {
    if (!restIsFree(comma)) {
      const space = /^[ \t]*/.exec(text.slice(comma))?.[0].length ?? 0;
      return [{ start, end: comma + space, newText: '' }];
    }
    if (lines.startsLine(start)) return [wholeLines(lines, lines.withComments(start), comma)];
    return [{ start: start - spaceBefore, end: comma, newText: '' }];
  }
  const commaBefore = before === undefined ? undefined : behindComma(lines, before);
  if (before === undefined || commaBefore === undefined) return undefined;
  if (text.slice(before, start).trim() === ',' && !text.slice(before, start).includes('\n'))
    return [{ start: before, end, newText: '' }];
  const own =
    lines.startsLine(start) && restIsFree(end)
      ? wholeLines(lines, lines.withComments(start), end)
      : { start: start - spaceBefore, end, newText: '' };
  return [{ start: commaBefore - 1, end: commaBefore, newText: '' }, own];
}
