export default {
  'update-not-active.title': 'Update of an image that is not active',
  'update-not-active': '`{image}` is `{status}`. Only active images can be updated.',
  'update-not-private.title': 'Update of a public or marketplace image',
  'update-not-private': '`{image}` cannot be updated because it is {kind}.',
  'update-not-private.evidence': 'Implied by the API reference, which accepts the ID of a private image only.',
  'update-attribute-not-modifiable.title': 'Update of a read-only attribute',
  'update-attribute-not-modifiable': '`{attribute}` cannot be updated.',
  'update-attribute-not-modifiable.unlisted': '`{attribute}` may not be updatable.',
  'update-attribute-not-modifiable.inferred':
    'Not documented; inferred from the list of attributes that can be updated, which does not have it.',
  'update-attribute-not-modifiable.upper-case': '`{attribute}` has upper-case letters.',
  'update-attribute-not-modifiable.elsewhere':
    'Documented only by Open Telekom Cloud (2026-04): the names of your own attributes cannot have upper-case letters.',
  'update-data-disk-limited.title': 'Update of an attribute that a data disk image does not have',
  'update-data-disk-limited': '`{attribute}` cannot be updated because `{image}` is a data disk image.',
  'update-data-disk-limited.disputed':
    'The documents disagree: the user guide (2022) says so, but the Terraform provider lets you update memory limits of a data disk image.',
  'update-firmware-type.title': 'Invalid boot mode',
  'update-firmware-type': '`{value}` is not a boot mode. Use `bios` or `uefi`.',
  'update-firmware-type.arm': '`{image}` is an Arm image. Arm images boot with `uefi` only.',
  'update-gpu-conflict.title': 'Attributes that exclude each other',
  'update-gpu-conflict': '`{one}` and `{other}` cannot be set together.',
} as const;
