export default {
  'publish-encrypted.title': 'An encrypted image is published',
  'publish-encrypted': '`{image}` is encrypted: an encrypted image cannot be published, whatever its key',
  'publish-full-ecs.title': 'A full-ECS image is published',
  'publish-full-ecs': '`{image}` is a full-ECS image: it cannot be published',
  'publish-data-disk.title': 'A data disk image is published',
  'publish-data-disk': '`{image}` is a data disk image: it cannot be published',
  'publish-shared.title': 'An image that was shared with you is published',
  'publish-shared': '`{image}` was shared with you: only images of your own can be published',
  'publish-from-backup.title': 'An image made from a backup is published',
  'publish-from-backup': '`{image}` was made from a backup: it cannot be published',
  'publish-foreign-market-source.title': "An image derived from another seller's image is published",
  'publish-foreign-market-source': "`{image}` descends from another seller's market image: it cannot be published",
  'publish-only-public-origin.title': 'An image is published that KooGallery does not take',
  'publish-only-public-origin':
    'KooGallery takes system disk images made from public images, in {regions}; of `{image}` another thing is known: {value}',
  'publish-twice.title': 'An image is published twice',
  'publish-twice': '`{image}` is {market} already',
} as const;
