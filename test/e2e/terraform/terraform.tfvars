dr_region = "cn-south-1"
