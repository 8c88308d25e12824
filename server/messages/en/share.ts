export default {
  'share-encrypted-default-key.title': 'An image encrypted with the default key is shared',
  'share-encrypted-default-key':
    '`{image}` is encrypted with the default key `{key}`, which cannot be granted to anybody: it cannot be shared',
  'share-encrypted-custom-key.title': 'An encrypted image is shared with an account that its key is not granted to',
  'share-encrypted-custom-key':
    '`{image}` is encrypted with `{key}`, and `{account}` has no grant for that key: grant it before sharing',
  'share-key-grant-operations.title': 'The grant of the key of a shared image lacks an operation',
  'share-key-grant-operations':
    'the grant of `{key}` to `{account}` lacks {operations}: without it `{account}` cannot use `{image}`',
  'share-recipient-list-empty.title': 'A share names nobody',
  'share-recipient-list-empty': 'name at least one recipient in `accounts`, `projects`, `domains` or `organizations`',
  'share-cross-region.title': 'An image is shared with a project of another region',
  'share-cross-region':
    '`{image}` lies in `{region}`, the project in `{home}`: images are shared inside their region only',
  'share-self.title': 'An image is shared with oneself',
  'share-self': 'this is your own account: an image cannot be shared with oneself',
  'share-too-many-tenants.title': 'An image is shared with too many tenants',
  'share-too-many-tenants':
    '`{image}` would have {count} recipients: {limit} is the limit on the newest page (2025), {older} on pages before',
  'share-too-many-tenants.older':
    '`{image}` would have {count} recipients: {limit} are permitted on the newest page (2025), {older} on pages before, which some regions still follow',
  'share-full-ecs-too-many.title': 'A full-ECS image is shared with too many tenants',
  'share-full-ecs-too-many': '`{image}` would have {count} recipients: a full-ECS image can have {limit}',
  'share-call-too-many-projects.title': 'One share names more than a hundred projects',
  'share-call-too-many-projects': '{count} projects in one share: the console takes {limit} at a time',
  'share-full-ecs-not-cbr.title': 'A full-ECS image from a CSBS backup is shared',
  'share-full-ecs-not-cbr':
    '`{image}` was made from a CSBS backup: only full-ECS images from CBR backups can be shared',
  'share-published.title': 'A published image is shared',
  'share-published': '`{image}` is published on KooGallery: withdraw it there before sharing it',
  'share-public.title': 'A public or market image is shared',
  'share-public': '`{image}` is a {visibility} image: it cannot be shared',
  'share-of-shared.title': 'An image that was shared with you is passed on',
  'share-of-shared': '`{image}` was shared with you: it cannot be passed on; copy it first, and share the copy',
  'share-not-shared.title': 'A share that does not exist is withdrawn or answered',
  'share-not-shared': '`{image}` is not shared with `{recipient}`: there is nothing to withdraw',
  'share-not-shared.own': '`{image}` is not an image that was shared with you',
  'accept-full-ecs-vault.title': 'A shared full-ECS image is accepted without a vault',
  'accept-full-ecs-vault': '`{image}` is a full-ECS image: accepting it needs `vault`, a server backup vault',
} as const;
