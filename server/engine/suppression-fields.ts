import { message } from '../messages/message';
import type { Path } from '../syntax/change';
import type { Frontend } from '../syntax/frontend';
import type { Span } from '../text/anchored-span';
import type { Entry, Node, SyntaxFile } from '../syntax/node';
import { namesIn, type Suppression } from './disabled-rules';

/** The field that disables rules where the notation has no comments, as in JSON. */
export const disableField = 'x-ims-disable';

/**
 * The fields that disable rules: at the top level for the whole file, otherwise for the declaration, step, or block that has the field. The
 * value is a text like that of a comment, `rule-a rule-b -- reason`, or a list of such texts.
 */
export function fieldsIn(frontend: Frontend, file: SyntaxFile): readonly Suppression[] {
  if (!file.text.includes(disableField)) return [];
  const found: Suppression[] = [];
  const add = (entry: Entry, path: Path, key: Span, value: Node, within?: Node): void => {
    const { anchor } = entry;
    const texts = value.type === 'list' ? value.items : [value];
    const directive = { id: disableField, start: anchor.start + key.start, end: anchor.start + key.end };
    texts.forEach((node, index) => {
      const letters = frontend.letters(file.text, { start: anchor.start + node.start, end: anchor.start + node.end });
      if (node.type !== 'scalar' || node.aliased === true || letters === undefined) return;
      const own = texts.length > 1 ? [...path, index] : path;
      found.push({
        directive,
        ...namesIn(file.text.slice(letters.start, letters.end), letters.start),
        span: within && { start: anchor.start + within.start, end: anchor.start + within.end },
        alone: false,
        remove: {
          title: message('fix.remove-field', { field: disableField }),
          safe: true,
          changes: [{ do: 'remove', at: { anchor, path: own } }],
        },
      });
    });
  };
  const search = (entry: Entry, node: Node, path: Path): void => {
    if (node.type === 'list') {
      node.items.forEach((item, index) => {
        search(entry, item, [...path, index]);
      });
    } else if (node.type === 'map') {
      const field = node.fields.get(disableField);
      if (field !== undefined) add(entry, [...path, disableField], field.key, field.value, node);
      const steps = node.fields.get('parallel');
      if (steps !== undefined) search(entry, steps.value, [...path, 'parallel']);
    }
  };
  for (const { entries } of file.documents) {
    for (const entry of entries) {
      if (entry.path.length > 1) search(entry, entry.value, []);
      else if (entry.path[0] === disableField && entry.key !== undefined) add(entry, [], entry.key, entry.value);
    }
  }
  return found;
}
