variable "image" {
  type = string
}

resource "huaweicloud_ims_image_export" "monthly" {
  image_id   = var.image
  bucket_url = "archive:web.qcow2"
}
