import { describe, expect, it } from 'vitest';
import { applyFix } from '../../server/engine/fix-edits';
import { fixesFor } from '../../server/engine/proof';
import en from '../../server/messages/en';
import { say } from '../../server/messages/message';
import { terraform } from '../../server/terraform/frontend';
import { checkFolder } from '../../server/terraform/module-session';
import { dedent } from '../support/dedent';
import { repaired } from '../support/repaired';

const catalogue = { sentences: en, locale: 'en', comma: ', ' } as const;

/** The checked first file of a folder. */
function checked(text: string) {
  const files = [{ path: '/here/main.tf', name: 'main.tf', text }];
  const reader = { files: (folder: string) => (folder === '/here' ? files : ('missing' as const)) };
  const [result] = checkFolder({ frontend: terraform, folder: '/here', reader });
  if (result === undefined) throw new Error('The file was not checked.');
  return result;
}

const server = dedent`
  provider "huaweicloud" {
    region = "cn-north-4"
  }

  resource "huaweicloud_ims_ecs_system_image" "app" {
    name        = "app"
    instance_id = "0c1e5c56-7f7c-4cf1-9b8e-7d3c1a0f6b11"
  }
`;

describe('a fix', () => {
  it('removes an argument with its comments and keeps the others aligned', () => {
    const text = `${server}\n${dedent`
      resource "huaweicloud_images_image_copy" "dr" {
        source_image_id = huaweicloud_ims_ecs_system_image.app.id
        name            = "app-dr"
        target_region   = "cn-east-3"
        agency_name     = "ims_copy"
        kms_key_id      = "0c1e5c56-7f7c-4cf1-9b8e-7d3c1a0f6b11" # for the copy
      }
    `}`;
    const result = checked(text);
    const finding = result.findings.find(({ rule }) => rule === 'tf-copy-key-dropped');
    const [fix] = finding === undefined ? [] : fixesFor(result, finding);
    expect(fix && applyFix(result, fix)).toBe(text.replace(/ {2}kms_key_id.*\n/, ''));
  });

  it('adds an argument with its Terraform name', () => {
    const text = `${server}\n${dedent`
      resource "huaweicloud_ims_image_export" "app" {
        image_id   = huaweicloud_ims_ecs_system_image.app.id
        bucket_url = "files:app.qcow2"
      }
    `}`;
    const result = checked(text);
    const finding = result.findings.find(({ rule }) => rule === 'export-format-missing');
    const fixes = finding === undefined ? [] : fixesFor(result, finding);
    expect(finding && say(finding.message, catalogue)).toContain('`file_format`');
    expect(fixes.map(({ title }) => say(title, catalogue))).toContain(
      'Set `file_format` to `qcow2` (Terraform replaces an existing resource)',
    );
    expect(fixes.map((fix) => applyFix(result, fix))).toContain(
      text
        .replace('image_id   =', 'image_id    =')
        .replace('bucket_url =', 'bucket_url  =')
        .replace('app.qcow2"\n', 'app.qcow2"\n  file_format = "qcow2"\n'),
    );
  });
});

const exported = (format: string, more = ''): string => dedent`
  provider "huaweicloud" {
    region = "cn-north-4"
  }

  resource "huaweicloud_ims_obs_data_image" "app" {
    name      = "app"
    image_url = "files:app.zvhd2"
    min_disk  = 40
    os_type   = ${format}
  }
${more}`;

