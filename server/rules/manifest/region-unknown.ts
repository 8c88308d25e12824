import { nearRegions } from '../../catalog/regions';
import { message } from '../../messages/message';
import type { Leaf } from '../../model/leaf';
import { sectionNames, type Section } from '../../model/sections';
import type { Change, Path, Spot } from '../../syntax/change';
import type { Fault, Rule } from '../rule';

export const regionUnknown: Rule<Section | 'copy-cross-region' | 'manifest'> = {
  id: 'region-unknown',
  severity: 'warning',
  on: ['manifest', ...sectionNames, 'copy-cross-region'],
  *check(it) {
    if ('manifest' in it) {
      const { region } = it.manifest;
      if (region !== undefined) yield* misspelled(region, { piece: region.at.piece, path: [] });
    } else if ('action' in it) {
      if (it.target_region !== undefined) yield* misspelled(it.target_region, below(it.spot, 'target_region'));
    } else if (it.section === 'accounts') {
      for (const [region, project] of it.fields.projects?.value ?? [])
        yield* misspelled({ value: region, at: project.key }, below(it.spot, 'projects', region), 'rename');
    } else if (it.section === 'agencies') {
      const projects = it.fields.projects?.value ?? [];
      if (typeof projects === 'string') return;
      for (const [index, project] of projects.entries()) yield* misspelled(project, below(it.spot, 'projects', index));
    } else if ('region' in it.fields && it.fields.region !== undefined) {
      yield* misspelled(it.fields.region, below(it.spot, 'region'));
    }
  },
};

function below({ piece, path }: Spot, ...further: Path): Spot {
  return { piece, path: [...path, ...further] };
}

/** A region that is not known may be a new one: only what is nearly a known one is reported. */
function* misspelled({ value, at }: Leaf<string>, spot: Spot, change: 'set' | 'rename' = 'set'): Iterable<Fault> {
  const near = nearRegions(value);
  const [first] = near;
  if (first === undefined) return;
  yield {
    at,
    message: message('region-unknown', { region: value, near: first }),
    fixes: () =>
      near.map((id) => ({
        title: message('fix.rename-to', { near: id }),
        changes: [
          change === 'rename'
            ? ({ do: 'rename', at: spot, to: id } as const)
            : ({ do: 'set', at: spot, value: id } as const),
        ] satisfies Change[],
      })),
  };
}
