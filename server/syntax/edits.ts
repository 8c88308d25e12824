import type { Edit } from '../text/edit';
import { spanOf } from '../text/place';
import type { Change, Json, Spot } from './change';
import { declare, type Declare } from './edits-declare';
import { swapItems, unwrapBlock, wrapItems } from './edits-group';
import { insertItem, moveItem, removeItem, splitBlock } from './edits-list';
import type { MapNode, SyntaxFile } from './node';
import { fieldText, flowText, scalarLike } from './render';
import { behindColon, behindField, endOfValue, isEmpty, ownFields, Page, targetAt, type Target } from './target';

/**
 * The minimal edits of the text that make the changes, all together: comments, indentation, quotes, flow or block style and
 * line ends are kept. `undefined` where one of them cannot be made, because its place is not there or stands behind an alias.
 */
export function editsFor(file: SyntaxFile, changes: readonly Change[]): readonly Edit[] | undefined {
  const page = new Page(file.text);
  const edits: Edit[] = [];
  const declared = changes.filter((change) => change.do === 'declare');
  const others = changes.filter((change) => change.do !== 'declare');
  for (const made of [declare(file, page, declared), ...others.map((change) => editsOf(file, page, change))]) {
    if (made === undefined) return undefined;
    edits.push(...made);
  }
  const apart = edits.map((edit) => outOfRemoval(edit, edits, page));
  const ordered = [...apart].sort((a, b) => a.start - b.start || a.end - b.end);
  const overlap = ordered.some((edit, index) => edit.start < (ordered[index - 1]?.end ?? 0));
  return overlap ? undefined : apart;
}

/** A line added behind one that goes takes the place of that one. */
function outOfRemoval(edit: Edit, edits: readonly Edit[], page: Page): Edit {
  const { start, end, newText } = edit;
  if (start !== end || !newText.startsWith(page.eol)) return edit;
  const gone = edits.find((each) => each.newText === '' && each.start < start && start < each.end);
  if (gone === undefined || page.column(gone.start) > 0) return edit;
  return { start: gone.start, end: gone.start, newText: newText.slice(page.eol.length) + page.eol };
}

function editsOf(file: SyntaxFile, page: Page, change: Exclude<Change, Declare>): readonly Edit[] | undefined {
  switch (change.do) {
    case 'set':
      return set(file, page, change.at, change.value);
    case 'remove': {
      const target = targetAt(file, change.at);
      return target === undefined || target.node.borrowed === true ? undefined : remove(file, page, target, change.at);
    }
    case 'rename': {
      const target = targetAt(file, change.at);
      if (target?.key === undefined || target.node.borrowed === true) return undefined;
      const start = target.entry.piece.start + target.key.start;
      const end = target.entry.piece.start + target.key.end;
      return [{ start, end, newText: scalarLike(page.text.slice(start, end), change.to, false) }];
    }
    case 'insert':
      return insertItem(file, page, change.side, change.of, change.value);
    case 'move':
      return moveItem(file, page, change.from, change.before);
    case 'split':
      return splitBlock(file, page, change);
    case 'swap':
      return swapItems(file, page, change.at, change.with);
    case 'wrap':
      return wrapItems(file, page, change.from, change.to);
    case 'unwrap':
      return unwrapBlock(file, page, change.at);
    case 'text':
      return [{ ...spanOf(change.at), newText: change.newText }];
  }
}

function set(file: SyntaxFile, page: Page, at: Spot, value: Json): readonly Edit[] | undefined {
  const target = targetAt(file, at);
  if (target !== undefined && (target.node.borrowed !== true || isAlias(page, target)))
    return [replace(page, target, value)];
  const name = at.path.at(-1);
  if (name === undefined) return undefined;
  const holder = targetAt(file, { piece: at.piece, path: at.path.slice(0, -1) });
  if (holder === undefined) return set(file, page, { piece: at.piece, path: at.path.slice(0, -1) }, nest(name, value));
  if (holder.node.borrowed === true) return undefined;
  if (holder.node.type === 'map' && typeof name === 'string') return addField(page, holder, holder.node, name, value);
  if (holder.node.type === 'list') {
    const last = holder.node.items.length - 1;
    const spot = { piece: at.piece, path: [...at.path.slice(0, -1), last] };
    return last < 0 ? [replace(page, holder, [value])] : insertItem(file, page, 'after', spot, value);
  }
  return holder.node.type === 'scalar' && holder.node.value === null
    ? [replace(page, holder, nest(name, value))]
    : undefined;
}

/** Whether an alias stands in the very place of the value, so that it can be replaced; what a merge key brings is overridden. */
function isAlias(page: Page, { entry, node, parent, key }: Target): boolean {
  const own = parent?.borrowed !== true && page.text[entry.piece.start + node.start] === '*';
  return own && (key === undefined || !page.text.startsWith('<<', entry.piece.start + key.start));
}

function nest(name: string | number, value: Json): Json {
  return typeof name === 'number' ? [value] : { [name]: value };
}

