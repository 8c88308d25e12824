/** What `init` says, and the comments of the manifests that it writes: one line each. */
export default {
  'help.init': `Usage: ims-manifest init --template TEMPLATE [FILE]

Writes a first manifest, with comments on what to change in it. Without FILE, or with -, it goes to standard output; a file that
is there already is left as it is.

  --template golden-image   an image from a file, encrypted under a key of one's own, shared with another account
  --template distribute     an image copied to other regions, together
  --template import         images from files: an ordinary import, and a fast one of a large file
  --template dr             disaster recovery: a full-ECS image of a server, replicated to another region

Examples:
  ims-manifest init --template golden-image pipeline.ims.yaml
  ims-manifest init --template dr | ims-manifest check -
`,
  'init.template': '`--template` takes {templates}',
  'init.unknown-template': 'there is no template `{template}`: `--template` takes {templates}',
  'init.one-file': 'name one file to write, or none',
  'init.exists': '{path}: there already, left as it is; name another file',
  'init.written': '{path}: written; next: `ims-manifest check {path}`',
  'template.golden-image':
    'A golden image: imported from a file, encrypted under a key of your own, shared with another account.',
  'template.distribute': 'Distribution: one image, copied to other regions.',
  'template.import':
    'Images from files: an ordinary import, and a fast one of a file that ordinary imports do not take.',
  'template.dr': 'Disaster recovery: a full-ECS image of a running server, replicated to a vault in another region.',
  'template.change': 'Names, ids and sizes are examples: put your own in their place, then run `ims-manifest check`.',
  'template.region': 'The region of everything below that names no other.',
  'template.key':
    'The key `ims/default` cannot be granted to others: use one of your own, and grant it to the account.',
  'template.sizes': 'Sizes are in GiB: of the file itself, and of the disk in it.',
  'template.partner': 'The account that the image is shared with: its account id, and its project id in each region.',
  'template.import-step': 'What the step makes is called `rocky-9` in the steps below.',
  'template.copy-step':
    'A copy under another key: what the other account gets is encrypted with the key granted to it.',
  'template.image': 'An image of the account. Its id may be added as `id`; what is not known is left out.',
  'template.agency': 'The agency by which IMS copies between regions.',
  'template.parallel': 'Steps of a block run at the same time.',
  'template.optimized': 'Fast imports need files that were optimized before; a RAW file a bitmap too.',
  'template.configure': 'Lets the service configure the system after the import.',
  'template.fast': 'A fast import takes larger files, but does not configure the system.',
  'template.server': 'The server, with all disks that the image is to hold.',
  'template.vaults': 'A vault for the backup here, and one for replicas in the other region.',
  'template.replica': 'The copy goes to the vault in the other region.',
} as const;
