import { message } from '../../messages/message';
import type { Ask } from '../../facts/ask';
import type { Reason } from '../../facts/fact';
import { memoryOf, type Memory, type WithMemory } from '../memory';
import type { Rule } from '../rule';

export const ramOrder: Rule<WithMemory['action']> = {
  id: 'ram-order',
  severity: 'warning',
  on: ['import', 'create-from-server', 'create-from-disk', 'create-full-ecs', 'update'],
  *check(step, facts) {
    const at = (memoryOf(step, 'min_ram') ?? memoryOf(step, 'max_ram'))?.at;
    if (at === undefined) return;
    const least = limitOf(step, 'min_ram', facts);
    const most = limitOf(step, 'max_ram', facts);
    if (least === undefined || most === undefined || most.value === 0 || least.value <= most.value) return;
    yield {
      at,
      message: message('ram-order', { low: least.value, high: most.value }),
      because: [least.why, most.why],
    };
  },
};

/** A limit of memory as the step sets it; an update that sets the other one alone leaves the image's own. */
function limitOf(
  step: WithMemory,
  field: Memory,
  facts: Ask,
): { readonly value: number; readonly why: Reason } | undefined {
  const set = memoryOf(step, field);
  if (set === undefined)
    return step.action === 'update' ? facts.of(facts.find('images', step.image), field) : undefined;
  const note = message('because.step-field', { field, value: String(set.value) });
  return { value: set.value, why: { note, at: set.at, from: [] } };
}
