import { message } from '../../messages/message';
import { effectOfChange } from '../../model/terraform/changing';
import { resources } from '../../model/terraform/resources';
import { valueAt } from '../instances';
import type { Rule } from '../rule';

export const tfCountShift: Rule<'instance'> = {
  id: 'tf-count-shift',
  severity: 'warning',
  on: ['instance'],
  creates: Object.keys(resources),
  *check(each, context) {
    const { repeat, shifts, anchor } = each.place ?? {};
    const all = [...(shifts ?? [])].filter((name) => name === 'name' || effectOfChange(each.type, name) !== 'updates');
    const argument = all.find((name) => name !== 'name') ?? all[0];
    if (argument === undefined) return;
    yield {
      at: valueAt(each, argument, context),
      message: message(argument === 'name' ? 'tf-count-shift.name' : 'tf-count-shift', { argument }),
      reasons: [
        repeat &&
          anchor && {
            explanation: message('because.tf-count'),
            at: { anchor, start: repeat.start, end: repeat.end },
          },
      ],
    };
  },
};
