resource "huaweicloud_ims_obs_iso_image" "installer" {
  name       = "installer"
  image_url  = "golden-files:iso/ubuntu.iso"
  min_disk   = 40
  os_version = "Ubuntu 22.04 server 64bit"
}

output "id" {
  value = huaweicloud_ims_obs_iso_image.installer.id
}
