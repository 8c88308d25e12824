/** Why a file is not read as a plan of Terraform or OpenTofu. */
export default {
  'plan-file.state':
    'This is a Terraform state, not a plan. Run `terraform plan -out tfplan`, then `terraform show -json tfplan`, and check its output. To declare what the state contains, use `ims-manifest declare`.',
  'plan-file.stored-state':
    'This is a stored Terraform state, not a plan. Run `terraform plan -out tfplan`, then `terraform show -json tfplan`, and check its output.',
  'plan-file.log':
    'This is the log of `terraform plan -json`, not a plan. Run `terraform plan -out tfplan`, then `terraform show -json tfplan`, and check its output.',
  'plan-file.binary':
    'This plan is in a format that only Terraform reads. Run `terraform show -json` with the file, and check its output.',
  'plan-file.unknown': 'This is not a Terraform plan. Plans are the output of `terraform show -json PLANFILE`.',
  'plan-file.version':
    'Version {version} of the plan format is not supported. Versions 0 and 1 are supported: those of Terraform 0.12 and later, and of OpenTofu.',
  'plan-file.not-json': 'The plan is not valid JSON.',
  'plan-file.cut-off': 'The plan is incomplete. Write the output of `terraform show -json` to the file again.',
  'plan-file.too-many-references': 'The plan has too many references between its resources to be checked.',
} as const;
