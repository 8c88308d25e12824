import type { Rule } from '../rule';
import { encryptedKind } from '../encrypted-kind';

export const encryptBms: Rule<'import' | 'copy-in-region'> = {
  id: 'encrypt-bms',
  severity: 'error',
  on: ['import', 'copy-in-region'],
  check: (step, context) => encryptedKind(step, context, 'bms'),
};
