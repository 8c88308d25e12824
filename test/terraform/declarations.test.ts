import { describe, expect, it } from 'vitest';
import { IncludedFiles } from '../../server/engine/included-files';
import { terraform } from '../../server/terraform/frontend';
import { FolderSession } from '../../server/terraform/module-session';
import { yaml } from '../../server/yaml/frontend';
import { runToEnd } from '../../server/text/cooperative';
import { spanOf } from '../../server/text/anchored-span';
import { dedent } from '../support/dedent';

const configuration = dedent`
  provider "huaweicloud" {
    region = "cn-north-4"
  }

  data "huaweicloud_kms_key" "own" {
    key_alias = "own"
  }

  resource "huaweicloud_ims_obs_system_image" "web" {
    name       = "web"
    image_url  = "golden-files:web.qcow2"
    min_disk   = 40
    os_version = "Ubuntu 22.04 server 64bit"
    cmk_id     = data.huaweicloud_kms_key.own.id
  }

  resource "huaweicloud_images_image_copy" "again" {
    source_image_id = "9f3a1c5e-0b7d-4e2f-8a6c-1d2e3f4a5b6c"
    name            = "again"
  }

  resource "huaweicloud_images_image_copy" "south" {
    source_image_id = "0a3a1c5e-0b7d-4e2f-8a6c-1d2e3f4a5b6c"
    name            = "south"
    target_region   = "cn-south-1"
    agency_name     = "ims_copy"
  }
`;

/** Checks the configuration with declarations again and again. Each finding is its rule, and what its reasons in other files say. */
function checker(paths: readonly string[] = ['facts.ims.yaml']): (declared: string | undefined) => readonly string[] {
  let text: string | undefined;
  const includes = new IncludedFiles(yaml, {
    resolve: (_, item) => (item.startsWith('/') ? undefined : item),
    read: (path) => (path === 'facts.ims.yaml' && text !== undefined ? text : { why: 'missing' }),
  });
  const session = new FolderSession({
    frontend: terraform,
    folder: 'here',
    reader: { files: () => [{ path: 'here/main.tf', name: 'main.tf', text: configuration }] },
    includes,
    declarations: { from: 'ims-manifest.config.yaml', paths },
  });
  return (declared) => {
    text = declared === undefined ? undefined : `imsManifest: v1\nregion: cn-north-4\n${declared}`;
    const found = runToEnd(session.check()).flatMap(({ findings }) => findings);
    return found.map(({ rule, related }) => {
      const elsewhere = related.flatMap(({ at }) => {
        const { start, end } = spanOf(at);
        return at.anchor.source.path === 'facts.ims.yaml' ? (text ?? '').slice(start, end) : [];
      });
      return [rule, ...elsewhere].join(' ');
    });
  };
}

describe('declarations for a configuration', () => {
  it.each([
    [
      'a data source, by its address',
      'keys:\n  data.huaweicloud_kms_key.own: { state: disabled }',
      'key-not-enabled disabled',
    ],
    [
      'an image, by its ID',
      'images:\n  iso: { id: 9F3A1C5E-0b7d-4e2f-8a6c-1d2e3f4a5b6c, kind: iso }',
      'copy-iso-in-region iso',
    ],
    ['a bucket, by its name', 'buckets:\n  golden-files: { storage_class: COLD }', 'import-bucket-storage-class COLD'],
    [
      'a bucket, by its name in OBS',
      'buckets:\n  pictures: { name: golden-files, storage_class: COLD }',
      'import-bucket-storage-class COLD',
    ],
    [
      'a file, by its bucket and object',
      'files:\n  web: { bucket: pictures, object: web.qcow2, virtual_size: 80 }\nbuckets:\n  pictures: { name: golden-files }',
      'import-min-disk-below-file 80',
    ],
    ['an agency, by its name', 'agencies:\n  ims_copy: { trusts: ECS }', 'cross-region-agency-missing ECS'],
  ])('describe %s', (_, declared, expected) => {
    expect(checker()(declared)).toEqual([expected]);
  });

  it('do not override the configuration', () => {
    expect(checker()('keys:\n  data.huaweicloud_kms_key.own: { alias: ims/default, region: cn-east-3 }')).toEqual([]);
  });

  it('are read again when their file changes', () => {
    const check = checker();
    expect(check('keys:\n  data.huaweicloud_kms_key.own: { state: disabled }')).toEqual(['key-not-enabled disabled']);
    expect(check('keys:\n  data.huaweicloud_kms_key.own: { state: enabled }')).toEqual([]);
    expect(check('keys:\n  data.huaweicloud_kms_key.other: { state: disabled }')).toEqual([]);
    expect(check('keys:\n  data.huaweicloud_kms_key.own: { state: disabled }')).toEqual(['key-not-enabled disabled']);
  });

  it('are missing if their file does not exist or is outside', () => {
    expect(checker()(undefined)).toEqual(['include-unusable']);
    expect(checker(['/etc/passwd'])('')).toEqual(['include-unusable']);
  });
});