function replace(page: Page, { entry, node, key }: Target, value: Json): Edit {
  const base = entry.piece.start;
  const start = base + node.start;
  const end = endOfValue(page, start, base + node.end);
  const json = key !== undefined && page.quotes(base + key.start);
  const simple =
    node.borrowed === true || (node.type === 'scalar' ? node.empty !== true && node.block !== true : node.flow);
  if (simple) return { start, end, newText: scalarLike(page.text.slice(start, end), value, json) };
  // An empty value or a block: everything behind the colon is the value.
  const behind = key === undefined ? start : behindColon(page, base + key.end);
  const from = behind ?? base + (key?.end ?? 0);
  return {
    start: from,
    end: Math.max(from, isEmpty(node) ? from : end),
    newText: `${behind === undefined ? ':' : ''} ${flowText(value, json)}`,
  };
}

function addField(page: Page, { entry }: Target, map: MapNode, name: string, value: Json): readonly Edit[] | undefined {
  const base = entry.piece.start;
  const own = ownFields(map);
  const first = own[0];
  const last = own.at(-1);
  if (first === undefined || last === undefined) {
    if (!map.flow) return undefined;
    const json = page.text.trimStart().startsWith('{');
    return [{ start: base + map.start, end: base + map.end, newText: flowText({ [name]: value }, json) }];
  }
  const json = page.quotes(base + first.key.start);
  const end = base + Math.max(last.value.end, last.key.end);
  if (map.flow) {
    const before = page.text.slice(base + map.start, base + first.key.start);
    const between = before.includes('\n') ? `,${page.eol}${' '.repeat(page.column(base + first.key.start))}` : ', ';
    const behind = behindField(page, base, last.key, last.value, end);
    return [{ start: behind, end: behind, newText: `${between}${fieldText(name, value, json)}` }];
  }
  const indent = page.column(base + first.key.start);
  const at = page.lineEnd(endOfValue(page, base + last.key.start, end));
  return [{ start: at, end: at, newText: `${page.eol}${' '.repeat(indent)}${fieldText(name, value, json)}` }];
}

function remove(file: SyntaxFile, page: Page, target: Target, at: Spot): readonly Edit[] | undefined {
  const { entry, parent, node, key } = target;
  if (parent?.type === 'list' || (parent === undefined && entry.key === undefined))
    return removeItem(file, page, target, at);
  const base = entry.piece.start;
  if (parent === undefined || key === undefined) return removeEntry(page, target);
  const own = ownFields(parent);
  const index = own.findIndex((field) => field.key.start === key.start);
  const next = own[index + 1];
  const before = own[index - 1];
  if (next === undefined && before === undefined) {
    const holder = targetAt(file, { piece: at.piece, path: at.path.slice(0, -1) });
    return holder === undefined ? undefined : [replace(page, holder, {})];
  }
  const start = base + key.start;
  const end = endOfValue(page, start, base + Math.max(node.end, key.end));
  if (parent.flow) {
    if (next !== undefined) return [{ start, end: base + next.key.start, newText: '' }];
    const from = base + Math.max(before?.value.end ?? 0, before?.key.end ?? 0);
    return [{ start: from, end: behindField(page, base, key, node, end), newText: '' }];
  }
  // The first field stands behind its item's dash: the next one moves up to it.
  if (!page.startsLine(start))
    return next === undefined ? undefined : [{ start, end: base + next.key.start, newText: '' }];
  return [wholeLines(page, page.withComments(start), end)];
}

/** Whole lines from a line's start to the end of the line that holds `end`; at the end of the file, with the line end before. */
function wholeLines(page: Page, start: number, end: number): Edit {
  const behind = page.nextLine(end);
  const atEnd = behind === page.text.length && !page.text.endsWith('\n') && start > 0;
  return { start: atEnd ? page.lineEnd(start - 1) : start, end: behind, newText: '' };
}

function removeEntry(page: Page, { document, entry }: Target): readonly Edit[] | undefined {
  const section = document.sections.find((each) => each.name === entry.path[0]);
  const start = entry.piece.start;
  const end = endOfValue(page, start, start + entry.end);
  if (section === undefined)
    return page.startsLine(start) ? [wholeLines(page, page.withComments(start), end)] : undefined;
  const siblings = document.entries.filter((each) => each.path[0] === section.name && each.path.length === 2);
  const index = siblings.indexOf(entry);
  const next = siblings[index + 1];
  const before = siblings[index - 1];
  if (next === undefined && before === undefined) {
    const from = section.flow ? section.value.start : (behindColon(page, section.key.end) ?? section.key.end);
    return [{ start: from, end: section.flow ? section.value.end : end, newText: section.flow ? '{}' : ' {}' }];
  }
  if (!section.flow) return [wholeLines(page, page.withComments(start), end)];
  if (next !== undefined) return [{ start, end: next.piece.start, newText: '' }];
  return before === undefined ? undefined : [{ start: before.piece.start + before.end, end, newText: '' }];
}
