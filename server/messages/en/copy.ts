export default {
  'copy-iso-in-region.title': 'An ISO image is copied inside its region',
  'copy-iso-in-region': '`{image}` is an ISO image: ISO images cannot be copied inside a region',
  'copy-full-ecs-in-region.title': 'A full-ECS image is copied inside its region',
  'copy-full-ecs-in-region': '`{image}` is a full-ECS image: these can only be copied to another region',
  'copy-in-region-size.title': 'An image above 128 GiB is copied inside its region',
  'copy-in-region-size': '`{image}` holds {size} GiB: an image copied inside a region may have {limit} GiB at the most',
  'copy-in-region-size.min-disk':
    '`{image}` needs a disk of {size} GiB; if the image itself is as large, it cannot be copied: {limit} GiB is the limit inside a region',
  'copy-same-key.title': 'A copy is given the key that its source has already',
  'copy-same-key': '`{image}` is encrypted with `{key}` already: a copy needs another key, or none',
  'copy-decrypt-by-omission.title': 'A copy of an encrypted image names no key',
  'copy-decrypt-by-omission':
    '`{image}` is encrypted, and without `key` the copy will not be; write `key: none` if that is meant',
  'image-not-active.title': 'An image is used that is not active',
  'image-not-active': '`{image}` is `{status}`: only an image that is `active` can be copied, shared or exported',
  'copy-shared-not-accepted.title': 'A shared image is copied before it was accepted',
  'copy-shared-not-accepted': '`{image}` was shared with you but not accepted: it can be copied only after that',
  'copy-shared-kind-size.title': 'A shared image of a kind or size that cannot be copied is copied',
  'copy-shared-kind-size':
    'of images shared with you only system and data disk images up to {limit} GiB can be copied; `{image}` is none',
  'copy-shared-encrypted.title': 'A shared image is copied together with encryption',
  'copy-shared-encrypted':
    '`{image}` was shared with you: newer guides (2026) let you copy it with a key of your own, the error table still refuses every copy of a shared image with encryption',
  'copy-shared-enterprise-project.title': 'The copy of a shared image names an enterprise project',
  'copy-shared-enterprise-project': '`{image}` was shared with you: its copy cannot be given to an enterprise project',
  'windows-image-intl.title': 'A Windows image on the international site',
  'windows-image-intl':
    'the pages of the international site say that these calls are no longer used for Windows images such as `{image}`; no refusal is stated',
} as const;
