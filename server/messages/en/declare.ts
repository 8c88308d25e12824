/** What `declare` says. */
export default {
  'help.declare': `Usage: ims-manifest declare [OPTIONS] [FILES]

Makes declarations of what the account's own tools print. Without files it reads standard input. The kind is told by the shape:

  images          ListImages of the IMS API, \`hcloud IMS ListImages\`, \`openstack image list -f json\`, \`openstack image show -f json\`
  keys            ListKeys of KMS, \`hcloud KMS ListKeys\`
  buckets         \`obsutil ls\`, \`hcloud obs ls\`, ListBuckets in XML or JSON
  Terraform       \`terraform show -json\`: images, keys, buckets, vaults

  --into FILE     merge into this manifest, keeping its comments; else the declarations are printed
  --dry-run       with --into: show what would change and write nothing
  --region ID     the region that was asked; without --into the region of the new manifest

What is not told stays unwritten. Secrets, owners and account ids are not copied.

Examples:
  hcloud IMS ListImages --cli-region=ap-southeast-1 --__imagetype=private | ims-manifest declare --into pipeline.ims.yaml
  terraform show -json | ims-manifest declare --region ap-southeast-1 > account.ims.yaml
  ims-manifest declare images.json keys.json --into pipeline.ims.yaml --dry-run
`,
  'declare.kind.images': 'images of IMS',
  'declare.kind.openstack': 'images as the OpenStack client prints them',
  'declare.kind.keys': 'keys of KMS',
  'declare.kind.buckets': 'buckets of OBS',
  'declare.kind.terraform': 'a Terraform state',
  'declare.read': '{path}: {kind}',
  'declare.others': '{path}: resources of these types are not read: {types}',
  'declare.counts': '{section}: {added} added, {changed} changed, {same} as they were',
  'declare.nothing': '{path}: {kind}, but nothing in it to declare',
  'declare.wrong': '{path}: {what}',
  'declare.wrong-at': '{path}:{line}:{column}: {what}',
  'declare.empty': 'nothing to read',
  'declare.unknown':
    'no output that is known here: images of IMS or OpenStack, keys of KMS, buckets of OBS, or `terraform show -json`',
  'declare.no-json': 'this is no JSON from here on',
  'declare.second':
    'the JSON has ended before this; where there is one value on each line, `jq -s` makes a list of them',
  'declare.broken-off': 'the input breaks off here',
  'declare.refusal': 'this is the answer of a call that was refused: {said}',
  'declare.terraform-plan': 'this is a plan of Terraform, not a state: use `terraform show -json` without a plan file',
  'declare.terraform-raw': 'this is a state file, whose form may change: use `terraform show -json`',
  'declare.fault': '`{where}` should be {expected}',
  'declare.expected.text': 'a text',
  'declare.expected.number': 'a whole number',
  'declare.expected.flag': 'true or false',
  'declare.expected.list': 'a list',
  'declare.expected.map': 'a map',
  'declare.dry-run': '`--dry-run` shows what `--into` would change: name the manifest',
  'declare.no-region': 'the region is not known: name it with `--region`, or merge with `--into`',
  'declare.not-into': '{path}: cannot be merged into; `ims-manifest check` shows what is wrong with it',
} as const;
