export default {
  'account.own': 'your own account',
  'account.named': '`{account}`',
  'image-not-visible.title': 'Use of an image of another account that is not shared',
  'image-not-visible': '`{image}` belongs to {owner} and is not shared with {account}. Share it before this step.',
  'foreign-resource.title': 'Use of a resource of another account',
  'foreign-resource': '`{name}` belongs to {owner}, but {account} performs this step.',
  'foreign-resource.evidence':
    'Implied by the API reference, whose calls use resources of the project that makes them.',
  'share-encrypted-default-key.title': 'Sharing an image that is encrypted with the default key',
  'share-encrypted-default-key':
    '`{image}` cannot be shared because it is encrypted with the default key `{key}`. The default key cannot be granted to other accounts.',
  'share-encrypted-custom-key.title': 'Sharing an encrypted image with an account that has no grant for its key',
  'share-encrypted-custom-key':
    '`{image}` is encrypted with `{key}`, and `{account}` has no grant for this key. Grant the key before sharing.',
  'share-key-grant-operations.title': 'A key grant without the operations that a shared image needs',
  'share-key-grant-operations':
    'The grant of `{key}` to `{account}` is missing {operations}. Without that, `{account}` cannot use `{image}`.',
  'share-full-ecs-encrypted.title': 'Sharing a full-ECS image with an encrypted disk',
  'share-full-ecs-encrypted': '`{image}` is a full-ECS image with an encrypted disk, so its backup is encrypted.',
  'share-full-ecs-encrypted.evidence':
    'The documents disagree: older pages of CBR say that encrypted backups cannot be shared, but the guide of Open Telekom Cloud (2025) lets you share them together with the key.',
  'share-recipient-list-empty.title': 'A share without a recipient',
  'share-recipient-list-empty': 'Name at least one recipient in `accounts`, `projects`, `domains` or `organizations`.',
  'share-cross-region.title': 'Sharing an image with a project of another region',
  'share-cross-region':
    '`{image}` is in `{region}`, but the project is in `{home}`. Images can be shared only within their region.',
  'share-cross-region.none':
    '`{account}` has no project in `{region}`. `{image}` can be shared only with a project of that region.',
  'share-cross-region.account':
    'No project of `{account}` in `{region}` is declared. `{image}` can be shared only with a project of that region.',
  'share-self.title': 'Sharing an image with yourself',
  'share-self': 'This is your own project. An image cannot be shared with the project that it is in.',
  'share-self.account': 'This is your own account. An image cannot be shared with the account that owns it.',
  'share-self.other':
    '`{account}` performs this step. An image cannot be shared with the account or project that it is in.',
  'share-too-many-tenants.title': 'An image with too many recipients',
  'share-too-many-tenants':
    '`{image}` would have {count} recipients. An image can have up to {limit} recipients ({otc} on Open Telekom Cloud).',
  'share-full-ecs-too-many.title': 'A full-ECS image with too many recipients',
  'share-full-ecs-too-many':
    '`{image}` would have {count} recipients. A full-ECS image can have up to {limit} recipients.',
  'share-call-too-many-projects.title': 'Too many projects in one share',
  'share-call-too-many-projects':
    'This step shares with {count} projects. The console accepts up to {limit} projects at a time.',
  'share-full-ecs-not-cbr.title': 'Sharing a full-ECS image that is not from a CBR backup',
  'share-full-ecs-not-cbr':
    '`{image}` was created from a CSBS backup. Only full-ECS images from CBR backups can be shared.',
  'share-full-ecs-not-cbr.region':
    '`{image}` is a full-ECS image in `{region}`. Full-ECS images cannot be shared there.',
  'share-full-ecs-not-cbr.one-region': 'Documented only by the user guide of that region (2024-03).',
  'share-published.title': 'Sharing a published image',
  'share-published': '`{image}` is published on KooGallery. Withdraw it there before sharing it.',
  'share-public.title': 'Sharing a public or marketplace image',
  'share-public': '`{image}` is {kind}, so it cannot be shared.',
  'share-of-shared.title': 'Sharing an image that another account shares',
  'share-of-shared':
    '`{image}` is shared by another account. Such an image cannot be shared again. Copy `{image}` first, then share the copy.',
  'share-not-shared.title': 'An answer to a share that does not exist, or its end',
  'share-not-shared': '`{image}` is not shared with `{recipient}`, so there is nothing to stop sharing.',
  'share-not-shared.implied': 'Implied by the user guide, which stops sharing only images that are shared.',
  'share-not-shared.with': '`{image}` is not shared with {account}, so there is nothing to accept or reject.',
  'share-not-shared.together':
    '`{image}` is shared with {account} in the same `parallel` block, so the share may not exist yet when this step starts.',
  'share-not-shared.later': '`{image}` is shared with {account} only in a later step.',
  'share-not-shared.own': '`{image}` is not shared by another account, so there is nothing to accept or reject.',
  'share-not-shared.foreign': '`{image}` belongs to another account. Only the owner of an image can stop sharing it.',
  'accept-full-ecs-vault.title': 'Accepting a full-ECS image without a vault',
  'accept-full-ecs-vault':
    '`{image}` is a full-ECS image. Accepting it needs `vault`, a server backup vault in the region of the image.',
} as const;
