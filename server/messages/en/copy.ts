export default {
  'copy-iso-in-region.title': 'A copy of an ISO image within its region',
  'copy-iso-in-region': '`{image}` is an ISO image. ISO images cannot be copied within a region.',
  'copy-full-ecs-in-region.title': 'A copy of a full-ECS image within its region',
  'copy-full-ecs-in-region': '`{image}` is a full-ECS image. Full-ECS images can only be copied to another region.',
  'copy-in-region-size.title': 'A copy within a region of an image that is too large',
  'copy-in-region-size': '`{image}` is {size} GiB. Images copied within a region are limited to {limit} GiB.',
  'copy-in-region-size.disk':
    '`{image}` needs a disk of {size} GiB, so the image may be larger than {limit} GiB, the limit for copies within a region.',
  'copy-same-key.title': 'A copy with the key that the image already has',
  'copy-same-key': '`{image}` is already encrypted with `{key}`. A copy needs another key, or `key: none`.',
  'copy-decrypt-by-omission.title': 'A copy of an encrypted image without a key',
  'copy-decrypt-by-omission':
    'The copy of the encrypted image `{image}` will not be encrypted because no `key` is set. If that is intended, add `key: none`.',
  'copy-decrypt-by-omission.evidence': 'Implied by the API reference, in which a copy has no key by default.',
  'image-not-active.title': 'An image that is not active',
  'image-not-active': '`{image}` is `{status}`. Only an `active` image can be copied, shared, exported or published.',
  'copy-shared-not-accepted.title': 'A copy of a shared image that was not accepted',
  'copy-shared-not-accepted': '`{image}` is shared by another account and not accepted. Accept it before copying it.',
  'copy-shared-kind-size.title': 'A copy of a shared image of a kind or size that cannot be copied',
  'copy-shared-kind-size':
    '`{image}` is shared by another account and is {size} GiB. Shared images can be copied up to {limit} GiB.',
  'copy-shared-kind-size.full-ecs':
    '`{image}` is a full-ECS image that another account shares. Of shared images, only system and data disk images up to {limit} GiB can be copied.',
  'copy-shared-encrypted.title': 'A copy of a shared image that involves encryption',
  'copy-shared-encrypted':
    '`{image}` is shared by another account. Shared images cannot be copied if they are encrypted or if the copy is to be encrypted (IMG.0197).',
  'copy-shared-encrypted.evidence':
    'The documents disagree: the guide of Open Telekom Cloud (2026) lets you copy such an image with a key of your own, but the error codes and the guide of Huawei Cloud (2022) do not.',
  'windows-image-intl.title': 'A Windows image on the International site',
  'windows-image-intl.create':
    'According to the International site, the APIs that create images no longer support Windows. Whether IMS rejects them is not documented.',
  'windows-image-intl':
    'According to the International site, the APIs for copying and sharing no longer support Windows images such as `{image}`. Whether IMS rejects them is not documented.',
} as const;
