import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const ramOrder: Rule<'import' | 'create-from-server' | 'create-from-disk' | 'create-full-ecs' | 'update'> = {
  id: 'ram-order',
  severity: 'warning',
  on: ['import', 'create-from-server', 'create-from-disk', 'create-full-ecs', 'update'],
  *check(step) {
    const set = step.action === 'update' ? step.set?.value : undefined;
    const least = step.action === 'update' ? set?.get('min_ram') : step.min_ram;
    const most = step.action === 'update' ? set?.get('max_ram') : step.max_ram;
    if (least === undefined || most === undefined) return;
    const [low, high] = [Number(least.value), Number(most.value)];
    if (high === 0 || !(low > high)) return;
    yield {
      at: least.at,
      message: message('ram-order', { low, high }),
      because: [
        { note: message('because.step-field', { field: 'max_ram', value: String(high) }), at: most.at, from: [] },
      ],
    };
  },
};
