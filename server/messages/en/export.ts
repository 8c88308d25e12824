export default {
  'export-quick-encrypted.title': 'Fast export of an encrypted image',
  'export-quick-encrypted': '`{image}` cannot be exported with fast export because it is encrypted.',
  'export-encrypted-large.title': 'Export of an encrypted image larger than 128 GiB',
  'export-encrypted-large':
    '`{image}` is encrypted and {size} GiB. Fast export does not support encrypted images, and standard export and decrypting copies are limited to {limit} GiB, unless the console of your region offers otherwise.',
  'export-encrypted-large.min-disk':
    '`{image}` is encrypted and needs a disk of {size} GiB. If the image itself is larger than {limit} GiB, it cannot be exported, unless the console of your region offers otherwise.',
  'export-bucket-region.title': 'Export to a bucket in another region',
  'export-bucket-region': '`{bucket}` is in `{home}`, but `{image}` is in `{region}`. Both must be in the same region.',
  'export-bucket-storage-class.title': 'Export to a bucket that is not in the Standard storage class',
  'export-bucket-storage-class':
    '`{bucket}` has the storage class `{storage}`. Exports need a bucket with the class `STANDARD`.',
  'export-full-ecs.title': 'Export of a full-ECS image',
  'export-full-ecs': '`{image}` cannot be exported because it is a full-ECS image.',
  'export-iso.title': 'Export of an ISO image',
  'export-iso': '`{image}` cannot be exported because it is an ISO image.',
  'export-size-needs-quick.title': 'Standard export of an image larger than 128 GiB',
  'export-size-needs-quick':
    '`{image}` is {size} GiB. Images larger than {limit} GiB can only be exported with fast export, unless the console of your region offers otherwise.',
  'export-size-needs-quick.hard':
    '`{image}` is {size} GiB. Exports in `{region}` must be smaller than {limit} GiB because the region does not have fast export.',
  'export-quick-region.title': 'Fast export in a region that does not have it',
  'export-quick-region': 'Fast export is not available in `{region}`.',
  'export-quick-region.evidence': 'Documented only by the API reference of this region (2024-04).',
  'export-quick-format.title': '`file_format` on a fast export',
  'export-quick-format': 'Remove `file_format: {format}`. Fast export always writes zvhd2.',
  'export-format-missing.title': 'Standard export without `file_format`',
  'export-format-missing': '`file_format` is required unless you use fast export.',
  'export-public.title': 'Export of a public image',
  'export-public': '`{image}` cannot be exported because it is a public image.',
  'export-origin-restricted.title': 'Export of an image that was created from a restricted public image',
  'export-origin-restricted': '`{image}` cannot be exported because it was created from a public {platform} image.',
  'export-origin-ubuntu.title': 'Export of an image that was created from a public Ubuntu image',
  'export-origin-ubuntu':
    '`{image}` was created from a public Ubuntu image. Only some regions allow exporting such images, as their consoles show.',
  'export-market-origin.title': 'Export of a marketplace image',
  'export-market-origin': '`{image}` cannot be exported because it is a marketplace image or was created from one.',
  'export-charged-origin.title': 'Export of an image that was created from a paid image',
  'export-charged-origin': '`{image}` cannot be exported because it was created from a paid image.',
  'export-from-backup.title': 'Export of an image that was created from a backup',
  'export-from-backup': '`{image}` cannot be exported because it was created from a backup.',
  'export-size-max.title': 'Export of an image of 1 TiB or more',
  'export-size-max': '`{image}` is {size} GiB. Exported images must be smaller than {limit} GiB.',
  'export-size-max.disk':
    '`{image}` needs a disk of {size} GiB. If the image itself is as large, it cannot be exported, because exported images must be smaller than {limit} GiB.',
  'export-encrypted-plaintext.title': 'Export of an encrypted image to an unencrypted file',
  'export-encrypted-plaintext':
    '`{image}` is encrypted, but the exported file will not be, unless the bucket has default encryption.',
  'export-file-name-invalid.title': 'Invalid name of an exported file',
  'export-file-name-invalid':
    '`{object}` is not a valid name. A file name has 1 to 128 letters, digits, hyphens, periods and underscores, and the path cannot contain spaces.',
  'export-target-exists.title': 'Export to a file that exists',
  'export-target-exists':
    '`{object}` already exists in `{bucket}`, or an earlier step writes it. Exports do not overwrite objects.',
  'export-not-owner.title': 'Export or update of an image that you do not own',
  'export-not-owner': '`{image}` is shared by another account. Only its owner can do this. Copy the image first.',
} as const;