describe('a value that is written elsewhere', () => {
  it('is set in the default of a variable that nothing else uses', () => {
    const variables = dedent`
      variable "os" {
        default = "Other" # of the file
      }
    `;
    const fixes = repaired('import-os-type-invalid', { 'main.tf': exported('var.os'), 'variables.tf': variables });
    expect(fixes[0]).toEqual({
      title: 'Set `os_type` to `Linux` in the default of `var.os` (Terraform replaces an existing image)',
      safe: false,
      changed: { 'variables.tf': variables.replace('Other', 'Linux') },
    });
  });

  it('is set in a local value that nothing else uses, also through a variable', () => {
    const locals = dedent`
      locals {
        os   = "Other"
        name = "x"
      }
    `;
    const [fix] = repaired('import-os-type-invalid', { 'main.tf': exported('local.os'), 'locals.tf': locals });
    expect(fix?.title).toBe('Set `os_type` to `Linux` in `local.os` (Terraform replaces an existing image)');
    expect(fix?.changed).toEqual({ 'locals.tf': locals.replace('Other', 'Linux') });
    const variables = dedent`
      variable "os" {
        default = "Other"
      }

      locals {
        os = var.os
      }
    `;
    const [through] = repaired('import-os-type-invalid', {
      'main.tf': exported('local.os'),
      'variables.tf': variables,
    });
    expect(through?.title).toContain('in the default of `var.os`');
    expect(through?.changed).toEqual({ 'variables.tf': variables.replace('Other', 'Linux') });
  });

  it('is set in the file of variables that has it', () => {
    const files = {
      'main.tf': exported('var.os'),
      'variables.tf': dedent`
        variable "os" {
          default = "Windows"
        }
      `,
      'prod.auto.tfvars': 'os     = "Other"\nregion = "cn-north-4"\n',
    };
    const [fix] = repaired('import-os-type-invalid', files);
    expect(fix?.title).toContain('Set `os_type` to `Linux` in `prod.auto.tfvars`');
    expect(fix?.changed).toEqual({ 'prod.auto.tfvars': files['prod.auto.tfvars'].replace('Other', 'Linux') });
  });

  it('is set in the only call of a module', () => {
    const files = {
      'main.tf': dedent`
        module "images" {
          source = "./images"
          os     = "Other"
        }
      `,
      'images/main.tf': `${exported('var.os')}\nvariable "os" {}\n`,
    };
    const [fix] = repaired('import-os-type-invalid', files);
    expect(fix?.title).toContain('Set `os_type` to `Linux` in `module.images`');
    expect(fix?.changed).toEqual({ 'main.tf': files['main.tf'].replace('Other', 'Linux') });
  });

  it('is a reference to another resource in a local value', () => {
    const keys = dedent`
      resource "huaweicloud_kms_key" "off" {
        key_alias  = "off"
        is_enabled = false
      }

      resource "huaweicloud_kms_key" "good" {
        key_alias = "good"
      }

      locals {
        key = huaweicloud_kms_key.off.id
      }
    `;
    const main = exported('"Linux"').replace('min_disk ', 'cmk_id    = local.key\n  min_disk ');
    const fixes = repaired('key-not-enabled', { 'main.tf': main, 'keys.tf': keys });
    expect(fixes.map(({ changed }) => changed)).toContainEqual({
      'keys.tf': keys.replace('= huaweicloud_kms_key.off.id', '= huaweicloud_kms_key.good.id'),
    });
  });

  it.each([
    [
      'a variable with another use',
      'var.os',
      dedent`
        variable "os" {
          default = "Other"
        }

        output "os" {
          value = var.os
        }
      `,
    ],
    [
      'a local value with another use',
      'local.os',
      dedent`
      locals {
        os = "Other"
        a  = local.os
      }
    `,
    ],
    [
      'an expression',
      'var.windows ? "Windows" : "Other"',
      dedent`
      variable "windows" {
        default = false
      }
    `,
    ],
    ['a function', 'trimspace("Other ")', ''],
  ])('is not set if it comes from %s', (_, value, more) => {
    const fixes = repaired('import-os-type-invalid', { 'main.tf': exported(value), 'more.tf': more });
    expect(fixes.map(({ title }) => title)).toEqual(['Remove `os_type`']);
  });

  it.each([
    ['the default of a variable', 'variables.tf', dedent`
      variable "url" {
        default = "cold:e.qcow2"
      }
    `],
    ['the default of a variable in JSON', 'variables.tf.json', '{ "variable": { "url": { "default": "cold:e.qcow2" } } }\n'],
    ['a file of variables', 'terraform.tfvars', 'url = "cold:e.qcow2"\n'],
    ['a file of variables in JSON', 'terraform.tfvars.json', '{ "url": "cold:e.qcow2" }\n'],
  ])('is not a reference in %s', (_, name, text) => {
    const main = dedent`
      resource "huaweicloud_obs_bucket" "cold" {
        bucket        = "cold"
        storage_class = "COLD"
      }

      resource "huaweicloud_obs_bucket" "golden" {
        bucket = "golden"
      }

      resource "huaweicloud_ims_image_export" "e" {
        image_id    = huaweicloud_ims_ecs_system_image.app.id
        bucket_url  = var.url
        file_format = "qcow2"
      }
    `;
    const declared = name.includes('tfvars') ? 'variable "url" {}\n' : '';
    const files = { 'main.tf': `${server}\n${main}\n${declared}`, [name]: text };
    expect(repaired('export-bucket-storage-class', files)).toEqual([]);
    const written = { 'main.tf': files['main.tf'].replace('var.url', '"cold:e.qcow2"') };
    expect(repaired('export-bucket-storage-class', written)).toHaveLength(1);
  }); // prettier-ignore

  it('is not set in a module that is called twice', () => {
    const call = (name: string) => dedent`
      module "${name}" {
        source = "./images"
        os     = "Other"
      }
    `;
    const files = {
      'main.tf': `${call('a')}\n${call('b')}`,
      'images/main.tf': `${exported('var.os')}\nvariable "os" {}\n`,
    };
    expect(repaired('import-os-type-invalid', files).map(({ title }) => title)).toEqual(['Remove `os_type`']);
  });

  it('is not set if a file overrides it', () => {
    const override = dedent`
      resource "huaweicloud_ims_obs_data_image" "app" {
        os_type = "Other"
      }
    `;
    const files = { 'main.tf': exported('"Linux"'), 'main_override.tf': override };
    expect(repaired('import-os-type-invalid', files)).toEqual([]);
  });
});

describe('a block with instances', () => {
  it.each(['count    = 2', 'for_each = toset(["a", "b"])'])('with %s does not get another value', (repeat) => {
    const main = exported('"Other"').replace('name      =', `${repeat}\n  name      =`);
    expect(repaired('import-os-type-invalid', { 'main.tf': main }).map(({ title }) => title)).toEqual([
      'Remove `os_type`',
    ]);
  });
});

describe('a removed resource', () => {
  it('is not used by others', () => {
    const main = dedent`
      resource "huaweicloud_ims_image_metadata" "queued" {
        name = "queued"
      }

      resource "huaweicloud_images_image_copy" "c" {
        source_image_id = huaweicloud_ims_image_metadata.queued.id
        name            = "c"
      }
    `;
    expect(repaired('image-not-active', { 'main.tf': main })).toHaveLength(1);
    const output = dedent`
      output "c" {
        value = huaweicloud_images_image_copy.c.id
      }
    `;
    expect(repaired('image-not-active', { 'main.tf': main, 'outputs.tf': output })).toEqual([]);
  });
});
