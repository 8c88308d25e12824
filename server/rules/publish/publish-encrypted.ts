import { imageIs } from '../image-is';
import type { Rule } from '../rule';
import { copyWithoutKey } from '../copy-fixes';

export const publishEncrypted: Rule<'publish'> = {
  id: 'publish-encrypted',
  severity: 'error',
  on: ['publish'],
  check: imageIs('publish-encrypted', 'encrypted', true, copyWithoutKey),
};
