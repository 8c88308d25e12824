import { message } from '../../messages/message';
import type { Place } from '../../text/place';
import type { Rule } from '../rule';

export const imageNameDuplicate: Rule<'manifest'> = {
  id: 'image-name-duplicate',
  severity: 'warning',
  on: ['manifest'],
  *check(run) {
    const taken = new Map<string, { readonly at: Place; readonly ref?: string }>();
    for (const { name, at } of run.things('images').values()) {
      const facts = run.world.find('images', name)?.facts;
      if (facts?.name.known === true && facts.region.known)
        taken.set(`${facts.region.value} ${facts.name.value}`, { at, ref: name });
    }
    for (const ran of run.ran) {
      const { made, step } = ran;
      if (made?.facts.name.known !== true || !made.facts.region.known) continue;
      const key = `${made.facts.region.value} ${made.facts.name.value}`;
      const before = taken.get(key);
      const held =
        before?.ref === undefined ? undefined : run.find('images', { value: before.ref, at: before.at }, ran.start);
      const free =
        before?.ref !== undefined &&
        (held?.facts.name.known !== true || held.facts.name.value !== made.facts.name.value);
      if (before !== undefined && !free) {
        const at = 'name' in step && step.name !== undefined ? step.name.at : step.at;
        yield {
          at,
          message: message('image-name-duplicate', { name: made.facts.name.value, region: made.facts.region.value }),
          because: [
            { note: message('because.first-of-name', { name: made.facts.name.value }), at: before.at, from: [] },
          ],
        };
        continue;
      }
      const as = 'as' in step ? step.as : undefined;
      taken.set(key, { at: made.at ?? step.at, ref: as?.value });
    }
  },
};
