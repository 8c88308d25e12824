import { expect, it } from 'vitest';
import { checkHcl } from '../support/check-hcl';
import { dedent } from '../support/dedent';

/** The rules of the findings in a configuration of one file. */
function rulesIn(text: string): readonly string[] {
  return checkHcl(text).findings.flatMap(({ rule, severity }) => (severity === 'info' ? [] : [rule]));
}

const configuration = (projects: string): string => dedent`
  variable "accepter_key" {}

  provider "huaweicloud" {
    region = "cn-north-4"
  }

  provider "huaweicloud" {
    alias      = "accepter"
    region     = "cn-north-4"
    access_key = var.accepter_key
  }

  data "huaweicloud_identity_auth_projects" "accepter" {
    provider = huaweicloud.accepter
  }

  resource "huaweicloud_ims_ecs_system_image" "app" {
    name        = "app"
    instance_id = "0c1e5c56-7f7c-4cf1-9b8e-7d3c1a0f6b11"
  }

  resource "huaweicloud_images_image_share" "app" {
    source_image_id    = huaweicloud_ims_ecs_system_image.app.id
    target_project_ids = ${projects}
  }

  resource "huaweicloud_images_image_share_accepter" "app" {
    provider   = huaweicloud.accepter
    image_id   = huaweicloud_ims_ecs_system_image.app.id
    depends_on = [huaweicloud_images_image_share.app]
  }
`;

it.each([
  '[data.huaweicloud_identity_auth_projects.accepter.projects[0].id]',
  '[for each in data.huaweicloud_identity_auth_projects.accepter.projects : each.id if each.name == "cn-north-4"]',
])('an image is or may be shared with an account of another provider configuration: %s', (projects) => {
  expect(rulesIn(configuration(projects))).toEqual([]);
});
