export default {
  'update-not-active.title': 'An image that is not active is changed',
  'update-not-active': '`{image}` is `{status}`: only an active image can be changed',
  'update-attribute-not-modifiable.title': 'An attribute is set that cannot be changed',
  'update-attribute-not-modifiable': '`{attribute}` of an image cannot be changed',
  'update-attribute-not-modifiable.unlisted':
    '`{attribute}` is not among the attributes that the documents list as modifiable',
  'update-data-disk-limited.title': 'An attribute of a data disk image is changed that it does not let be changed',
  'update-data-disk-limited':
    '`{image}` is a data disk image: only its name and description can be changed, not `{attribute}`',
  'update-firmware-type.title': 'The boot mode of an image is set to one that it cannot have',
  'update-firmware-type': '`{value}` is no boot mode: bios or uefi',
  'update-firmware-type.arm': '`{image}` is an arm image: it boots with uefi only',
  'update-gpu-conflict.title': 'Two attributes are set that exclude each other',
  'update-gpu-conflict': '`{one}` and `{other}` exclude each other',
} as const;
