import type { Edit } from '../text/edit';
import { spanOf } from '../text/anchored-span';
import type { Change, Json, NodePath } from '../syntax/change';
import { declare, type Declare } from './edits-declare';
import { chainItems, unwrapBlock } from './edits-chain';
import { swapItems, wrapItems } from './edits-group';
import { insertItem, splitBlock } from './edits-list';
import { moveItem } from './edits-move';
import { ontoLine, remove, type Gone } from './edits-remove';
import { renameEdit } from './letters';
import { isEmpty, isMultiline, type MapNode, type Node, type ScalarNode, type SyntaxFile } from '../syntax/node';
import { fieldText, flowText, scalarLike } from './printer';
import { together } from './merge-edits';
import { targetAt, type Target } from '../syntax/target';
import { behindColon, behindField, endOfValue, ownFields, LineMap } from './edit-target';

/**
 * The minimal edits of the text for all changes. They preserve comments, indentation, quotes, flow or block style and line ends; a
 * comment is only removed with its own line. `undefined` if one of the changes is not possible, because its place does not exist
 * or is behind an alias.
 */
export function editsFor(file: SyntaxFile, changes: readonly Change[]): readonly Edit[] | undefined {
  const lines = new LineMap(file.text);
  const edits: Edit[] = [];
  const declared = changes.filter((change) => change.do === 'declare');
  const others = changes.filter((change) => change.do !== 'declare');
  const gone = removedFields(file, changes);
  for (const changeEdits of [
    declare(file, lines, declared),
    ...others.map((change) => editsOf(file, lines, change, gone)),
  ]) {
    if (changeEdits === undefined) return undefined;
    edits.push(...changeEdits);
  }
  return together(lines, edits);
}

function removedFields(file: SyntaxFile, changes: readonly Change[]): Gone {
  const starts = changes.flatMap((change) => {
    const target = change.do === 'remove' ? targetAt(file, change.at) : undefined;
    return target?.key === undefined ? [] : [target.entry.anchor.start + target.key.start];
  });
  return new Set(starts);
}

function editsOf(
  file: SyntaxFile,
  lines: LineMap,
  change: Exclude<Change, Declare>,
  gone: Gone,
): readonly Edit[] | undefined {
  switch (change.do) {
    case 'set':
      return set(file, lines, change.at, change.value);
    case 'remove': {
      const target = targetAt(file, change.at);
      if (target === undefined || target.node.aliased === true) return undefined;
      return remove(file, lines, target, change, gone);
    }
    case 'rename': {
      const target = targetAt(file, change.at);
      if (target?.key === undefined || target.node.aliased === true) return undefined;
      const base = target.entry.anchor.start;
      const edit = renameEdit(lines.text, { start: base + target.key.start, end: base + target.key.end }, change.to);
      return edit && [edit];
    }
    case 'insert':
      return insertItem(file, lines, change.side, change.of, change.value);
    case 'move':
      return moveItem(file, lines, change.from, change.before);
    case 'split':
      return splitBlock(file, lines, change);
    case 'swap':
      return swapItems(file, lines, change.at, change.with);
    case 'wrap':
      return wrapItems(file, lines, change.from, change.to);
    case 'chain':
      return chainItems(file, lines, change);
    case 'unwrap':
      return unwrapBlock(file, lines, change.at);
    case 'text':
      return [{ ...spanOf(change.at), newText: change.newText }];
  }
}

function set(file: SyntaxFile, lines: LineMap, at: NodePath, value: Json): readonly Edit[] | undefined {
  const target = targetAt(file, at);
  if (target !== undefined && (target.node.aliased !== true || isAlias(lines, target)))
    return replace(lines, target, value);
  const name = at.path.at(-1);
  if (name === undefined) return undefined;
  const holder = targetAt(file, { anchor: at.anchor, path: at.path.slice(0, -1) });
  if (holder === undefined)
    return set(file, lines, { anchor: at.anchor, path: at.path.slice(0, -1) }, nest(name, value));
  if (holder.node.aliased === true) return undefined;
  if (holder.node.type === 'map' && typeof name === 'string') return addField(lines, holder, holder.node, name, value);
  if (holder.node.type === 'list') {
    const last = holder.node.items.length - 1;
    const nodePath = { anchor: at.anchor, path: [...at.path.slice(0, -1), last] };
    return last < 0 ? replace(lines, holder, [value]) : insertItem(file, lines, 'after', nodePath, value);
  }
  return holder.node.type === 'scalar' && holder.node.value === null
    ? replace(lines, holder, nest(name, value))
    : undefined;
}

