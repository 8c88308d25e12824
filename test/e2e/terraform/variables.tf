variable "dr_region" {
  type        = string
  description = "Where the copies for a disaster are."
}

variable "image_name" {
  type    = string
  default = "web-2026-08"
}
