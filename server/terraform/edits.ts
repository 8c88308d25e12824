import type { HclChange, PartChange } from '../hcl/change';
import { hclEdits } from '../hcl/edits';
import { jsonEdits } from '../hcl/json-edits';
import type { Change } from '../syntax/change';
import type { SyntaxFile } from '../syntax/node';
import { spanOf } from '../text/anchored-span';
import type { Edit } from '../text/edit';
import { terraformFile } from './file';

/** The edits for the changes of a file, which `repairs` has put into the terms of HCL. */
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
    const part = change.do === 'native' ? hcl.parts.find(({ anchor }) => anchor === change.at.anchor) : undefined;
    if (change.do !== 'native' || part === undefined) return undefined;
    own.push({ ...(change.change as PartChange), part });
  }
  const edits = own.length === 0 ? [] : hcl.json ? jsonEdits(hcl, own) : hclEdits(hcl, own);
  return edits && [...texts, ...edits];
}
