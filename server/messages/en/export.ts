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
} as const;
