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
} as const;
