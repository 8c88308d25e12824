import { message, say, type Catalogue } from '../../messages/message';
import { sorted, type Completion } from './item';

const yaml = `imsManifest: v1
region: \${1:ap-southeast-1}

images:
  \${2:base}:
    kind: \${3|system,data,full-ecs,iso,bms|}

operations:
  - action: $0`;

const json = `{
  "imsManifest": "v1",
  "region": "\${1:ap-southeast-1}",
  "images": {
    "\${2:base}": { "kind": "\${3|system,data,full-ecs,iso,bms|}" }
  },
  "operations": [$0]
}`;

/** A whole manifest to begin with. */
export function newManifest(asJson: boolean, catalogue: Catalogue): Completion {
  return {
    label: 'imsManifest',
    kind: 'step',
    snippet: asJson ? json : yaml,
    detail: say(message('completion.new-manifest'), catalogue),
    sort: sorted(0, 0),
    about: { of: 'field', kind: 'top', path: [] },
  };
}
