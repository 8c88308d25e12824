import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HclChange, NewBlock } from '../../server/hcl/change';
import { parseHclJson } from '../../server/hcl/json';
import { jsonEdits } from '../../server/hcl/json-edits';
import type { TopLevelItem } from '../../server/hcl/node';
import { applyEdits } from '../../server/text/edit';
import { sourceFile } from '../../server/text/source-file';
import { dedent } from '../support/dedent';

/** The text after changes to its parts, which are named `type.label`, or by the first label, or by their name. */
function changed(
  text: string,
  ...changes: readonly ((at: (name: string) => TopLevelItem) => HclChange)[]
): string | undefined {
  const file = parseHclJson(text, sourceFile('main.tf.json'), false);
  const at = (name: string): TopLevelItem => {
    const found = file.parts.find(({ item }) => {
      const labels = item.type === 'block' ? item.labels.map(({ value }) => value) : [];
      return (labels.join('.') || item.name) === name;
    });
    if (found === undefined) throw new Error(`There is no ${name}.`);
    return found;
  };
  const edits = jsonEdits(file, changes.map((change) => change(at))); // prettier-ignore
  return edits === undefined ? undefined : applyEdits(text, edits);
}

type Change = Parameters<typeof changed>[1];

const set =
  (block: string, name: string, expression: string): Change =>
  (at) => ({ do: 'set', part: at(block), name, value: { expression } });
const remove =
  (block: string, name: string): Change =>
  (at) => ({ do: 'remove', part: at(block), name });
const removeBlock =
  (block: string): Change =>
  (at) => ({ do: 'remove-block', part: at(block) });
const append =
  (block: string, name: string, expression: string): Change =>
  (at) => ({ do: 'append', part: at(block), name, value: { expression } });
const insert =
  (side: 'before' | 'after', block: string, type: string, label: string): Change =>
  (at) => ({ do: 'insert', side, part: at(block), block: { name: 'resource', labels: [type, label], arguments: [['n', '1']] } }); // prettier-ignore
const nest =
  (block: string, nested: NewBlock): Change =>
  (at) => ({ do: 'add-block', part: at(block), block: nested });
const role: NewBlock = { name: 'role', labels: [], arguments: [['p', '"x"']] };

