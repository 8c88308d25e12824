import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const isoOsVersion: Rule<'import'> = {
  id: 'iso-os-version',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    if (step.kind?.value !== 'iso' || !context.absent(step, 'os_version')) return;
    yield { at: step.at, message: message('iso-os-version') };
  },
};
