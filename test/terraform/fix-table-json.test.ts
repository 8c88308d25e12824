import { expect, it } from 'vitest';
import { applyFix } from '../../server/engine/fix-edits';
import { fixesFor } from '../../server/engine/proof';
import { asTerraformJson, inLists, outOfLists, type Fields } from '../support/terraform-json';
import { cases, checked, innerTitle, type Case } from './fix-cases';

/** The results of all fixes of a case: the title, the changed text, and whether it is applied without being asked. */
function fixed(of: Case, file: string) {
  const result = checked(of, file);
  return (result?.findings ?? [])
    .filter(({ rule }) => rule === of.rule)
    .flatMap((finding) => fixesFor(result!, finding))
    .flatMap((fix) => {
      const after = applyFix(result!, fix);
      const { id, args } = innerTitle(fix);
      return after === undefined ? [] : [{ title: `${of.rule} ${id} ${JSON.stringify(args)}`, after }];
    });
}

/** The same text for the same data. */
function canonical(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

const plain = (data: Fields): Fields => data;

/** What an author may make of the data, and how it is written. */
const layouts: readonly (readonly [name: string, form: (data: Fields) => Fields, write: (data: Fields) => string])[] = [
  ['two spaces', plain, (data) => `${JSON.stringify(data, null, 2)}\n`],
  ['tabs, and no last line ending', plain, (data) => JSON.stringify(data, null, '\t')],
  ['CRLF', plain, (data) => `${JSON.stringify(data, null, 4)}\n`.replaceAll('\n', '\r\n')],
  ['one line', plain, (data) => JSON.stringify(data)],
  ['a list at each level', inLists, (data) => JSON.stringify(data, null, 2)],
];

const shown = cases.flatMap((each) => {
  const native = fixed(each, 'main.tf').map(({ title, after }) => [
    title,
    canonical(outOfLists(asTerraformJson(after))),
  ]);
  return native.length === 0 ? [] : [{ each, native: native.map((pair) => pair.join('\n')).sort() }];
});

it.each(layouts)('all fixes have the same effect in JSON with %s, which stays in its layout', (_, form, write) => {
  expect(shown.length).toBeGreaterThan(50);
  for (const { each, native } of shown) {
    const text = write(form(asTerraformJson(each.text)));
    const json = fixed({ ...each, text }, 'main.tf.json');
    const results = json.map(({ title, after }) => ({ title, after, data: JSON.parse(after) as Fields }));
    for (const { after, data } of results) expect(after).toBe(write(data));
    expect(results.map(({ title, data }) => `${title}\n${canonical(outOfLists(data))}`).sort()).toEqual(native);
  }
});
