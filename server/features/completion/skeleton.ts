import { message, say, type Catalogue } from '../../messages/message';
import { literal, sorted, type Completion } from './item';

const yaml = (region: string): string => `imsManifest: v1
region: \${1:${region}}

images:
  \${2:base}:
    kind: \${3|system,data,full-ecs,iso,bms|}

operations:
  - action: $0`;

const json = (region: string): string => `{
  "imsManifest": "v1",
  "region": "\${1:${region}}",
  "images": {
    "\${2:base}": { "kind": "\${3|system,data,full-ecs,iso,bms|}" }
  },
  "operations": [$0]
}`;

/** A whole manifest to begin with, as a snippet. */
export function skeleton(asJson: boolean, region = 'ap-southeast-1'): string {
  return (asJson ? json : yaml)(literal(region));
}

/** A whole manifest as what may be typed. */
export function newManifest(asJson: boolean, catalogue: Catalogue, region: string | undefined): Completion {
  return {
    label: 'imsManifest',
    kind: 'step',
    snippet: skeleton(asJson, region),
    detail: say(message('completion.new-manifest'), catalogue),
    sort: sorted(0, 0),
    about: { of: 'field', kind: 'top', path: [] },
  };
}
