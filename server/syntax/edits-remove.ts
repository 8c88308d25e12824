import type { Edit } from '../text/edit';
import type { Spot } from './change';
import { itemAt, type Item } from './edits-list';
import type { SyntaxDocument, SyntaxFile } from './node';
import {
  behindColon,
  behindComma,
  behindField,
  endOfValue,
  ownFields,
  targetAt,
  type Page,
  type Target,
} from './target';

/** What is removed: a field, a thing or an item, or the items of a list up to another one. */
interface Removal {
  readonly at: Spot;
  readonly to?: Spot;
}

/** Where the names of the fields begin that go together. */
export type Gone = ReadonlySet<number>;

/** Takes something out of what holds it; the last one leaves an empty list or map. The comments of its own lines go with it. */
export function remove(
  file: SyntaxFile,
  page: Page,
  target: Target,
  { at, to }: Removal,
  gone: Gone = new Set(),
): readonly Edit[] | undefined {
  const { document, entry, parent, key } = target;
  if (parent?.type === 'list' || (parent === undefined && entry.key === undefined)) {
    const last = to === undefined ? target : targetAt(file, to);
    const item = itemAt(page, target);
    const end = last === undefined ? undefined : itemAt(page, last);
    if (item === undefined || end === undefined || last?.parent !== parent || end.end < item.end) return undefined;
    return removeItems(file, page, target, at, { ...item, end: end.end, after: end.after });
  }
  if (parent === undefined || key === undefined) return removeEntry(page, document, target);
  return removeField(file, page, target, at, gone);
}

function removeItems(file: SyntaxFile, page: Page, target: Target, at: Spot, item: Item): readonly Edit[] | undefined {
  const { start, end, before, after, flow } = item;
  if (before === undefined && after === undefined) return emptied(file, page, target, at);
  if (flow) return fromFlow(page, start, end, before?.end);
  return page.startsLine(start) ? [wholeLines(page, page.withComments(start), end)] : undefined;
}

/** Leaves an empty list in place of one whose last item goes. */
function emptied(
  file: SyntaxFile,
  page: Page,
  { document, entry, parent }: Target,
  at: Spot,
): readonly Edit[] | undefined {
  if (parent === undefined) {
    const section = document.sections.find((each) => each.name === entry.path[0]);
    if (section === undefined) return undefined;
    const start = entry.piece.start;
    const end = endOfValue(page, start, start + entry.end);
    const colon = behindColon(page, section.key.end);
    if (section.flow) return [{ ...section.value, newText: '[]' }];
    return colon === undefined ? undefined : ontoLine(page, colon, end, '[]');
  }
  const holder = targetAt(file, { piece: at.piece, path: at.path.slice(0, -1) });
  const base = entry.piece.start;
  const [start, end] = [base + parent.start, endOfValue(page, base + parent.start, base + parent.end)];
  if (parent.flow || holder?.key === undefined) return [{ start, end, newText: '[]' }];
  const colon = behindColon(page, base + holder.key.end);
  return colon === undefined ? undefined : ontoLine(page, colon, end, '[]');
}

