import assert from 'node:assert/strict';
import { checkFolder, FolderSession } from '../../server/terraform/module-session';
import { spanOf } from '../../server/text/anchored-span';
import { runToEnd } from '../../server/text/cooperative';
import { anyConfiguration, editedTexts, optionsFor, type Texts } from './configurations';
import { viewOf } from './configuration-view';
import { randomOf } from './edits';
import type { Checked } from '../../server/engine/session';
import { dedent } from './dedent';

/** Shows everything of a configuration. Throws if a finding is outside its text, or if a rule fails. */
export function sound(results: readonly Checked[]): void {
  viewOf(results);
  for (const { text, findings, source } of results)
    for (const { at, rule } of findings) {
      const { start, end } = spanOf(at);
      assert.notEqual(rule, 'rule-failed');
      assert.equal(at.anchor.source, source);
      assert.ok(0 <= start && start <= end && end <= text.length, `${rule} at ${String(start)}–${String(end)}`);
    }
}

/** Edits and then cuts a random configuration. Returns the length of its texts. */
export function configurationSurvives(seed: number): number {
  const random = randomOf(seed);
  let texts = anyConfiguration(random);
  const past: Texts[] = [texts];
  const options = optionsFor(() => texts);
  const session = new FolderSession(options);
  let length = 0;
  const check = (): void => {
    length += [...texts.values()].join('').length;
    const results = runToEnd(session.check());
    sound(results);
    assert.deepEqual(viewOf(results), viewOf(checkFolder(options)));
  };
  for (let step = 0; step < 5; step++) {
    past.push((texts = editedTexts(texts, past, random)));
    check();
  }
  const [path = 'main.tf'] = [...texts.keys()].slice(random(texts.size));
  const text = texts.get(path) ?? '';
  for (let cuts = 0; cuts < 5; cuts++) {
    texts = new Map(texts).set(path, text.slice(0, random(text.length + 1)));
    check();
  }
  return length;
}

const copy = (name: string, more = ''): string =>
  dedent`
    resource "huaweicloud_images_image_copy" "${name}" {
      source_image_id = "x"
      name = "${name}"
    ${more}}
  `;

/** Configurations that are meant to do harm, about as long as wanted. */
export function hostileConfigurations(length: number): Readonly<Record<string, Texts>> {
  const times = (unit: string): number => Math.ceil(length / unit.length);
  const repeated = (unit: string): string => unit.repeat(times(unit));
  const main = (text: string): Texts => new Map([['main.tf', `${copy('a')}${text}`]]);
  const many = (unit: (at: number) => string): string =>
    Array.from({ length: times(unit(0)) }, (_, at) => unit(at)).join('');
  return {
    'deep lists': main(`locals {\n  x = ${repeated('[')}${repeated(']')}\n}\n`),
    'lists that are not closed': main(`locals {\n  x = ${repeated('[')}`),
    'deep parentheses': main(copy('b', `  description = ${repeated('(')}1${repeated(')')}\n`)),
    'deep blocks': main(repeated('a {\n') + repeated('}\n')),
    'deep templates': main(copy('b', `  description = ${repeated('"${')}1${repeated('}"')}\n`)),
    'deep conditions': main(copy('b', `  description = ${repeated('true ? 1 : ')}1\n`)),
    'deep `for`': main(copy('b', `  description = ${repeated('[for x in ["a"] : ')}x${repeated(']')}\n`)),
    'a huge heredoc': main(copy('b', `  description = <<EOT\n${repeated('a ${var.x}\n')}EOT\n`)),
    'a heredoc without an end': main(copy('b', `  description = <<EOT\n${repeated('a line\n')}`)),
    'many blocks': main(many((at) => copy(`b${String(at)}`))),
    'many blocks with one name': main(many(() => copy('b'))),
    'local values in a circle': main(
      `locals {\n${many((at) => `  l${String(at)} = local.l${String(at + 1)}\n`)}  l${String(times('  l0 = local.l1\n'))} = local.l0\n}\n${copy('b', '  description = local.l0\n')}`,
    ),
    'resources in a circle': main(
      many((at) => copy(`b${String(at)}`, `  description = huaweicloud_images_image_copy.b${String(at + 1)}.id\n`)) +
        copy('c', '  description = huaweicloud_images_image_copy.c.id\n'),
    ),
    'many instances': main(copy('b', `  count = ${String(length)}\n`)),
    'nested instances': new Map([
      ['main.tf', `module "m" {\n  source = "./m"\n  count = ${String(length)}\n}\n`],
      ['m/main.tf', copy('b', `  count = ${String(length)}\n`)],
    ]),
    'modules in a circle': new Map([
      [
        'main.tf',
        dedent`
        module "m" {
          source = "./m"
        }
        ${copy('a')}`,
      ],
      [
        'm/main.tf',
        dedent`
        module "n" {
          source = "../n"
        }
        module "up" {
          source = "./.."
        }
        ${copy('a')}`,
      ],
      [
        'n/main.tf',
        dedent`
          module "m" {
            source = "./../m/."
          }
          module "out" {
            source = "../../../../etc"
          }
          ${copy('a')}`,
      ],
    ]),
    'many calls': new Map([
      [
        'main.tf',
        many(
          (at) => dedent`
        module "m${String(at)}" {
          source = "./m"
        }
      `,
        ),
      ],
      ['m/main.tf', copy('a')],
    ]),
    'a long path': main(dedent`
      module "m" {
        source = "./${repeated('a/../')}"
      }
    `),
    'deep JSON': new Map([
      [
        'main.tf.json',
        `{"resource": {"huaweicloud_images_image_copy": {"a": {"name": ${repeated('[')}${repeated(']')}}}}}`,
      ],
    ]),
    'JSON with other types': new Map([
      [
        'main.tf.json',
        '{"resource": [1, {"huaweicloud_images_image_copy": [null, {"a": [7, {"name": {}, "source_image_id": []}], "b": "text"}]}], "module": 3, "variable": [[]], "locals": "x", "provider": {"huaweicloud": null}}',
      ],
    ]),
  };
}
