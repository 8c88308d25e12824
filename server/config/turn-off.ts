import { eolOf } from '../text/line-end';
import { editsFor } from '../yaml/edits';
import { applyEdits, type Edit } from '../text/edit';
import { readConfig, type Config } from './read';

/**
 * The edits that turn off a rule in a settings file while keeping its comments and layout; `undefined` if the text has YAML errors
 * or a form to which the rule cannot be added.
 */
export function turnOff(text: string, rule: string): readonly Edit[] | undefined {
  const before = readConfig(text);
  if (before.syntax.problems.length > 0 || before.syntax.documents.length > 1) return undefined;
  const edits = editsIn(before, rule)?.map(plainly);
  if (edits === undefined) return undefined;
  const after = readConfig(applyEdits(text, edits));
  return after.given.rules?.[rule] === 'off' && after.findings.length <= before.findings.length ? edits : undefined;
}

function editsIn({ text, syntax }: Config, rule: string): readonly Edit[] | undefined {
  const { entries, sections } = syntax.documents[0] ?? { entries: [], sections: [] };
  const entry = entries.find(({ path }) => path[0] === 'rules' && path[1] === rule);
  if (entry !== undefined)
    return editsFor(syntax, [{ do: 'set', at: { anchor: entry.anchor, path: [] }, value: 'off' }]);
  const [near] = entries;
  if (near !== undefined)
    return editsFor(syntax, [{ do: 'declare', near: near.anchor, section: 'rules', name: rule, value: 'off' }]);
  const [section] = sections;
  if (section?.name === 'rules') return [{ ...section.value, newText: `{ ${rule}: off }` }];
  if (section !== undefined) return undefined;
  const eol = eolOf(text);
  const head = text === '' || text.endsWith('\n') ? '' : eol;
  return [{ start: text.length, end: text.length, newText: `${head}rules:${eol}  ${rule}: off${eol}` }];
}

/** Removes the quotes around `off`. The printer adds them because YAML 1.1 reads `off` as a boolean, but here it is a level. */
function plainly(edit: Edit): Edit {
  return { ...edit, newText: edit.newText.replace(/(^| )"off"/, '$1off') };
}
