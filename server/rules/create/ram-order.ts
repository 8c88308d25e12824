import { message } from '../../messages/message';
import type { CheckContext } from '../../facts/check-context';
import type { Known } from '../../facts/fact';
import { givenInStep } from '../../facts/initial-facts';
import { memoryOf, type Memory, type WithMemory } from '../memory';
import type { Rule } from '../rule';

export const ramOrder: Rule<WithMemory['action']> = {
  id: 'ram-order',
  severity: 'warning',
  on: ['import', 'create-from-server', 'create-from-disk', 'create-full-ecs', 'update'],
  *check(step, context) {
    const at = (memoryOf(step, 'min_ram') ?? memoryOf(step, 'max_ram'))?.at;
    if (at === undefined) return;
    const least = limitOf(step, 'min_ram', context);
    const most = limitOf(step, 'max_ram', context);
    if (least === undefined || most === undefined || most.value === 0 || least.value <= most.value) return;
    yield {
      at,
      message: message('ram-order', { low: least.value, high: most.value }),
      reasons: [least.why, most.why],
    };
  },
};

/** The memory limit that results from the step. An update that sets only the other limit keeps the image's own. */
function limitOf(step: WithMemory, field: Memory, context: CheckContext): Known<number> | undefined {
  const set = memoryOf(step, field);
  if (set === undefined)
    return step.action === 'update' ? context.of(context.find('images', step.image), field) : undefined;
  return givenInStep(set, field);
}
