resource "huaweicloud_kms_key" "images" {
  key_alias = "golden-images"
}

resource "huaweicloud_ims_obs_system_image" "web" {
  name       = var.image_name
  image_url  = "golden-files:web/web.qcow2"
  min_disk   = 40
  os_version = "Ubuntu 22.04 server 64bit"
  cmk_id     = huaweicloud_kms_key.images.id
}
