terraform {
  required_providers {
    huaweicloud = {
      source = "huaweicloud/huaweicloud"
    }
  }
}

provider "huaweicloud" {
  region = "cn-north-4"
}

module "archive" {
  source = "./modules/archive"
  image  = huaweicloud_ims_obs_system_image.web.id
}

module "installer" {
  source = "./modules/installer"
}
