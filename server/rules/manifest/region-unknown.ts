import { nearRegions } from '../../catalog/regions';
import { message } from '../../messages/message';
import type { Instance } from '../../model/terraform/configuration';
import type { Located } from '../../model/located';
import { sectionNames, type Section } from '../../model/sections';
import { textOf } from '../../model/terraform/values';
import type { NodePath } from '../../syntax/change';
import { changeTo, fieldPath, renameKey } from '../fixes';
import type { Report, Rule } from '../rule';

export const regionUnknown: Rule<Section | 'copy-cross-region' | 'manifest' | 'instance'> = {
  id: 'region-unknown',
  severity: 'warning',
  on: ['manifest', 'instance', ...sectionNames, 'copy-cross-region'],
  *check(it) {
    if ('provider' in it) {
      yield* regionsIn(it);
    } else if ('manifest' in it) {
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

/** The regions of a resource and of its provider. */
function* regionsIn({ arguments: own, place, provider }: Instance): Iterable<Report> {
  const places = [
    { given: own, anchor: place?.anchor },
    { given: provider.arguments, anchor: provider.at?.anchor },
  ];
  for (const { given, anchor } of places) {
    const argument = given.values.get('region');
    const value = textOf(argument?.value);
    const at = argument?.value.origin ?? argument?.at;
    if (value === undefined || at === undefined) continue;
    yield* misspelled({ value, at }, { anchor: anchor ?? at.anchor, path: ['hcl', 'region'] });
  }
}
