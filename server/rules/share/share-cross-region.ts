import { regions } from '../../catalog/regions';
import { message } from '../../messages/message';
import type { Instance } from '../../model/terraform/configuration';
import { regionName } from '../../model/terraform/providers';
import { finderOf, valueOf } from '../../model/terraform/instance';
import { textOf } from '../../model/terraform/values';
import { definedAt, madeOf, valueAt } from '../instances';
import { projectsIn } from '../projects';
import type { Rule } from '../rule';

export const shareCrossRegion: Rule<'share' | 'unshare'> = {
  id: 'share-cross-region',
  severity: 'error',
  on: ['share', 'unshare'],
  *check(step, context) {
    const { symbols } = context.evaluation;
    // Each project is reported once. One finding per image and project could be too many to read.
    for (const { at, value } of step.projects?.value ?? []) {
      const home = symbols.project(value)?.region;
      if (home === undefined) continue;
      for (const { image } of context.images(step)) {
        const region = context.of(image, 'region');
        if (region === undefined || home === region.value) continue;
        yield {
          at,
          message: message('share-cross-region', { image: image.name, region: region.value, home }),
          reasons: [region.why],
        };
        break;
      }
    }
    for (const { at, value } of step.accounts?.value ?? []) {
      const { projects: declared, all_projects: all } = symbols.thing('accounts', value)?.fields ?? {};
      const isComplete = all?.value === true;
      if (!isComplete && (declared?.value.size ?? 0) === 0) continue;
      for (const { image } of context.images(step)) {
        const region = context.of(image, 'region');
        if (region === undefined || declared?.value.has(region.value) === true) continue;
        const args = { account: value, image: image.name, region: region.value };
        const why = message('because.declared', { name: value, field: 'all_projects', value: 'true' });
        // Without `all_projects`, the account may have more projects than those declared.
        yield {
          at,
          severity: isComplete ? 'error' : 'info',
          message: message(isComplete ? 'share-cross-region.none' : 'share-cross-region.account', args),
          reasons: [region.why, isComplete ? { explanation: why, at: all.at } : undefined],
        };
        break;
      }
    }
  },

  /** Shares of a configuration with projects that are named after another region than that of the share. */
  *checkConfiguration(configuration, context) {
    for (const share of madeOf(configuration, ['images_image_share'])) {
      for (const { project } of projectsIn(share)) {
        const home = project && regionOfProject(project);
        if (project === undefined || home === undefined) continue;
        const region = regionName(share);
        if (region === undefined || region === home) continue;
        const image = finderOf(configuration).nameOf('images', valueOf(share, 'source_image_id'));
        if (image === undefined) break;
        yield {
          at: valueAt(share, 'target_project_ids', context),
          message: message('share-cross-region', { image, region, home }),
          reasons: [definedAt(project, context)],
        };
        break;
      }
    }
  },
};

/** The region of the projects that a data source looks up by name. A project is named after its region. */
function regionOfProject(project: Instance): string | undefined {
  const name = textOf(valueOf(project, 'name'));
  return name === undefined ? undefined : regions.find(({ id }) => name === id || name.startsWith(`${id}_`))?.id;
}
