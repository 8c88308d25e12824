import { limit } from '../../catalog/limits';
import { message } from '../../messages/message';
import { fieldSpot } from '../repair';
import type { Rule } from '../rule';

export const shareCallTooManyProjects: Rule<'share'> = {
  id: 'share-call-too-many-projects',
  severity: 'warning',
  on: ['share'],
  *check(step) {
    const { value: most } = limit('share-call-too-many-projects');
    const { projects, image } = step;
    if (projects === undefined || projects.value.length <= most) return;
    const ids = projects.value.map((each) => each.value);
    yield {
      at: projects.key,
      message: message('share-call-too-many-projects', { count: ids.length, limit: most }),
      fixes: () =>
        image === undefined || step.block !== undefined
          ? []
          : [
              {
                title: message('fix.split-share', { limit: most }),
                changes: [
                  {
                    do: 'remove',
                    at: fieldSpot(step, 'projects', most),
                    to: fieldSpot(step, 'projects', ids.length - 1),
                  },
                  {
                    do: 'insert',
                    side: 'after',
                    of: step.spot,
                    value: { action: 'share', image: image.value, projects: ids.slice(most) },
                  },
                ],
              },
            ],
    };
  },
};