const cases: readonly (readonly [string, string, string | undefined, ...Change[]])[] = [
  // Values
  ['a text', '{"locals":{"a":1}}', '{"locals":{"a":"b\\"$${c}"}}', set('locals', 'a', '"b\\"$${c}"')],
  ['a reference', '{"locals":{"a":1}}', '{"locals":{"a":"${b.c.d}"}}', set('locals', 'a', 'b.c.d')],
  ['a template', '{"locals":{"a":1}}', '{"locals":{"a":"${b[\\"c\\"]}:d\\n"}}', set('locals', 'a', '"${b["c"]}:d\\n"')],
  ['a directive', '{"locals":{"a":1}}', '{"locals":{"a":"${\\"%{if b}c%{endif}\\"}"}}', set('locals', 'a', '"%{if b}c%{endif}"')],
  ['a list', '{"locals":{"a":1}}', '{"locals":{"a":["${b.c}",2,true]}}', set('locals', 'a', '[b.c, 2, true]')],
  ['a reference without interpolation', '{"resource":{"a":{"b":{}}}}', '{"resource":{"a":{"b":{"provider":"c.d"}}}}', set('a.b', 'provider', 'c.d')],
  ['references without interpolation', '{"resource":{"a":{"b":{"depends_on":["c.d"]}}}}', '{"resource":{"a":{"b":{"depends_on":["c.d","e.f[\\"g\\"]"]}}}}', append('a.b', 'depends_on', 'e.f["g"]')],
  // Arguments
  ['two new arguments', '{ "locals": {} }', '{ "locals": { "a": 1, "b": 2 } }', set('locals', 'a', '1'), set('locals', 'b', '2')],
  ['a new list with two items', '{ "locals": { "z": 0 } }', '{ "locals": { "z": 0, "a": ["${b.c}", "${d.e}"] } }', append('locals', 'a', 'b.c'), append('locals', 'a', 'd.e')],
  ['the first argument', '{"locals":{"a":1 , "b":2}}', '{"locals":{"b":2}}', remove('locals', 'a')],
  ['the last argument', '{"locals":{"a":1 , "b":2 }}', '{"locals":{"a":1 }}', remove('locals', 'b')],
  ['neighbors', '{"locals":{"a":1,"b":2,"c":3,"d":4}}', '{"locals":{"a":1,"d":4}}', remove('locals', 'b'), remove('locals', 'c')],
  ['all arguments', '{"locals":{\n  "a":1,\n  "b":2\n}}', '{"locals":{}}', remove('locals', 'a'), remove('locals', 'b')],
  ['the last argument, and adds another one', '{\n  "locals": {\n    "a": 1,\n    "b": 2\n  }\n}', '{\n  "locals": {\n    "a": 1,\n    "c": 3\n  }\n}', remove('locals', 'b'), set('locals', 'c', '3')],
  ['the only argument, and adds another one', '{\n  "locals": {\n    "b": 2\n  }\n}', '{\n  "locals": {\n    "c": 3\n  }\n}', remove('locals', 'b'), set('locals', 'c', '3')],
  ['the end of a list', '{"locals":{"a":[\n 1,\n 2,\n 3\n]}}', '{"locals":{"a":[\n 1\n]}}', (at) => ({ do: 'shorten', part: at('locals'), name: 'a', length: 1 })],
  // Blocks
  ['a block and its empty parents', '{"a":1,"resource":{"b":[{"c":[{}]}]}}', '{"a":1}', removeBlock('b.c')],
  ['a block beside another one', '{"resource":{"b":{"c":{},"d":{}}}}', '{"resource":{"b":{"d":{}}}}', removeBlock('b.c')],
  ['both blocks of a type', '{"resource":{"b":{"c":{},"d":{}},"e":{"f":{}}}}', '{"resource":{"e":{"f":{}}}}', removeBlock('b.c'), removeBlock('b.d')],
  ['a block, but not the comment beside it', '{"resource":{"b":{"//":"x","c":{}}}}', '{"resource":{"b":{"//":"x"}}}', removeBlock('b.c')],
  ['a block of the same type', '{"resource":{"b":{"c":{}}}}', '{"resource":{"b":{"x":{"n":1},"c":{}}}}', insert('before', 'b.c', 'b', 'x')],
  ['a block of a new type', '{"resource":{"b":{"c":{}}}}', '{"resource":{"b":{"c":{}},"x":{"y":{"n":1}}}}', insert('after', 'b.c', 'x', 'y')],
  ['a block of a known type', '{"resource":{"x":{"a":{}},"b":{"c":{}}}}', '{"resource":{"x":{"a":{},"y":{"n":1}},"b":{"c":{}}}}', insert('after', 'b.c', 'x', 'y')],
  ['two blocks of a new type', '{"resource":{"b":{"c":{}}}}', '{"resource":{"x":{"y":{"n":1},"z":{"n":1}},"b":{"c":{}}}}', insert('before', 'b.c', 'x', 'y'), insert('before', 'b.c', 'x', 'z')],
  ['an item of a list of resources', '{"resource":[{"b":{"c":{}}}]}', '{"resource":[{"x":{"y":{"n":1}}},{"b":{"c":{}}}]}', insert('before', 'b.c', 'x', 'y')],
  ['an item of a list of labels', '{"resource":{"b":[{"c":[{}]}]}}', '{"resource":{"b":[{"c":[{}]},{"y":{"n":1}}]}}', insert('after', 'b.c', 'b', 'y')],
  ['a block in a list with several types in one item', '{"resource":[{"b":{"c":{}},"d":{"e":{}}}]}', '{"resource":[{"b":{"c":{}},"x":{"y":{"n":1}},"d":{"e":{}}}]}', insert('after', 'b.c', 'x', 'y')],
  ['a resource beside a data source', '{"data":{"b":{"c":{}}}}', '{"data":{"b":{"c":{}}},"resource":{"x":{"y":{"n":1}}}}', insert('after', 'b.c', 'x', 'y')],
  ['a resource beside a data source, among others', '[{"data":{"b":{"c":{}}},"resource":[{"x":{"z":{}}}]}]', '[{"data":{"b":{"c":{}}},"resource":[{"x":{"z":{}}},{"x":{"y":{"n":1}}}]}]', insert('after', 'b.c', 'x', 'y')],
  ['a nested block', '{"locals":{"a":1}}', '{"locals":{"a":1,"role":{"p":"x"}}}', nest('locals', role)],
  ['two nested blocks', '{"locals":{"a":1}}', '{"locals":{"a":1,"role":[{"p":"x"},{"p":"x"}]}}', nest('locals', role), nest('locals', role)],
  ['a nested block after one', '{"locals":{"role":{"p":1}}}', '{"locals":{"role":[{"p":1}, {"p":"x"}]}}', nest('locals', role)],
  ['a nested block after several', '{"locals":{"role":[{"p":1}]}}', '{"locals":{"role":[{"p":1},{"p":"x"}]}}', nest('locals', role)],
  // Layouts
  ['lists in a line', '{\n\t"locals": {\n\t\t"a": ["x"]\n\t}\n}', '{\n\t"locals": {\n\t\t"a": ["x"],\n\t\t"b": ["y"]\n\t}\n}', append('locals', 'b', '"y"')],
  ['lists with a line for each item', '{\r\n "locals": {\r\n  "a": [\r\n   "x"\r\n  ]\r\n }\r\n}', '{\r\n "locals": {\r\n  "a": [\r\n   "x"\r\n  ],\r\n  "b": [\r\n   "y"\r\n  ]\r\n }\r\n}', append('locals', 'b', '"y"')],
  ['blocks in a line', '{\n  "resource": {\n    "b": {\n      "c": { "n": 0 }\n    }\n  }\n}', '{\n  "resource": {\n    "b": {\n      "c": { "n": 0 },\n      "d": { "n": 1 }\n    }\n  }\n}', insert('after', 'b.c', 'b', 'd')],
  ['an empty object', dedent`
    {
      "locals": {}
    }
  `, dedent`
    {
      "locals": {
        "a": 1
      }
    }
  `, set('locals', 'a', '1')],
  ['commas at the beginning of lines', '{ "locals":\n  { "a": 1\n  , "b": 2\n  }\n}', '{ "locals":\n  { "a": 1\n  , "b": 2,\n   "c": 3\n  }\n}', set('locals', 'c', '3')],
  // Impossible
  ['an argument that does not exist', '{"locals":{"a":1}}', undefined, remove('locals', 'b')],
  ['an item of what is not a list', '{"locals":{"a":"${b}"}}', undefined, append('locals', 'a', '1')],
  ['a part that another change removes', '{"locals":{"a":[1]}}', undefined, append('locals', 'a', '2'), remove('locals', 'a')],
  ['a text with a syntax error', '{"locals":{"a":1,}}', undefined, set('locals', 'a', '2')],
]; // prettier-ignore

