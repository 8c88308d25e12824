export default {
  'publish-encrypted.title': 'An encrypted image is published',
  'publish-encrypted': '`{image}` is encrypted: an encrypted image cannot be published, whatever its key',
} as const;
