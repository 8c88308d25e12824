import type { Edit } from '../text/edit';
import { spanOf } from '../text/place';
import type { Change, Json, Spot } from './change';
import { declare, type Declare } from './edits-declare';
import { swapItems, unwrapBlock, wrapItems } from './edits-group';
import { insertItem, splitBlock } from './edits-list';
import { moveItem } from './edits-move';
import { ontoLine, remove, type Gone } from './edits-remove';
import { renameEdit } from './letters';
import type { MapNode, Node, ScalarNode, SyntaxFile } from './node';
import { fieldText, flowText, scalarLike } from './render';
import { together } from './together';
import { behindColon, behindField, endOfValue, isEmpty, ownFields, Page, targetAt, type Target } from './target';

/**
 * The minimal edits of the text that make the changes, all together: comments, indentation, quotes, flow or block style and
 * line ends are kept. A comment goes only with the line that it belongs to. `undefined` where one of the changes cannot be made, because its
 * place is not there or stands behind an alias.
 */
export function editsFor(file: SyntaxFile, changes: readonly Change[]): readonly Edit[] | undefined {
  const page = new Page(file.text);
  const edits: Edit[] = [];
  const declared = changes.filter((change) => change.do === 'declare');
  const others = changes.filter((change) => change.do !== 'declare');
  const gone = removedFields(file, changes);
  for (const made of [declare(file, page, declared), ...others.map((change) => editsOf(file, page, change, gone))]) {
    if (made === undefined) return undefined;
    edits.push(...made);
  }
  return together(page, edits);
}

function removedFields(file: SyntaxFile, changes: readonly Change[]): Gone {
  const starts = changes.flatMap((change) => {
    const target = change.do === 'remove' ? targetAt(file, change.at) : undefined;
    return target?.key === undefined ? [] : [target.entry.piece.start + target.key.start];
  });
  return new Set(starts);
}

function editsOf(
  file: SyntaxFile,
  page: Page,
  change: Exclude<Change, Declare>,
  gone: Gone,
): readonly Edit[] | undefined {
  switch (change.do) {
    case 'set':
      return set(file, page, change.at, change.value);
    case 'remove': {
      const target = targetAt(file, change.at);
      if (target === undefined || target.node.borrowed === true) return undefined;
      return remove(file, page, target, change, gone);
    }
    case 'rename': {
      const target = targetAt(file, change.at);
      if (target?.key === undefined || target.node.borrowed === true) return undefined;
      const base = target.entry.piece.start;
      const edit = renameEdit(page.text, { start: base + target.key.start, end: base + target.key.end }, change.to);
      return edit && [edit];
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
    return replace(page, target, value);
  const name = at.path.at(-1);
  if (name === undefined) return undefined;
  const holder = targetAt(file, { piece: at.piece, path: at.path.slice(0, -1) });
  if (holder === undefined) return set(file, page, { piece: at.piece, path: at.path.slice(0, -1) }, nest(name, value));
  if (holder.node.borrowed === true) return undefined;
  if (holder.node.type === 'map' && typeof name === 'string') return addField(page, holder, holder.node, name, value);
  if (holder.node.type === 'list') {
    const last = holder.node.items.length - 1;
    const spot = { piece: at.piece, path: [...at.path.slice(0, -1), last] };
    return last < 0 ? replace(page, holder, [value]) : insertItem(file, page, 'after', spot, value);
  }
  return holder.node.type === 'scalar' && holder.node.value === null
    ? replace(page, holder, nest(name, value))
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

function replace(page: Page, { entry, node, key }: Target, value: Json): readonly Edit[] {
  const base = entry.piece.start;
  const start = base + node.start;
  const end = endOfValue(page, start, base + node.end);
  const json = key !== undefined && page.quotes(base + key.start);
  const kept = keptText(page, base, node, value);
  const simple =
    node.borrowed === true || (node.type === 'scalar' ? node.empty !== true && node.block !== true : node.flow);
  if (simple) return [{ start, end, newText: kept ?? scalarLike(page.text.slice(start, end), value, json) }];
  const newText = kept ?? flowText(value, json);
  if (key === undefined) return [{ start, end, newText: isEmpty(node) ? ` ${newText}` : newText }];
  const colon = behindColon(page, base + key.end);
  if (colon === undefined) return [{ start: base + key.end, end: base + key.end, newText: `: ${newText}` }];
  if (isEmpty(node)) return [{ start: colon, end: colon, newText: ` ${newText}` }];
  return ontoLine(page, colon, end, newText);
}

/** How a value is written already that becomes the only item of a list, or that was. */
function keptText(page: Page, base: number, node: Node, value: Json): string | undefined {
  const written = ({ start, end }: Node): string => page.text.slice(base + start, base + end);
  const is = (each: Node | undefined, wanted: Json | undefined): each is ScalarNode =>
    each?.type === 'scalar' && each.block !== true && each.borrowed !== true && each.value === wanted;
  if (Array.isArray(value)) {
    const [only] = value as readonly Json[];
    // A plain scalar ends with what means more in brackets.
    return value.length === 1 && is(node, only) && !/^[^"'].*[,[\]{}]/.test(written(node))
      ? `[${written(node)}]`
      : undefined;
  }
  const [only] = node.type === 'list' ? node.items : [];
  return node.type === 'list' && node.items.length === 1 && is(only, value) ? written(only) : undefined;
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
  const text = fieldText(name, value, json);
  const end = base + Math.max(last.value.end, last.key.end);
  const line = `${page.eol}${' '.repeat(page.column(base + first.key.start))}${text}`;
  if (map.flow) {
    const behind = behindField(page, base, last.key, last.value, end);
    if (!page.text.slice(base + map.start, base + first.key.start).includes('\n'))
      return [{ start: behind, end: behind, newText: `, ${text}` }];
    const at = page.lineEnd(behind);
    // A comment stays with what it is about.
    return /^[ \t]*#/.test(page.text.slice(behind, at))
      ? [
          { start: behind, end: behind, newText: ',' },
          { start: at, end: at, newText: line },
        ]
      : [{ start: behind, end: behind, newText: `,${line}` }];
  }
  const at = page.lineEnd(endOfValue(page, base + last.key.start, end));
  return [{ start: at, end: at, newText: line }];
}
