import { message } from '../../messages/message';
import type { Place } from '../../text/place';
import type { Rule } from '../rule';

export const exportTargetExists: Rule<'manifest'> = {
  id: 'export-target-exists',
  severity: 'error',
  on: ['manifest'],
  *check(run) {
    const taken = new Map<string, Place>();
    for (const { fields } of run.things('files').values()) {
      if (fields.bucket !== undefined && fields.object !== undefined) {
        taken.set(`${fields.bucket.value} ${fields.object.value}`, fields.object.at);
      }
    }
    for (const { step } of run.ranOf('export')) {
      if (step.bucket === undefined || step.object === undefined) continue;
      const target = `${step.bucket.value} ${step.object.value}`;
      const before = taken.get(target);
      if (before === undefined) taken.set(target, step.object.at);
      else {
        yield {
          at: step.object.at,
          message: message('export-target-exists', { object: step.object.value, bucket: step.bucket.value }),
          because: [{ note: message('because.object-there', { object: step.object.value }), at: before, from: [] }],
        };
      }
    }
  },
};
