import { describe, expect, it } from 'vitest';
import en from '../../server/messages/en';
import { say } from '../../server/messages/message';
import { checkHcl } from '../support/check-hcl';
import { dedent } from '../support/dedent';

const catalogue = { sentences: en, locale: 'en', comma: ', ' } as const;

const images = `
variable "target" {}

provider "huaweicloud" {
  region = "cn-north-4"
}

resource "huaweicloud_compute_instance" "app" {
  name             = "app"
  image_id         = "7b5ce1a2-53a3-4f43-a1f0-2d4f6b6a0c10"
  system_disk_size = 40
}

resource "huaweicloud_ims_ecs_system_image" "app" {
  name        = "app"
  instance_id = huaweicloud_compute_instance.app.id
}

resource "huaweicloud_kms_key" "images" {
  key_alias = "images"
}

resource "huaweicloud_ims_obs_system_image" "secret" {
  name      = "secret"
  image_url = "golden:secret.zvhd2"
  min_disk  = 40
  cmk_id    = huaweicloud_kms_key.images.id
}

resource "huaweicloud_ims_ecs_whole_image" "all" {
  name        = "all"
  instance_id = huaweicloud_compute_instance.app.id
  vault_id    = "1f1e6a0c-0d4e-4d6a-8a57-4a1c9a9d7b11"
  depends_on  = [huaweicloud_ims_ecs_system_image.app]
}

resource "huaweicloud_ims_obs_iso_image" "setup" {
  name       = "setup"
  image_url  = "golden:setup.iso"
  min_disk   = 40
  os_version = "CentOS 7.9 64bit"
}
`;

/** What is said of a copy whose arguments are given, besides what is said of the images. */
function saidOf(image: string, more = ''): readonly string[] {
  const copy = dedent`
    
    resource "huaweicloud_images_image_copy" "c" {
      source_image_id = ${image}.id
      name            = "c"
    ${more}}
  `;
  const before = new Set(checkHcl(images).findings.map(({ rule }) => rule));
  return checkHcl(images + copy)
    .findings.filter(({ rule }) => !before.has(rule))
    .map((each) => `${each.severity} ${each.rule}: ${say(each.message, catalogue)}`);
}

const agency = '  agency_name     = "ims_admin"\n';
const unknownTarget = `  target_region   = var.target\n${agency}`;

describe('a copy that may stay in its region or leave it', () => {
  it('is reported if both kinds reject its source', () => {
    expect(saidOf('huaweicloud_ims_obs_iso_image.setup', unknownTarget)).toMatchInlineSnapshot(`
      [
        "error copy-iso-in-region: If the copy stays in its region: \`huaweicloud_ims_obs_iso_image.setup\` is an ISO image. ISO images cannot be copied within a region. If it leaves the region: \`huaweicloud_ims_obs_iso_image.setup\` is an ISO image. ISO images cannot be copied to another region.",
      ]
    `);
  });

  it('is reported if both kinds reject it for different reasons', () => {
    expect(saidOf('huaweicloud_ims_ecs_whole_image.all', unknownTarget)).toMatchInlineSnapshot(`
      [
        "error copy-full-ecs-in-region: If the copy stays in its region: \`huaweicloud_ims_ecs_whole_image.all\` is a full-ECS image. Full-ECS images can only be copied to another region. If it leaves the region: \`huaweicloud_ims_ecs_whole_image.all\` is a full-ECS image. Its copy needs \`vault_id\`, a replication vault in the target region.",
      ]
    `);
  });

  it('is reported once if both kinds reject the same argument', () => {
    expect(saidOf('huaweicloud_ims_ecs_system_image.app', `${unknownTarget}  description     = "a < b"\n`))
      .toMatchInlineSnapshot(`
      [
        "error image-description-invalid: Invalid description. Use at most 1024 characters, without line breaks, \`<\`, and \`>\`.",
      ]
    `);
  });

  it('has no finding that only one kind has', () => {
    expect(saidOf('huaweicloud_ims_ecs_system_image.app', unknownTarget)).toEqual([]);
    expect(saidOf('huaweicloud_ims_obs_system_image.secret', unknownTarget)).toEqual([]);
  });
});
