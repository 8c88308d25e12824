import { imageRefs } from '../../facts/effects';
import { message } from '../../messages/message';
import type { Place } from '../../text/place';
import type { Rule } from '../rule';

export const deleteExporting: Rule<'block'> = {
  id: 'delete-exporting',
  severity: 'warning',
  on: ['block'],
  *check({ steps }, { run }) {
    const exported = new Map<string, Place>();
    for (const step of steps) {
      if (step.action !== 'export') continue;
      for (const ref of imageRefs(step)) exported.set(run.world.identity('images', ref.value) ?? ref.value, ref.at);
    }
    for (const step of steps) {
      if (step.action !== 'delete') continue;
      for (const ref of imageRefs(step)) {
        const at = exported.get(run.world.identity('images', ref.value) ?? ref.value);
        if (at === undefined) continue;
        yield {
          at: ref.at,
          message: message('delete-exporting', { image: ref.value }),
          because: [{ note: message('because.exported-here', { image: ref.value }), at, from: [] }],
        };
      }
    }
  },
};
