import { expect, it } from 'vitest';
import { editsOf } from '../../server/engine/fix-edits';
import { fixesFor } from '../../server/engine/proof';
import { parseHcl } from '../../server/hcl/parser';
import { applyEdits } from '../../server/text/edit';
import { sourceFile } from '../../server/text/source-file';
import { asTerraformJson, blocksOf, inLists, type Fields } from '../support/terraform-json';
import { cases, checked, innerTitle, type Case } from './fix-cases';

/** All proved fixes of a case, with the texts after each. */
function fixed(of: Case, texts: Readonly<Record<string, string>>) {
  return checked(of, texts).flatMap((result) =>
    result.findings
      .filter(({ rule }) => rule === of.rule)
      .flatMap((finding) => fixesFor(result, finding))
      .map((fix) => {
        const all = editsOf(result, fix) ?? [];
        const after = Object.entries(texts).map(([name, text]): readonly [string, string] => {
          const own = all.find(({ source }) => source.path.endsWith(`/${name}`));
          return [name, applyEdits(text, own?.edits ?? [])];
        });
        const { id, args } = innerTitle(fix);
        const blocks = after.flatMap(([name, text]) =>
          blocksOf(name.endsWith('.json') ? (JSON.parse(text) as Fields) : asTerraformJson(text)),
        );
        return { after, told: [`${of.rule} ${id} ${JSON.stringify(args)}`, ...blocks.sort()].join('\n') };
      }),
  );
}

const shown = cases.flatMap((each) => {
  const native = fixed(each, { 'main.tf': each.text });
  return native.length === 0 ? [] : [{ each, native: native.map(({ told }) => told).sort() }];
});

const plain = (data: Fields): Fields => data;

/** What an author may make of the data, and how it is written. */
const layouts: readonly (readonly [name: string, form: (data: Fields) => Fields, write: (data: Fields) => string])[] = [
  ['two spaces', plain, (data) => `${JSON.stringify(data, null, 2)}\n`],
  ['tabs, and no last line ending', plain, (data) => JSON.stringify(data, null, '\t')],
  ['CRLF', plain, (data) => `${JSON.stringify(data, null, 4)}\n`.replaceAll('\n', '\r\n')],
  ['one line', plain, (data) => JSON.stringify(data)],
  ['a list at each level', inLists, (data) => JSON.stringify(data, null, 2)],
];

it.each(layouts)('all fixes have the same effect in JSON with %s, which stays in its layout', (_, form, write) => {
  expect(shown.length).toBeGreaterThan(50);
  for (const { each, native } of shown) {
    const json = fixed(each, { 'main.tf.json': write(form(asTerraformJson(each.text))) });
    for (const { after } of json) for (const [, text] of after) expect(text).toBe(write(JSON.parse(text) as Fields));
    expect(json.map(({ told }) => told).sort()).toEqual(native);
  }
});

it.each([0, 1])('all fixes have the same effect if every other block is in JSON, from %i on', (first) => {
  for (const { each } of shown) {
    const { parts } = parseHcl(each.text, sourceFile('main.tf'));
    const half = (rest: number): string =>
      parts
        .filter((_, index) => index % 2 === rest)
        .map(({ anchor: { start }, item: { end } }) => `${each.text.slice(start, start + end)}\n`)
        .join('\n');
    const [main, more] = [half(1 - first), half(first)];
    const native = fixed(each, { 'main.tf': main, 'more.tf': more });
    const mixed = fixed(each, { 'main.tf': main, 'more.tf.json': JSON.stringify(asTerraformJson(more), null, 2) });
    expect(native.length).toBeGreaterThan(0);
    expect(mixed.map(({ told }) => told).sort()).toEqual(native.map(({ told }) => told).sort());
  }
});
