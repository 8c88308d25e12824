export default {
  'image-key-not-enabled.title': 'Encrypted image whose key is not enabled',
  'image-key-not-enabled':
    '`{image}` is encrypted with `{key}`, which is `{state}`. The image can be copied or exported only while its key is enabled.',
  'key-not-enabled.title': 'Encryption with a key that is not enabled',
  'key-not-enabled': '`{key}` is `{state}`. Only an enabled key can encrypt an image.',
  'key-wrong-region.title': 'Key in another region than the image',
  'key-wrong-region': '`{key}` is in `{home}`, but the image is in `{region}`. Keys work only in their own region.',
  'key-wrong-region.evidence': 'Not documented for images; inferred from KMS, whose keys belong to one region.',
  'encrypt-set-at-creation.title': 'Key for an image from a server or disk',
  'encrypt-set-at-creation':
    'An image of a server or disk inherits the encryption of the disk, so `{key}` cannot be set here. Copy the image with the key afterwards.',
  'encrypt-iso.title': 'Encryption of an ISO image',
  'encrypt-iso': 'ISO images cannot be encrypted.',
  'encrypt-iso.contradicted': 'A live run of the Terraform provider (2024) created an encrypted ISO image.',
  'encrypt-bms.title': 'Encryption of a BMS image',
  'encrypt-bms': 'Images for bare-metal servers cannot be encrypted.',
  'encrypt-bms.contradicted':
    'A live run of the Terraform provider (2025) created an encrypted image for bare-metal servers.',
  'encrypt-key-immutable.title': 'Update of the encryption of an image',
  'encrypt-key-immutable':
    '`{attribute}` of an existing image cannot be changed. Copy the image within its region with another key instead.',
  'encrypt-full-ecs-inherited.title': 'Key for a full-ECS image',
  'encrypt-full-ecs-inherited': 'A full-ECS image inherits the encryption of each disk, so a key cannot be set.',
  'key-pending-deletion.title': 'Image whose key is scheduled for deletion',
  'key-pending-deletion':
    '`{key}` is scheduled for deletion. `{image}` is lost once the key is deleted, so cancel the deletion and enable the key.',
  'default-key-state.title': 'Default key declared as not enabled',
  'default-key-state': '`{key}` is a default key, which is always enabled. It cannot be `{state}`.',
  'key-id-invalid.title': 'Invalid key ID',
  'key-id-invalid':
    '`{id}` is not a key ID. A key ID has 36 characters: lowercase letters and digits in five groups (8-4-4-4-12).',
  'key-asymmetric.title': 'Encryption with an asymmetric key',
  'key-asymmetric': '`{key}` is an {spec} key. Only symmetric keys ({symmetric}) can encrypt images.',
  'encrypt-quick-import-key.title': 'Key for a fast import of a data disk image',
  'encrypt-quick-import-key':
    'Fast import of a data disk image does not take a key. Use standard import, or copy the image with the key afterwards.',
} as const;