describe('an edit', () => {
  it.each(cases.map(([title, text, result, ...changes]) => ({ title, text, result, changes })))('$title', (each) => {
    expect(changed(each.text, ...each.changes)).toBe(each.result);
  });

  it('writes plain texts into files of variables, and no references', () => {
    const file = parseHclJson('{ "a": 1 }', sourceFile('given.json'), true);
    const [part] = file.parts;
    if (part === undefined) throw new Error('There is no value.');
    const replace = { do: 'replace', part } as const;
    const edits = jsonEdits(file, [{ ...replace, value: { value: '${b}' } }]);
    expect(applyEdits(file.text, edits ?? [])).toBe('{ "a": "${b}" }');
    expect(jsonEdits(file, [{ ...replace, value: { expression: 'b.c' } }])).toBeUndefined();
  });

  it('has the requested result in any layout, and keeps everything else', () => {
    const space = fc.stringMatching(/^[ \t]{0,3}(\r?\n[ \t]{0,4})?$/);
    const data = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.oneof(fc.nat(9), fc.constant('x'), fc.array(fc.nat(9), { maxLength: 3 })), { maxKeys: 5 }); // prettier-ignore
    fc.assert(
      fc.property(data, fc.infiniteStream(space), fc.array(fc.tuple(fc.boolean(), fc.nat(6)), { maxLength: 4 }), (fields, spaces, wishes) => {
        const gap = (): string => String(spaces.next().value);
        const written = Object.entries(fields).map(([name, value]) => `${gap()}${JSON.stringify(name)}${gap()}:${gap()}${JSON.stringify(value)}${gap()}`);
        const text = `${gap()}{${gap()}"locals"${gap()}:${gap()}{${written.join(',') || gap()}}${gap()}}${gap()}`;
        const wanted: Record<string, unknown> = { ...fields };
        const done = new Set<string>();
        const changes = wishes.flatMap(([adds, at]): readonly Change[] => {
          const name = adds ? `new${String(at)}` : (Object.keys(fields)[at] ?? 'none');
          if (done.has(name) || (!adds && !(name in fields))) return [];
          done.add(name);
          if (adds) wanted[name] = at;
          else delete wanted[name]; // eslint-disable-line @typescript-eslint/no-dynamic-delete
          return [adds ? set('locals', name, String(at)) : remove('locals', name)];
        });
        expect(JSON.parse(changed(text, ...changes) ?? '')).toEqual({ locals: wanted });
      }),
      { numRuns: 500 },
    );
  }); // prettier-ignore
});
