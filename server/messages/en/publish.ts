export default {
  'publish-encrypted.title': 'Publishing an encrypted image',
  'publish-encrypted': '`{image}` is encrypted. Encrypted images cannot be published, whichever key they use.',
  'publish-full-ecs.title': 'Publishing a full-ECS image',
  'publish-full-ecs': '`{image}` is a full-ECS image. Full-ECS images cannot be published.',
  'publish-data-disk.title': 'Publishing a data disk image',
  'publish-data-disk': '`{image}` is a data disk image. Data disk images cannot be published.',
  'publish-shared.title': 'Publishing an image that is not your own',
  'publish-shared': '`{image}` is shared by another account. Only the owner of an image can publish it.',
  'publish-shared.foreign': '`{image}` is {kind}. Only private images can be published, by their owners.',
  'publish-shared-source.title': 'Publishing an image that was made from a shared image',
  'publish-shared-source':
    '`{image}` was made from an image that another account shared with you. Such an image cannot be published.',
  'publish-size.title': 'Publishing an image that is too large',
  'publish-size': '`{image}` is {size} GiB. Published images are limited to {limit} GiB.',
  'publish-size.disk':
    '`{image}` needs a disk of {size} GiB, so the image may be larger than {limit} GiB, the limit for published images.',
  'publish-from-backup.title': 'Publishing an image that was made from a backup',
  'publish-from-backup': '`{image}` was made from a backup. Images from backups cannot be published.',
  'publish-foreign-market-source.title': "Publishing an image that was made from another seller's image",
  'publish-foreign-market-source':
    '`{image}` was made from a marketplace image. Images made from marketplace images of other sellers cannot be published. If the marketplace image is your own, declare `origin.own: true`.',
  'publish-only-public-origin.title': 'Publishing an image that KooGallery does not accept',
  'publish-only-public-origin':
    'KooGallery accepts only images created from public images. `{image}` has the origin `{origin}`.',
  'publish-only-public-origin.kind': 'KooGallery accepts only system disk images. `{image}` is a {kind} image.',
  'publish-only-public-origin.region': 'KooGallery accepts images from {regions}. `{image}` is in `{region}`.',
  'publish-twice.title': 'Publishing an image twice',
  'publish-twice.published': '`{image}` is already published.',
  'publish-twice': '`{image}` is already being published.',
} as const;
