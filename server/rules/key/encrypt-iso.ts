import type { Rule } from '../rule';
import { encryptedKind } from '../encrypted-kind';

export const encryptIso: Rule<'import' | 'copy-in-region'> = {
  id: 'encrypt-iso',
  severity: 'error',
  on: ['import', 'copy-in-region'],
  yieldsTo: ['copy-iso-in-region'],
  check: (step, context) => encryptedKind(step, context, 'iso'),
};
