export default {
  'import-file-encryption.title': 'An image file with an encryption that IMS cannot read is imported',
  'import-file-encryption':
    '`{file}` is encrypted with {encryption}: IMS reads files that are unencrypted or encrypted with sse-kms',
  'import-iso-encrypted.title': 'An encrypted ISO file is imported',
  'import-iso-encrypted': '`{file}` is encrypted with {encryption}: an ISO file must be unencrypted',
  'import-quick-encrypted.title': 'An encrypted file is imported with fast import',
  'import-quick-encrypted': '`{file}` is encrypted with {encryption}: fast import takes only unencrypted files',
  'import-quick-format.title': 'A file of another format than RAW or ZVHD2 is imported with fast import',
  'import-quick-format': '`{file}` is {format}: fast import takes only {values}',
} as const;
