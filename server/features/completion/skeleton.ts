import { message, say, type Catalogue } from '../../messages/message';
import type { Checked } from '../../engine/session';
import { literal, sorted, type Completion } from './item';

const anyRegion = 'ap-southeast-1';

/** The first fields of a manifest, as one completion. */
export function newManifest(
  { syntax, options: { frontend } }: Checked,
  catalogue: Catalogue,
  region = anyRegion,
): readonly Completion[] {
  if (frontend.completion === undefined) return [];
  return [
    {
      label: 'imsManifest',
      kind: 'step',
      snippet: frontend.completion.beginning(syntax, literal(region)),
      detail: say(message('completion.new-manifest'), catalogue),
      sort: sorted(0, 0),
      about: { of: 'field', kind: 'top', path: [] },
    },
  ];
}
