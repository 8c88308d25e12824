import { type CreatingAction, creatingActions } from '../../model/actions';
import type { Rule } from '../rule';
import { invalidTags } from '../tags';

export const tagValueFormat: Rule<CreatingAction | 'tag'> = {
  id: 'tag-value-format',
  severity: 'error',
  on: [...creatingActions, 'tag'],
  check: (step) => invalidTags('value', step),
};
