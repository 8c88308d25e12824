import { nearRegions } from '../../catalog/regions';
import { message } from '../../messages/message';
import type { Located } from '../../model/located';
import { sectionNames, type Section } from '../../model/sections';
import type { NodePath } from '../../syntax/change';
import { changeTo, fieldPath, renameKey } from '../fixes';
import type { Report, Rule } from '../rule';

export const regionUnknown: Rule<Section | 'copy-cross-region' | 'manifest'> = {
  id: 'region-unknown',
  severity: 'warning',
  on: ['manifest', ...sectionNames, 'copy-cross-region'],
  *check(it) {
    if ('manifest' in it) {
      const { region } = it.manifest.actor;
      if (region !== undefined) yield* misspelled(region, { anchor: region.at.anchor, path: [] });
    } else if ('action' in it) {
      if (it.target_region !== undefined) yield* misspelled(it.target_region, fieldPath(it, 'target_region'));
    } else if (it.section === 'accounts') {
      if (it.fields.region !== undefined) yield* misspelled(it.fields.region, fieldPath(it, 'region'));
      for (const [region, project] of it.fields.projects?.value ?? [])
        yield* misspelled({ value: region, at: project.key }, fieldPath(it, 'projects', region), 'rename');
    } else if (it.section === 'agencies') {
      const projects = it.fields.projects?.value ?? [];
      if (typeof projects === 'string') return;
      for (const [index, project] of projects.entries()) yield* misspelled(project, fieldPath(it, 'projects', index));
    } else if ('region' in it.fields && it.fields.region !== undefined) {
      yield* misspelled(it.fields.region, fieldPath(it, 'region'));
    }
  },
};

/** An unknown region may be a new one, so only near misses of known regions are reported. */
function* misspelled(
  { value, at }: Located<string>,
  nodePath: NodePath,
  change: 'set' | 'rename' = 'set',
): Iterable<Report> {
  const near = nearRegions(value);
  const [first] = near;
  if (first === undefined) return;
  yield {
    at,
    message: message('region-unknown', { region: value, near: first }),
    fixes: () => near.map((id) => (change === 'rename' ? renameKey(nodePath, id) : changeTo(nodePath, id))),
  };
}
