import { expect, it } from 'vitest';
import { checkHcl } from '../support/check-hcl';
import { dedent } from '../support/dedent';

/** The rules that were checked, and those that were not, for the only step of a configuration. */
function coverage(text: string): { readonly passed: readonly string[]; readonly open: readonly string[] } {
  const [outcome] = checkHcl(text).documents[0]?.outcomes ?? [];
  return { passed: outcome?.verified ?? [], open: outcome?.unverified.map(({ rule }) => rule) ?? [] };
}

const copy = (image: string, rest: string): string => `
variable "given" {}
variable "image" {}

resource "huaweicloud_images_image_copy" "c" {
  source_image_id = ${image}
  name            = "c"
  ${rest}
}
`;

it('rules about an image that a variable without a value names are not checked', () => {
  const across = coverage(
    dedent`
      provider "huaweicloud" {
        region = "cn-north-4"
      }
      ${copy('var.image', 'target_region = "cn-east-3"')}`,
  );
  expect(across.open).toEqual(
    expect.arrayContaining(['cross-region-encrypted', 'cross-region-iso', 'image-not-active']),
  );
  expect(across.passed).toContain('image-name-invalid');
  const within = coverage(copy('module.images.id', ''));
  expect(within.open).toEqual(expect.arrayContaining(['copy-iso-in-region', 'copy-full-ecs-in-region']));
});

it('rules about a key that a variable without a value names are not checked', () => {
  const { open } = coverage(copy('"9f3a1c5e-0b7d-4e2f-8a6c-1d2e3f4a5b6c"', 'kms_key_id = var.given'));
  expect(open).toEqual(expect.arrayContaining(['key-not-enabled', 'key-wrong-region']));
  const { passed } = coverage(copy('"9f3a1c5e-0b7d-4e2f-8a6c-1d2e3f4a5b6c"', ''));
  expect(passed).toContain('key-not-enabled');
});

it('rules about the server of a volume that a variable without a value names are not checked', () => {
  const { open } = coverage(
    dedent`
      variable "volume" {}

      resource "huaweicloud_ims_evs_data_image" "d" {
        name      = "d"
        volume_id = var.volume
      }
    `,
  );
  expect(open).toContain('server-status');
});
