import { describe, expect, it } from 'vitest';
import { terraform } from '../../server/terraform/frontend';
import { checkFolder } from '../../server/terraform/module-session';
import { dedent } from '../support/dedent';
import { repaired } from '../support/repaired';

const image = (osType: string): string => dedent`
  {
    "provider": { "huaweicloud": { "region": "cn-north-4" } },
    "resource": {
      "huaweicloud_ims_obs_data_image": {
        "app": {
          "name": "app",
          "image_url": "files:app.zvhd2",
          "min_disk": 40,
          "os_type": "${osType}"
        }
      }
    }
  }
`;

describe('a value that is written elsewhere', () => {
  it.each([
    ['the default of a variable', 'var.os', 'more.tf.json', '{ "variable": { "os": { "default": "Other" } } }\n'],
    ['a local value', 'local.os', 'more.tf.json', '{\r\n\t"locals": [{ "a": 1 }, { "os": "Other" }]\r\n}'],
    ['a file of the native syntax', 'local.os', 'more.tf', dedent`
      locals {
        os = "Other"
      }
    `],
    ['a variable that has another name', 'local.os', 'more.tf.json', '{"locals":{"os":"${var.s}"},"variable":{"s":{"default":"Other"}}}'],
  ])('is set in %s', (_, value, name, text) => {
    const [fix] = repaired('import-os-type-invalid', { 'main.tf.json': image(`\${${value}}`), [name]: text });
    expect(fix?.changed).toEqual({ [name]: text.replace('Other', 'Linux') });
  }); // prettier-ignore

  it('is set in the file of variables that has it', () => {
    const files = {
      'main.tf.json': image('${var.os}'),
      'variables.tf': dedent`
        variable "os" {
          default = "Windows"
        }
      `,
      'prod.auto.tfvars.json': '{ "os": "Other", "more": ["${"] }\n',
    };
    const [fix] = repaired('import-os-type-invalid', files);
    expect(fix?.title).toContain('Set `os_type` to `Linux` in `prod.auto.tfvars.json`');
    expect(fix?.changed).toEqual({ 'prod.auto.tfvars.json': files['prod.auto.tfvars.json'].replace('Other', 'Linux') });
  });

  it.each([
    ['main.tf.json', '{ "module": { "images": { "source": "./images", "os": "Other" } } }\n'],
    ['main.tf.json', '{ "module": [{ "images": [{ "source": "./images", "os": "Other" }] }] }\n'],
    ['main.tf', dedent`
      module "images" {
        source = "./images"
        os     = "Other"
      }
    `],
  ])('is set in the only call of a module in %s', (name, call) => {
    const files = { [name]: call, 'images/main.tf.json': image('${var.os}'), 'images/variables.tf': 'variable "os" {}\n' };
    const [fix] = repaired('import-os-type-invalid', files);
    expect(fix?.title).toContain('Set `os_type` to `Linux` in `module.images`');
    expect(fix?.changed).toEqual({ [name]: call.replace('Other', 'Linux') });
  }); // prettier-ignore
});

describe('a field named //', () => {
  it('disables a rule', () => {
    const found = (text: string): readonly string[] => {
      const files = [{ path: '/here/main.tf.json', name: 'main.tf.json', text }];
      const reader = { files: (folder: string) => (folder === '/here' ? files : ('missing' as const)) };
      return checkFolder({ frontend: terraform, folder: '/here', reader }).flatMap(({ findings }) => findings.map(({ rule }) => rule));
    };
    const text = image('Other');
    expect(found(text)).toEqual(['import-os-type-invalid']);
    expect(found(text.replace('{', '{ "//": "ims-disable-file import-os-type-invalid -- ours",'))).toEqual([]);
    expect(found(text.replace('"os_type"', '"//": "ims-disable-next-line import-os-type-invalid",\n"os_type"'))).toEqual([]);
    expect(found(text.replace('"os_type"', '"//": "ims-disable-next-line import-object-missing",\n"os_type"'))).toEqual(['needless-disable', 'import-os-type-invalid']);
  }); // prettier-ignore

  it('that disables nothing is removed', () => {
    const text = image('Linux');
    const disabled = text.replace('{', '{\n  "//": "ims-disable-file import-os-type-invalid",');
    expect(repaired('needless-disable', { 'main.tf.json': disabled }).map(({ changed }) => changed['main.tf.json'])).toEqual([text]);
  }); // prettier-ignore

  it('is kept if an argument beside it changes, and otherwise the title says that it is deleted', () => {
    const text = image('Other').replace('"os_type"', '"//": "Not Linux.",\n"os_type"');
    expect(repaired('import-os-type-invalid', { 'main.tf.json': text }).map(({ title }) => title)).not.toContainEqual(
      expect.stringContaining('comment'),
    );
    const copies = '"huaweicloud_images_image_copy": { "c": { "//": "Ours.", "source_image_id": "${huaweicloud_ims_image_metadata.q.id}", "name": "c" } }';
    const queued = `{ "resource": { "huaweicloud_ims_image_metadata": { "q": { "name": "q" } }, ${copies} } }`;
    expect(repaired('image-not-active', { 'main.tf.json': queued })).toEqual([
      {
        title: 'Remove this resource (Terraform destroys an existing one), and delete a comment',
        safe: false,
        changed: { 'main.tf.json': queued.replace(`, ${copies}`, '') },
      },
    ]);
  }); // prettier-ignore
});

it('a file with syntax errors is not changed', () => {
  const text = image('Other');
  const prefixes = Array.from({ length: text.length }, (_, end) => text.slice(0, end));
  const without = [...text.matchAll(/[,:"{}]/g)].map(({ index }) => text.slice(0, index) + text.slice(index + 1));
  const faulty = [...prefixes, ...without].filter((each) => !isJson(each));
  expect(faulty.length).toBeGreaterThan(300);
  expect(faulty.flatMap((each) => repaired('import-os-type-invalid', { 'main.tf.json': each }))).toEqual([]);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