function removeField(file: SyntaxFile, page: Page, target: Target, at: Spot, gone: Gone): readonly Edit[] | undefined {
  const { entry, parent, node, key } = target;
  if (parent?.type !== 'map' || key === undefined) return undefined;
  const base = entry.piece.start;
  const own = ownFields(parent);
  const index = own.findIndex((field) => field.key.start === key.start);
  const next = own[index + 1];
  const before = own[index - 1];
  const start = base + key.start;
  const end = endOfValue(page, start, base + Math.max(node.end, key.end));
  if (next === undefined && before === undefined) {
    const holder = targetAt(file, { piece: at.piece, path: at.path.slice(0, -1) });
    const whole = { start: base + parent.start, end: parent.flow ? base + parent.end : end, newText: '{}' };
    if (parent.flow || holder?.key === undefined) return [whole];
    const colon = behindColon(page, base + holder.key.end);
    return colon === undefined ? undefined : ontoLine(page, colon, end, '{}');
  }
  if (parent.flow) {
    const behind = (field: typeof before): number | undefined =>
      field && behindField(page, base, field.key, field.value, base + Math.max(field.value.end, field.key.end));
    const behindOwn = behindField(page, base, key, node, end);
    // At the end of the map, where fields before this one go as well, all go from the last one that stays.
    const kept = own.slice(0, index).findLast((field) => !gone.has(base + field.key.start));
    const from = next === undefined && kept !== before ? behind(kept) : undefined;
    if (from !== undefined && !/[\n#]/.test(page.text.slice(from, behindOwn)))
      return [{ start: from, end: behindOwn, newText: '' }];
    return fromFlow(page, start, behindOwn, behind(before));
  }
  if (page.startsLine(start)) return [wholeLines(page, page.withComments(start), end)];
  return next === undefined ? undefined : fromDash(page, start, end, base + next.key.start);
}

/** The first field is on the line of its item's dash: the next one moves up to it, and what is said of the next one above it. */
function fromDash(page: Page, start: number, end: number, next: number): readonly Edit[] | undefined {
  const line = page.lineStart(start);
  const dash = /^ *- *$/.exec(page.text.slice(line, start));
  if (dash === null) return undefined;
  const between = page.text.slice(page.nextLine(end), page.lineStart(next));
  const comments = between.split('\n').filter((each) => each.trim() !== '');
  const indent = dash[0].slice(0, dash[0].indexOf('-'));
  const above = comments.map((each) => `${indent}${each.trim()}${page.eol}`).join('');
  return [...(above === '' ? [] : [{ start: line, end: line, newText: above }]), { start, end: next, newText: '' }];
}

function removeEntry(page: Page, document: SyntaxDocument, { entry }: Target): readonly Edit[] | undefined {
  const section = document.sections.find((each) => each.name === entry.path[0]);
  const start = entry.piece.start;
  const end = endOfValue(page, start, start + entry.end);
  if (section === undefined)
    return page.startsLine(start) ? [wholeLines(page, page.withComments(start), end)] : undefined;
  const siblings = document.entries.filter((each) => each.path[0] === section.name && each.path.length === 2);
  const index = siblings.indexOf(entry);
  const before = siblings[index - 1];
  if (siblings.length === 1) {
    const colon = behindColon(page, section.key.end);
    if (section.flow) return [{ ...section.value, newText: '{}' }];
    return colon === undefined ? undefined : ontoLine(page, colon, end, '{}');
  }
  if (!section.flow) return page.startsLine(start) ? [wholeLines(page, page.withComments(start), end)] : undefined;
  const behind = (each: typeof entry): number =>
    behindField(page, each.piece.start, each.key, each.value, each.piece.start + each.end);
  return fromFlow(page, start, behind(entry), before && behind(before));
}

/** Whole lines from a line's start to the end of the line that holds `end`. */
function wholeLines(page: Page, start: number, end: number): Edit {
  return { start, end: page.nextLine(end), newText: '' };
}

/** Writes a value on the line of its key in place of one that goes on below: a comment on that line stays. */
export function ontoLine(page: Page, colon: number, end: number, text: string): readonly Edit[] {
  const line = page.text.slice(colon, page.lineEnd(colon));
  const header = /^[ \t]*(?:[|>][-+0-9]*)?/.exec(line)?.[0] ?? '';
  const rest = line.slice(header.length).trimStart();
  const below = page.nextLine(colon);
  if ((rest !== '' && !rest.startsWith('#')) || end < below)
    return [{ start: colon, end: Math.max(colon, end), newText: ` ${text}` }];
  return [
    { start: colon, end: colon + header.trimEnd().length, newText: ` ${text}` },
    { start: below, end: page.nextLine(end), newText: '' },
  ];
}

/** Takes something with its comma out of a flow collection; comments of its neighbors stay. */
function fromFlow(page: Page, start: number, end: number, before: number | undefined): readonly Edit[] | undefined {
  const { text } = page;
  const restIsFree = (at: number): boolean => /^[ \t]*(?:#.*)?$/.test(text.slice(at, page.lineEnd(at)));
  const indent = text.slice(page.lineStart(start), start);
  const spaceBefore = indent.length - indent.trimEnd().length;
  const comma = behindComma(page, end);
  if (comma !== undefined) {
    if (!restIsFree(comma)) {
      const space = /^[ \t]*/.exec(text.slice(comma))?.[0].length ?? 0;
      return [{ start, end: comma + space, newText: '' }];
    }
    if (page.startsLine(start)) return [wholeLines(page, page.withComments(start), comma)];
    return [{ start: start - spaceBefore, end: comma, newText: '' }];
  }
  const commaBefore = before === undefined ? undefined : behindComma(page, before);
  if (before === undefined || commaBefore === undefined) return undefined;
  if (text.slice(before, start).trim() === ',' && !text.slice(before, start).includes('\n'))
    return [{ start: before, end, newText: '' }];
  const own =
    page.startsLine(start) && restIsFree(end)
      ? wholeLines(page, page.withComments(start), end)
      : { start: start - spaceBefore, end, newText: '' };
  return [{ start: commaBefore - 1, end: commaBefore, newText: '' }, own];
}
