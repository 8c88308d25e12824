import { describe, expect, it } from 'vitest';
import { applyFix } from '../../server/engine/fix-edits';
import { fixesFor } from '../../server/engine/proof';
import en from '../../server/messages/en';
import { say } from '../../server/messages/message';
import { terraform } from '../../server/terraform/frontend';
import { checkFolder } from '../../server/terraform/module-session';
import { dedent } from '../support/dedent';

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
    expect(fixes.map(({ title }) => say(title, catalogue))).toContain('Set `file_format` to `qcow2`');
    expect(fixes.map((fix) => applyFix(result, fix))).toContain(
      text
        .replace('image_id   =', 'image_id    =')
        .replace('bucket_url =', 'bucket_url  =')
        .replace('app.qcow2"\n', 'app.qcow2"\n  file_format = "qcow2"\n'),
    );
  });

  it('is not offered if the value comes from a variable', () => {
    const text = `${server}\n${dedent`
      variable "format" {
        default = "qcow2"
      }

      resource "huaweicloud_ims_image_export" "app" {
        image_id        = huaweicloud_ims_ecs_system_image.app.id
        bucket_url      = "files:app.qcow2"
        file_format     = var.format
        is_quick_export = true
      }
    `}`;
    const result = checked(text);
    for (const finding of result.findings)
      for (const fix of fixesFor(result, finding)) expect(applyFix(result, fix)).not.toMatch(/file_format +=(?! var)/);
    expect(result.findings).not.toEqual([]);
  });
});
