import { describe, expect, it } from 'vitest';
import en from '../../server/messages/en';
import { say } from '../../server/messages/message';
import { checkHcl } from '../support/check-hcl';
import { dedent } from '../support/dedent';

const catalogue = { sentences: en, locale: 'en', comma: ', ' } as const;

/** What is said of the names in all files of a configuration. */
function undeclared(texts: Parameters<typeof checkHcl>[0]): readonly string[] {
  const { findings, elsewhere } = checkHcl(texts);
  return [...findings, ...elsewhere].flatMap((each) =>
    each.rule === 'unknown-reference' ? [`${each.severity}: ${say(each.message, catalogue)}`] : [],
  );
}

const copy = (source: string): string => dedent`
  resource "huaweicloud_images_image_copy" "c" {
    name            = "c"
    source_image_id = ${source}
  }
`;

describe('a name that a module does not declare', () => {
  it.each([
    ['var.image', '`var.image` is not declared in this module.'],
    ['local.image', '`local.image` is not declared in this module.'],
    [
      'huaweicloud_images_image_copy.d.id',
      '`huaweicloud_images_image_copy.d` is not declared in this module. Did you mean `huaweicloud_images_image_copy.c`?',
    ],
    ['data.huaweicloud_images_image.d.id', '`data.huaweicloud_images_image.d` is not declared in this module.'],
    ['module.images.id', '`module.images` is not declared in this module.'],
  ])('%s', (reference, message) => {
    expect(undeclared(copy(reference))).toEqual([`error: ${message}`]);
  });

  it('may be a misspelled variable, or a misspelled output of a module', () => {
    expect(undeclared(`variable "image_id" {}\n${copy('var.imageid')}`)).toEqual([
      'error: `var.imageid` is not declared in this module. Did you mean `var.image_id`?',
    ]);
    const texts = {
      'main.tf': dedent`
        module "m" {
          source = "./m"
        }
        ${copy('module.m.imageid')}`,
      'm/main.tf': dedent`
        output "image_id" {
          value = "x"
        }
      `,
    };
    expect(undeclared(texts)).toEqual([
      'error: `module.m.imageid` is not declared in this module. Did you mean `module.m.image_id`?',
    ]);
  });

  it('is reported in every block of the module, and in modules that are called', () => {
    const texts = {
      'main.tf': dedent`
        module "m" {
          source = "./m"
        }
        output "x" {
          value = huaweicloud_vpc.main.id
        }
      `,
      'm/main.tf': copy('var.image'),
    };
    expect(undeclared(texts)).toEqual([
      'error: `huaweicloud_vpc.main` is not declared in this module.',
      'error: `var.image` is not declared in this module.',
    ]);
  });

  it('is not reported while something in the module cannot be parsed', () => {
    expect(undeclared(`variable "image_id {}\n${copy('var.image_id')}`)).toEqual([]);
    expect(undeclared({ 'main.tf': copy('var.image_id'), 'more.tf': 'variable "image_id' })).toEqual([]);
  });

  it('is not one that Terraform or a surrounding expression gives', () => {
    expect(undeclared(copy('[for each in ["a"] : each][count.index]'))).toEqual([]);
    expect(undeclared(copy('path.module'))).toEqual([]);
    expect(
      undeclared(dedent`
      module "m" {
        source = "registry.example.com/a/b"
      }
      ${copy('module.m.anything')}`),
    ).toEqual([]);
  });
});

it('a local value that needs itself is reported', () => {
  expect(
    undeclared(dedent`
    locals {
      a = local.b
      b = local.a
    }
    ${copy('local.a')}`),
  ).toEqual(['error: `local.a` depends on itself.']);
});
