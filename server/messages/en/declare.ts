/** Messages of `declare`. */
export default {
  'help.declare': `Usage: ims-manifest declare [OPTIONS] [FILES]

Generates declarations from the output of cloud tools. Reads standard input if no files are given. Detects the input format:

  images          ListImages of the IMS API, \`hcloud IMS ListImages\`, \`openstack image list -f json\`, \`openstack image show -f json\`
  keys            ListKeys of KMS, \`hcloud KMS ListKeys\`
  buckets         \`obsutil ls\`, \`hcloud obs ls\`, ListBuckets as XML or JSON
  quota           ShowImageQuota of the IMS API, \`hcloud IMS ShowImageQuota\`
  Terraform       \`terraform show -json\`: images, keys, buckets, vaults, backups

  --into FILE     merge into this manifest and keep its comments (default: print the declarations)
  --dry-run       with --into: show the changes without writing the file
  --region ID     region that the input was queried from; without --into, also the region of the new manifest
  --account NAME  account that has the resources: a name in \`accounts\` (default: the account of the manifest)

Values that the input does not contain are omitted. Secrets, owners, and account IDs are not copied.

Examples:
  hcloud IMS ListImages --cli-region=ap-southeast-1 --__imagetype=private | ims-manifest declare --into pipeline.ims.yaml
  terraform show -json | ims-manifest declare --region ap-southeast-1 > account.ims.yaml
  ims-manifest declare images.json keys.json --into pipeline.ims.yaml --dry-run
  ims-manifest declare images.json --account partner --into pipeline.ims.yaml
`,
  'declare.kind.images': 'IMS images',
  'declare.kind.openstack': 'images from the OpenStack client',
  'declare.kind.keys': 'KMS keys',
  'declare.kind.buckets': 'OBS buckets',
  'declare.kind.quotas': 'the image quota',
  'declare.kind.terraform': 'a Terraform state',
  'declare.read': '{path}: {kind}',
  'declare.others': '{path}: resources of these types were skipped: {types}',
  'declare.counts': '{section}: {added} added, {changed} changed, {same} unchanged',
  'declare.elsewhere': '{section}: {count} in included files, which are not changed',
  'declare.nothing': '{path}: {kind}, but nothing to declare',
  'declare.wrong': '{path}: {what}',
  'declare.wrong-at': '{path}:{line}:{column}: {what}',
  'declare.empty': 'The input is empty.',
  'declare.unknown':
    'Unknown input format. Supported are images of IMS or OpenStack, KMS keys, OBS buckets, the image quota, and the output of `terraform show -json`.',
  'declare.no-json': 'Invalid JSON from here on.',
  'declare.second':
    'The JSON ends before this. If there is one value per line, use `jq -s` to combine the values into a list.',
  'declare.broken-off': 'The input ends unexpectedly here.',
  'declare.refusal': 'This is the response of a failed call: {said}',
  'declare.terraform-plan': 'This is a Terraform plan, not a state. Use `terraform show -json` without a plan file.',
  'declare.terraform-raw': 'This is a state file, whose format may change. Use `terraform show -json`.',
  'declare.fault': '`{where}` must be {expected}.',
  'declare.configuration':
    '{path}: a Terraform configuration has no IDs. Use its state: the output of `terraform show -json`.',
  'declare.expected.text': 'a string',
  'declare.expected.number': 'a whole number',
  'declare.expected.flag': '`true` or `false`',
  'declare.expected.list': 'a list',
  'declare.expected.map': 'a map',
  'declare.account': '`--account` must be a name in `accounts` or an account ID.',
  'declare.dry-run': '`--dry-run` shows what `--into` would change. Specify the manifest with `--into`.',
  'declare.no-region': 'The region is unknown. Specify it with `--region`, or merge with `--into`.',
  'declare.not-into': '{path}: cannot be merged into. Run `ims-manifest check` to see what is wrong.',
} as const;
