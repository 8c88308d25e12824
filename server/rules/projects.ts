import type { Instance, Value } from '../model/terraform/configuration';
import { kindOf, valueOf } from '../model/terraform/instance';
import { memoize } from '../text/memoize';

/** The recipients of a share, with the data source or resource that a project comes from. */
export const projectsIn = memoize(
  (share: Instance): readonly { readonly item: Value; readonly project?: Instance }[] => {
    const projects = valueOf(share, 'target_project_ids');
    if (projects?.type !== 'list') return [];
    return projects.items.map((item) => {
      const from = item.ref?.instance;
      const isProject =
        from !== undefined && /^(?:data\.identity_(?:auth_)?projects|identity_project)$/.test(kindOf(from));
      return isProject && item.ref?.path.at(-1) === 'id' ? { item, project: from } : { item };
    });
  },
);
