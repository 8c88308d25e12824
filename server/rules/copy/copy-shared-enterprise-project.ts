import { message } from '../../messages/message';
import { dropFields } from '../repair';
import type { Rule } from '../rule';

export const copySharedEnterpriseProject: Rule<'copy-in-region'> = {
  id: 'copy-shared-enterprise-project',
  severity: 'warning',
  on: ['copy-in-region'],
  *check(step, facts) {
    const project = step.enterprise_project_id;
    if (project === undefined) return;
    for (const { image } of facts.images(step)) {
      const shared = facts.of(image, 'visibility');
      if (shared?.value !== 'shared') continue;
      yield {
        at: project.key,
        message: message('copy-shared-enterprise-project', { image: image.name }),
        because: [shared.why],
        fixes: () => dropFields(step, 'enterprise_project_id'),
      };
    }
  },
};