/** Whether the value itself is written as an alias, which can be replaced. Values from a merge key are overridden instead. */
function isAlias(lines: LineMap, { entry, node, parent, key }: Target): boolean {
  const own = parent?.aliased !== true && lines.text[entry.anchor.start + node.start] === '*';
  return own && (key === undefined || !lines.text.startsWith('<<', entry.anchor.start + key.start));
}

function nest(name: string | number, value: Json): Json {
  return typeof name === 'number' ? [value] : { [name]: value };
}

function replace(lines: LineMap, { entry, node, key }: Target, value: Json): readonly Edit[] {
  const base = entry.anchor.start;
  const start = base + node.start;
  const end = endOfValue(lines, start, base + node.end);
  const json = key !== undefined && lines.quotes(base + key.start);
  const preserved = keptText(lines, base, node, value);
  if (node.aliased === true || !isMultiline(node))
    return [{ start, end, newText: preserved ?? scalarLike(lines.text.slice(start, end), value, json) }];
  const newText = preserved ?? flowText(value, json);
  if (key === undefined) return [{ start, end, newText: isEmpty(node) ? ` ${newText}` : newText }];
  const colon = behindColon(lines, base + key.end);
  if (colon === undefined) return [{ start: base + key.end, end: base + key.end, newText: `: ${newText}` }];
  if (isEmpty(node)) return [{ start: colon, end: colon, newText: ` ${newText}` }];
  return ontoLine(lines, colon, end, newText);
}

/** The existing text of a value that becomes, or was, the only item of a list. */
function keptText(lines: LineMap, base: number, node: Node, value: Json): string | undefined {
  const written = ({ start, end }: Node): string => lines.text.slice(base + start, base + end);
  const is = (each: Node | undefined, wanted: Json | undefined): each is ScalarNode =>
    each?.type === 'scalar' && each.block !== true && each.aliased !== true && each.value === wanted;
  if (Array.isArray(value)) {
    const [only] = value as readonly Json[];
    // In brackets, some characters end a plain scalar.
    return value.length === 1 && is(node, only) && !/^[^"'].*[,[\]{}]/.test(written(node))
      ? `[${written(node)}]`
      : undefined;
  }
  const [only] = node.type === 'list' ? node.items : [];
  return node.type === 'list' && node.items.length === 1 && is(only, value) ? written(only) : undefined;
}

function addField(
  lines: LineMap,
  { entry }: Target,
  map: MapNode,
  name: string,
  value: Json,
): readonly Edit[] | undefined {
  const base = entry.anchor.start;
  const own = ownFields(map);
  const first = own[0];
  const last = own.at(-1);
  if (first === undefined || last === undefined) {
    if (!map.flow) return undefined;
    return [{ start: base + map.start, end: base + map.end, newText: flowText({ [name]: value }, lines.quotes(0)) }];
  }
  const json = lines.quotes(base + first.key.start);
  const text = fieldText(name, value, json);
  const end = base + Math.max(last.value.end, last.key.end);
  const line = `${lines.eol}${' '.repeat(lines.column(base + first.key.start))}${text}`;
  if (map.flow) {
    const behind = behindField(lines, base, last.key, last.value, end);
    if (!lines.text.slice(base + map.start, base + first.key.start).includes('\n'))
      return [{ start: behind, end: behind, newText: `, ${text}` }];
    const at = lines.lineEnd(behind);
    // A comment stays with its subject.
    return /^[ \t]*#/.test(lines.text.slice(behind, at))
      ? [
          { start: behind, end: behind, newText: ',' },
          { start: at, end: at, newText: line },
        ]
      : [{ start: behind, end: behind, newText: `,${line}` }];
  }
  const at = lines.lineEnd(endOfValue(lines, base + last.key.start, end));
  return [{ start: at, end: at, newText: line }];
}
