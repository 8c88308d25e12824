import { message } from '../../messages/message';
import { fieldSpot } from '../repair';
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
          {
            title: message('fix.set-field', { field: other, value: 'null' }),
            // The image may have the attribute already: without it in the step it would stay.
            changes: [{ do: 'set', at: fieldSpot(step, 'set', other), value: null }],
          },
        ],
      };
    }
  },
};
