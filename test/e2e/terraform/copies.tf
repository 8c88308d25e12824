resource "huaweicloud_images_image_copy" "plain" {
  source_image_id = huaweicloud_ims_obs_system_image.web.id # not encrypted any more
  name            = "web-plain"
}

resource "huaweicloud_images_image_copy" "dr" {
  source_image_id = huaweicloud_ims_obs_system_image.web.id
  name            = "web-dr"
  target_region   = var.dr_region
  agency_name     = "ims_copy"
}

resource "huaweicloud_images_image_share" "partner" {
  source_image_id    = huaweicloud_ims_obs_system_image.web.id
  target_project_ids = ["5f1d3c9e8a7b4c6d9e0f1a2b3c4d5e6f"]
}

resource "huaweicloud_images_image_copy" "installer" {
  source_image_id = module.installer.id
  name            = "installer-copy"
}
