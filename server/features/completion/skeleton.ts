import { message, say, type Catalogue } from '../../messages/message';
import { literal, sorted, type Completion } from './item';

const yamlBeginning = (region: string): string => `imsManifest: v1
region: \${1:${region}}

$0`;

const jsonBeginning = (region: string): string => `{
  "imsManifest": "v1",
  "region": "\${1:${region}}",
  $0
}`;

const anyRegion = 'ap-southeast-1';

/** The fields that every manifest begins with, as what may be typed. */
export function newManifest(asJson: boolean, catalogue: Catalogue, region = anyRegion): Completion {
  return {
    label: 'imsManifest',
    kind: 'step',
    snippet: (asJson ? jsonBeginning : yamlBeginning)(literal(region)),
    detail: say(message('completion.new-manifest'), catalogue),
    sort: sorted(0, 0),
    about: { of: 'field', kind: 'top', path: [] },
  };
}
