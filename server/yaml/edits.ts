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
import { EditedFile, ownFields, type EditTarget } from './edited-file';

/**
 * The minimal edits of the text for all changes. They preserve comments, indentation, quotes, flow or block style and line ends; a
 * comment is only removed with its own line. `undefined` if one of the changes is not possible, because its place does not exist
 * or is behind an alias.
 */
export function editsFor(syntax: SyntaxFile, changes: readonly Change[]): readonly Edit[] | undefined {
  const file = new EditedFile(syntax);
  const declared = changes.filter((change) => change.do === 'declare');
  const others = changes.filter((change) => change.do !== 'declare');
  const gone: Gone = new Set(
    changes.flatMap((change) => (change.do === 'remove' ? (file.target(change.at)?.key?.start ?? []) : [])),
  );
  const edits: Edit[] = [];
  for (const changeEdits of [declare(file, declared), ...others.map((change) => editsOf(file, change, gone))]) {
    if (changeEdits === undefined) return undefined;
    edits.push(...changeEdits);
  }
  return together(file, edits);
}

function editsOf(file: EditedFile, change: Exclude<Change, Declare>, gone: Gone): readonly Edit[] | undefined {
  switch (change.do) {
    case 'set':
      return set(file, change.at, change.value);
    case 'remove':
      return remove(file, change, gone);
    case 'rename': {
      const target = file.target(change.at);
      if (target?.key === undefined || target.node.aliased === true) return undefined;
      const edit = renameEdit(file.text, target.key, change.to);
      return edit && [edit];
    }
    case 'insert':
      return insertItem(file, change.side, change.of, change.value);
    case 'move':
      return moveItem(file, change.from, change.before);
    case 'split':
      return splitBlock(file, change);
    case 'swap':
      return swapItems(file, change.at, change.with);
    case 'wrap':
      return wrapItems(file, change.from, change.to);
    case 'chain':
      return chainItems(file, change);
    case 'unwrap':
      return unwrapBlock(file, change.at);
    case 'native':
      return undefined;
    case 'text':
      return [{ ...spanOf(change.at), newText: change.newText }];
  }
}

function set(file: EditedFile, at: NodePath, value: Json): readonly Edit[] | undefined {
  const target = file.target(at);
  if (target !== undefined && (target.node.aliased !== true || isAlias(file, target)))
    return replace(file, target, value);
  const name = at.path.at(-1);
  if (name === undefined) return undefined;
  const above = { ...at, path: at.path.slice(0, -1) };
  const holder = file.target(above);
  if (holder === undefined) return set(file, above, nest(name, value));
  const { node } = holder;
  if (node.aliased === true) return undefined;
  if (node.type === 'map' && typeof name === 'string') return addField(file, holder, node, name, value);
  if (node.type === 'list') {
    const last = node.items.length - 1;
    return last < 0
      ? replace(file, holder, [value])
      : insertItem(file, 'after', { ...at, path: [...above.path, last] }, value);
  }
  return node.type === 'scalar' && node.value === null ? replace(file, holder, nest(name, value)) : undefined;
}

/** Whether the value itself is written as an alias, which can be replaced. Values from a merge key are overridden instead. */
function isAlias(file: EditedFile, { start, parent, key }: EditTarget): boolean {
  const own = parent?.aliased !== true && file.text[start] === '*';
  return own && (key === undefined || !file.text.startsWith('<<', key.start));
}

function nest(name: string | number, value: Json): Json {
  return typeof name === 'number' ? [value] : { [name]: value };
}

function replace(file: EditedFile, target: EditTarget, value: Json): readonly Edit[] {
  const { node, key, start, end } = target;
  const json = key !== undefined && file.quotes(key.start);
  const preserved = keptText(file, target, value);
  if (node.aliased === true || !isMultiline(node))
    return [{ start, end, newText: preserved ?? scalarLike(file.text.slice(start, end), value, json) }];
  const newText = preserved ?? flowText(value, json);
  if (key === undefined) return [{ start, end, newText: isEmpty(node) ? ` ${newText}` : newText }];
  const colon = file.behindColon(key.end);
  if (colon === undefined) return [{ start: key.end, end: key.end, newText: `: ${newText}` }];
  if (isEmpty(node)) return [{ start: colon, end: colon, newText: ` ${newText}` }];
  return ontoLine(file, colon, end, newText);
}

/** The existing text of a value that becomes, or was, the only item of a list. */
function keptText(file: EditedFile, { base, node }: EditTarget, value: Json): string | undefined {
  const written = ({ start, end }: Node): string => file.text.slice(base + start, base + end);
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
  file: EditedFile,
  { base, start, end }: EditTarget,
  map: MapNode,
  name: string,
  value: Json,
): readonly Edit[] | undefined {
  const own = ownFields(map);
  const first = own[0];
  const last = own.at(-1);
  if (first === undefined || last === undefined)
    return map.flow ? [{ start, end, newText: flowText({ [name]: value }, file.quotes(0)) }] : undefined;
  const firstKey = base + first.key.start;
  const text = fieldText(name, value, file.quotes(firstKey));
  const line = file.newLine(firstKey) + text;
  const behind = file.field(base, last.value, last.key).end;
  const at = file.lineEnd(behind);
  if (!map.flow) return [{ start: at, end: at, newText: line }];
  if (!file.text.slice(start, firstKey).includes('\n')) return [{ start: behind, end: behind, newText: `, ${text}` }];
  // A comment stays with its subject.
  return /^[ \t]*#/.test(file.text.slice(behind, at))
    ? [
        { start: behind, end: behind, newText: ',' },
        { start: at, end: at, newText: line },
      ]
    : [{ start: behind, end: behind, newText: `,${line}` }];
}
