import type { Edit } from '../text/edit';
import type { NodePath } from '../syntax/change';
import type { EditedFile, Member, EditTarget } from './edited-file';

/** What is removed: a field, a declaration, or an item, or the items of a list up to another one. */
interface Removal {
  readonly at: NodePath;
  readonly to?: NodePath;
}

/** The starts of the names of the fields that are removed together. */
export type Gone = ReadonlySet<number>;

/** Removes a node from its parent, with the comments of its own lines. Removing the last one leaves an empty list or map. */
export function remove(
  file: EditedFile,
  { at, to = at }: Removal,
  gone: Gone = new Set(),
): readonly Edit[] | undefined {
  const target = file.target(at);
  if (target === undefined || target.node.aliased === true) return undefined;
  const first = file.member(target);
  if (first === undefined) {
    const { start, end } = file.entry(target.entry);
    return target.parent === undefined && file.startsLine(start) ? [wholeLines(file, start, end)] : undefined;
  }
  const until = file.target(to);
  const last = until && file.member(until);
  if (last === undefined || until?.parent !== target.parent || last.end < first.end) return undefined;
  const { start, flow, all } = first;
  const { end } = last;
  const before = all[first.index - 1];
  const after = all[last.index + 1];
  if (before === undefined && after === undefined) return emptied(file, target, at, { flow, end });
  if (flow) {
    // If this field and those before it are removed up to the map's end, the removal starts after the last remaining field.
    const isLast = after === undefined && target.key !== undefined;
    const from = isLast ? all.slice(0, first.index).findLast((each) => !gone.has(each.start)) : undefined;
    return from !== undefined && from !== before && !/[\n#]/.test(file.text.slice(from.end, end))
      ? [{ start: from.end, end, newText: '' }]
      : fromFlow(file, start, end, before?.end);
  }
  if (file.startsLine(start)) return [wholeLines(file, start, end)];
  if (after === undefined) return undefined;
  if (target.key !== undefined) return fromDash(file, start, end, after.start);
  // In `- - item`, the next item moves up to the outer dash.
  const next = file.dashBefore(after.start);
  return next === undefined ? undefined : [{ start, end: file.itemStart(next), newText: '' }];
}

/** Leaves an empty collection in place of one whose last member is removed. */
function emptied(
  file: EditedFile,
  { document, entry, parent, key }: EditTarget,
  at: NodePath,
  { flow, end }: Pick<Member, 'flow' | 'end'>,
): readonly Edit[] | undefined {
  const newText = key === undefined ? '[]' : '{}';
  const section = document.sections.find(({ name }) => name === entry.path[0]);
  const holder =
    parent === undefined
      ? section && { key: section.key, ...section.value }
      : file.target({ ...at, path: at.path.slice(0, -1) });
  if (holder === undefined) return undefined;
  if (flow || holder.key === undefined) return [{ start: holder.start, end: flow ? holder.end : end, newText }];
  const colon = file.behindColon(holder.key.end);
  return colon === undefined ? undefined : ontoLine(file, colon, end, newText);
}

/** If the first field is on the line of its item's dash, the next field and the comments above it move up to the dash. */
function fromDash(file: EditedFile, start: number, end: number, next: number): readonly Edit[] | undefined {
  const line = file.lineStart(start);
  const dash = /^ *- *$/.exec(file.text.slice(line, start));
  if (dash === null) return undefined;
  const between = file.text.slice(file.nextLine(end), file.lineStart(next));
  const comments = between.split('\n').filter((each) => each.trim() !== '');
  const indent = dash[0].slice(0, dash[0].indexOf('-'));
  const above = comments.map((each) => `${indent}${each.trim()}${file.eol}`).join('');
  return [...(above === '' ? [] : [{ start: line, end: line, newText: above }]), { start, end: next, newText: '' }];
}

/** Whole lines, with the comments above the first one, to the end of the line that contains `end`. */
function wholeLines(file: EditedFile, start: number, end: number): Edit {
  return { start: file.withComments(start), end: file.nextLine(end), newText: '' };
}

/** Writes a value on the line of its key in place of one on the lines below; a comment on that line stays. */
export function ontoLine(file: EditedFile, colon: number, end: number, text: string): readonly Edit[] {
  const line = file.text.slice(colon, file.lineEnd(colon));
  const header = /^[ \t]*(?:[|>][-+0-9]*)?/.exec(line)?.[0] ?? '';
  const rest = line.slice(header.length).trimStart();
  const below = file.nextLine(colon);
  if ((rest !== '' && !rest.startsWith('#')) || end < below)
    return [{ start: colon, end: Math.max(colon, end), newText: ` ${text}` }];
  return [
    { start: colon, end: colon + header.trimEnd().length, newText: ` ${text}` },
    { start: below, end: file.nextLine(end), newText: '' },
  ];
}

/** Removes a node and its comma from a flow collection; comments of its neighbors stay. */
function fromFlow(
  file: EditedFile,
  start: number,
  end: number,
  before: number | undefined,
): readonly Edit[] | undefined {
  const { text } = file;
  const restIsFree = (at: number): boolean => /^[ \t]*(?:#.*)?$/.test(text.slice(at, file.lineEnd(at)));
  const indent = text.slice(file.lineStart(start), start);
  const spaceBefore = indent.length - indent.trimEnd().length;
  const comma = file.behindComma(end);
  if (comma !== undefined) {
    if (!restIsFree(comma)) {
      const space = /^[ \t]*/.exec(text.slice(comma))?.[0].length ?? 0;
      return [{ start, end: comma + space, newText: '' }];
    }
    if (file.startsLine(start)) return [wholeLines(file, start, comma)];
    return [{ start: start - spaceBefore, end: comma, newText: '' }];
  }
  const commaBefore = before === undefined ? undefined : file.behindComma(before);
  if (before === undefined || commaBefore === undefined) return undefined;
  if (text.slice(before, start).trim() === ',' && !text.slice(before, start).includes('\n'))
    return [{ start: before, end, newText: '' }];
  const own =
    file.startsLine(start) && restIsFree(end)
      ? wholeLines(file, start, end)
      : { start: start - spaceBefore, end, newText: '' };
  return [{ start: commaBefore - 1, end: commaBefore, newText: '' }, own];
}
