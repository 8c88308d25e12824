export default {
  'image-key-not-enabled.title': 'The key of an encrypted image is not enabled',
  'image-key-not-enabled':
    '`{image}` is encrypted with `{key}`, which is `{state}`: without its key the image can be neither copied nor exported',
  'key-not-enabled.title': 'The key that is to encrypt an image is not enabled',
  'key-not-enabled': '`{key}` is `{state}`: only an enabled key can encrypt an image',
  'key-wrong-region.title': 'The key lies in another region than the image',
  'key-wrong-region': '`{key}` lies in `{home}`, the image in `{region}`: keys work in their own region only',
  'encrypt-set-at-creation.title': 'A key is given to an image made from a server or disk',
  'encrypt-set-at-creation':
    'an image made from a server or disk takes over the encryption of the disk: `{key}` cannot be chosen here, only by a copy afterwards',
  'encrypt-iso.title': 'An ISO image is to be encrypted',
  'encrypt-iso': 'an ISO image cannot be encrypted',
  'encrypt-bms.title': 'An image for bare-metal servers is to be encrypted',
  'encrypt-bms': 'an image for bare-metal servers cannot be encrypted',
  'encrypt-key-immutable.title': 'An update tries to change the encryption of an image',
  'encrypt-key-immutable':
    '`{attribute}` of an existing image cannot be changed: only a copy inside the region can have another key',
  'encrypt-full-ecs-inherited.title': 'A key is given to a full-ECS image',
  'encrypt-full-ecs-inherited': 'a full-ECS image takes over the encryption of every disk: no key can be given',
  'key-pending-deletion.title': 'The key of an image is scheduled for deletion',
  'key-pending-deletion':
    '`{key}` is scheduled for deletion: with it `{image}` is lost; cancel the deletion, or re-key the image in time',
  'default-key-state.title': 'A default key is declared as not enabled',
  'default-key-state': '`{key}` is a default key: it cannot be `{state}`, since it can be neither disabled nor deleted',
  'key-id-invalid.title': 'A key id does not have the form of one',
  'key-id-invalid': '`{id}` is no key id: it has 36 characters, lower-case letters and digits in five groups',
  'key-asymmetric.title': 'An asymmetric key is to encrypt an image',
  'key-asymmetric': '`{key}` is a key of the kind {spec}: images are encrypted with symmetric keys, {symmetric}',
  'encrypt-quick-import-key.title': 'A fast import names a key',
  'encrypt-quick-import-key':
    'the fast import calls have no parameter for a key: the documents disagree on whether an encrypted image can be made so; import without, and copy with the key',
} as const;
