import { message } from '../../messages/message';
import { setTo } from '../fixes';
import type { Rule } from '../rule';

export const updateGpuConflict: Rule<'update'> = {
  id: 'update-gpu-conflict',
  severity: 'error',
  on: ['update'],
  *check(step) {
    const on = (name: string): boolean => {
      const value = step.set?.value.get(name)?.value;
      return value !== undefined && value !== null && value !== false && value !== 'false';
    };
    const conflicts = [
      ...['__support_xen_gpu_type', '__support_kvm_gpu_type', '__support_xen_hana'].flatMap((one) =>
        ['__support_xen', '__support_kvm'].map((other) => [one, other] as const),
      ),
      ['__support_kvm_infiniband', '__support_xen'] as const,
    ];
    for (const [one, other] of conflicts) {
      const field = step.set?.value.get(one);
      if (field === undefined || !on(one) || !on(other)) continue;
      yield {
        at: field.key,
        message: message('update-gpu-conflict', { one, other }),
        fixes: () => [
          // The image may already have the attribute, and removing it from the step would not change that.
          setTo(step, ['set', other], null),
        ],
      };
    }
  },
};
