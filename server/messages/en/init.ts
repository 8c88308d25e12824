/** Messages of `init`, and the comments in the manifests that it writes, one line each. */
export default {
  'help.init': `Usage: ims-manifest init [--template TEMPLATE] [FILE]

Creates a manifest from a template, with comments on what to change. Writes to standard output if FILE is - or not given. Existing
files are not overwritten.

  --template golden-image   (default) an image from a file, encrypted with a custom key and shared with another account
  --template distribute     an image copied to several regions in parallel
  --template import         images from files: a standard import, and a fast import of a large file
  --template dr             disaster recovery: a full-ECS image of a server, replicated to another region
  --template empty          only the fields that every manifest has

Examples:
  ims-manifest init pipeline.ims.yaml
  ims-manifest init --template dr | ims-manifest check -
`,
  'init.template': 'Using the template {template}. Use `--template` to choose {others}.',
  'init.unknown-template': 'Unknown template `{template}`. `--template` must be one of {templates}.',
  'init.one-file': 'Specify at most one file to write.',
  'init.terraform': '{path}: this is the name of a Terraform file. Use a name such as `images.ims.yaml`.',
  'init.exists': '{path}: already exists, not overwritten. Specify another file.',
  'init.written': '{path}: created. Next, run `ims-manifest check {path}`.',
  'template.golden-image': 'A golden image: imported, encrypted with a custom key, and shared.',
  'template.distribute': 'Distribution: an image copied to other regions.',
  'template.import': 'Images from files: a standard import, and a fast import of a large file.',
  'template.dr': 'Disaster recovery: a full-ECS image of a server, replicated to another region.',
  'template.empty': 'An empty manifest: declare what you have, then list the operations.',
  'template.change': 'Names, IDs, and sizes are examples. Replace them with your own, then run `ims-manifest check`.',
  'template.region': 'Region of everything below that has no `region` of its own.',
  'template.key':
    'The default key `ims/default` cannot be granted to other accounts. Use a custom key and grant it to the account.',
  'template.sizes': 'Sizes are in GiB: the size of the file and the size of the disk in it.',
  'template.partner': 'The recipient of the image: its account ID and its project ID in each region.',
  'template.import-step': 'Later steps refer to the new image as `rocky-9`.',
  'template.copy-step':
    'A copy with another key. The recipient gets an image that is encrypted with the key granted to it.',
  'template.image': 'An image of your account. Add its ID as `id` if you know it.',
  'template.agency': 'The agency that IMS uses to copy across regions.',
  'template.parallel': 'The steps of a block run at the same time.',
  'template.optimized': 'Fast import requires optimized files. A RAW file also requires a bitmap file.',
  'template.configure': 'Lets IMS configure the system after the import.',
  'template.fast': 'Fast import supports larger files but does not configure the system.',
  'template.server': 'The server, with all disks of the full-ECS image.',
  'template.vaults': 'A vault for the backup in this region, and a vault for replicas in the other region.',
  'template.replica': 'The copy is stored in the vault of the other region.',
} as const;
