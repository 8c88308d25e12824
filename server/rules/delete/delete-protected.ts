import { imageIs } from '../image-is';
import type { Rule } from '../rule';

export const deleteProtected: Rule<'delete'> = {
  id: 'delete-protected',
  severity: 'error',
  on: ['delete'],
  check: imageIs('delete-protected', 'protected', true),
};
