export default {
  'export-quick-encrypted.title': 'An encrypted image is exported with fast export',
  'export-quick-encrypted': '`{image}` is encrypted: an encrypted image cannot be exported with fast export',
  'export-encrypted-large.title': 'An encrypted image above 128 GiB is exported',
  'export-encrypted-large':
    '`{image}` is encrypted and holds {size} GiB: there is no way to export it, since fast export takes no encrypted image and both ordinary export and a decrypting copy end at {limit} GiB',
  'export-encrypted-large.min-disk':
    '`{image}` is encrypted and needs a disk of {size} GiB; if the image itself is as large, there is no way to export it: the limit is {limit} GiB',
  'export-bucket-region.title': 'An image is exported to a bucket of another region',
  'export-bucket-region':
    '`{bucket}` lies in `{home}`, `{image}` in `{region}`: the bucket must be in the region of the image',
  'export-bucket-storage-class.title': 'An image is exported to a bucket that is not of the Standard class',
  'export-bucket-storage-class':
    '`{bucket}` has the storage class `{storage}`: an export needs a bucket of the class `STANDARD`',
  'export-full-ecs.title': 'A full-ECS image is exported',
  'export-full-ecs': '`{image}` is a full-ECS image: these cannot be exported',
  'export-iso.title': 'An ISO image is exported',
  'export-iso': '`{image}` is an ISO image: these cannot be exported',
  'export-size-needs-quick.title': 'An image above 128 GiB is exported without fast export',
  'export-size-needs-quick':
    '`{image}` holds {size} GiB: above {limit} GiB only fast export works, except in regions whose console says otherwise',
  'export-size-needs-quick.hard':
    '`{image}` holds {size} GiB: in `{region}`, which has no fast export, {limit} GiB can be exported at the most',
  'export-quick-format.title': 'A fast export names a format',
  'export-quick-format': 'fast export always writes zvhd2: `file_format: {format}` must be left out',
  'export-format-missing.title': 'An ordinary export names no format',
  'export-format-missing': 'without fast export `file_format` is required',
  'export-public.title': 'A public image is exported',
  'export-public': '`{image}` is a public image: it cannot be exported',
  'export-origin-restricted.title': 'An image made from a public image of a restricted system is exported',
  'export-origin-restricted': '`{image}` descends from a public image of {platform}: such images cannot be exported',
  'export-origin-ubuntu.title': 'An image made from a public Ubuntu image is exported',
  'export-origin-ubuntu':
    '`{image}` descends from a public Ubuntu image: since 2026 some regions let it be exported, pages before refuse it',
  'export-market-origin.title': 'A market image, or one derived from it, is exported',
  'export-market-origin': '`{image}` is a market image or descends from one: it cannot be exported',
  'export-charged-origin.title': 'An image derived from a charged image is exported',
  'export-charged-origin': '`{image}` descends from a charged image: it cannot be exported',
  'export-from-backup.title': 'An image made from a backup is exported',
  'export-from-backup': '`{image}` was made from a backup: it cannot be exported',
  'export-size-max.title': 'An image of 1 TiB or more is exported',
  'export-size-max': '`{image}` holds {size} GiB: an exported image must be smaller than {limit} GiB',
  'export-size-max.min-disk':
    '`{image}` needs a disk of {size} GiB; if the image itself is as large, it cannot be exported: it must be smaller than {limit} GiB',
  'export-encrypted-plaintext.title': 'An encrypted image is exported to a file',
  'export-encrypted-plaintext': '`{image}` is encrypted, its exported file is not, unless the bucket encrypts it',
  'export-file-name-invalid.title': 'The name of an exported file is not permitted',
  'export-file-name-invalid':
    '`{object}`: a file name has 1 to 128 letters, digits, `-`, `.`, `_`, and neither it nor a folder has a space',
  'export-target-exists.title': 'An export would overwrite a file',
  'export-target-exists': '`{object}` is in `{bucket}` already: an export overwrites nothing',
  'export-not-owner.title': 'An image that was shared with you is exported or changed',
  'export-not-owner': '`{image}` was shared with you: only its owner may do this; copy it first',
} as const;
