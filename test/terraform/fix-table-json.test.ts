import { expect, it } from 'vitest';
import { applyFix } from '../../server/engine/fix-edits';
import { fixesFor } from '../../server/engine/proof';
import { asTerraformJson } from '../support/terraform-json';
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

type Data = Readonly<Record<string, unknown>>;

/** The same text for the same data. */
function canonical(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

const layouts: readonly (readonly [name: string, write: (data: Data) => string])[] = [
  ['two spaces', (data) => `${JSON.stringify(data, null, 2)}\n`],
  ['tabs, and no last line ending', (data) => JSON.stringify(data, null, '\t')],
  ['CRLF', (data) => `${JSON.stringify(data, null, 4)}\n`.replaceAll('\n', '\r\n')],
  ['one line', (data) => JSON.stringify(data)],
];

const shown = cases.flatMap((each) => {
  const native = fixed(each, 'main.tf').map(({ title, after }) => [title, canonical(asTerraformJson(after))]);
  return native.length === 0 ? [] : [{ each, native: native.map((pair) => pair.join('\n')).sort() }];
});

it.each(layouts)('all fixes have the same effect in JSON with %s, which stays in its layout', (_, write) => {
  expect(shown.length).toBeGreaterThan(50);
  for (const { each, native } of shown) {
    const text = write(asTerraformJson(each.text));
    const json = fixed({ ...each, text }, 'main.tf.json');
    for (const { after } of json) expect(after).toBe(write(JSON.parse(after) as Data));
    expect(json.map(({ title, after }) => `${title}\n${canonical(JSON.parse(after))}`).sort()).toEqual(native);
  }
});
