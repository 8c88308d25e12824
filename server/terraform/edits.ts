import type { HclChange, HclValue, NewBlock } from '../hcl/change';
import { hclEdits } from '../hcl/edits';
import { jsonEdits } from '../hcl/json-edits';
import type { HclFile } from '../hcl/node';
import type { Change, Json } from '../syntax/change';
import type { SyntaxFile } from '../syntax/node';
import { spanOf } from '../text/anchored-span';
import type { Edit } from '../text/edit';
import { terraformFile } from './file';

/**
 * The edits for the changes of a file, which `repairs` has put into the terms of HCL: the path of a change is `hcl`, then the name of an
 * argument, then a number to append to its list or the first index that is removed; `body` for the end of the block. The values are
 * `HclValue`s, or a `NewBlock` if one is inserted.
 */
export function terraformEdits(file: SyntaxFile, changes: readonly Change[]): readonly Edit[] | undefined {
  const { hcl } = terraformFile(file);
  if (hcl === undefined) return undefined;
  const texts: Edit[] = [];
  const own: HclChange[] = [];
  for (const change of changes) {
    if (change.do === 'text') {
      texts.push({ ...spanOf(change.at), newText: change.newText });
      continue;
    }
    const made = changeOf(hcl, change);
    if (made === undefined) return undefined;
    own.push(made);
  }
  const edits = own.length === 0 ? [] : hcl.json ? jsonEdits(hcl, own) : hclEdits(hcl, own);
  return edits && [...texts, ...edits];
}

function changeOf(hcl: HclFile, change: Change): HclChange | undefined {
  if (change.do !== 'set' && change.do !== 'remove' && change.do !== 'insert') return undefined;
  const place = change.do === 'insert' ? change.of : change.at;
  const [language, key, index] = place.path;
  const part = hcl.parts.find(({ anchor }) => anchor === place.anchor);
  if (language !== 'hcl' || part === undefined) return undefined;
  if (change.do === 'insert') {
    const block = change.value as NewBlock;
    return key === 'body' ? { do: 'add-block', part, block } : { do: 'insert', side: change.side, of: part, block };
  }
  if (key === undefined) {
    return change.do === 'remove'
      ? { do: 'remove-block', part }
      : { do: 'replace', part, value: valueOf(change.value) };
  }
  const name = String(key);
  if (change.do === 'remove')
    return index === undefined ? { do: 'remove', part, name } : { do: 'shorten', part, name, length: Number(index) };
  return { do: index === undefined ? 'set' : 'append', part, name, value: valueOf(change.value) };
}

/** The value of a change, which `repairs` writes as an `HclValue`. */
function valueOf(value: Json): HclValue {
  return value as HclValue;
}
