import { head } from './cursor';
import { dedent } from './dedent';

/** A file to include, and one that includes it and uses its key and image. */
export const account = dedent`
  ${head}keys:
    own: { state: enabled }
  images:
    base: { kind: system, visibility: private, status: active, encrypted: false, size: 40 }
`;
export const pipeline = dedent`
  ${head}include: [account.ims.yaml]
  operations:
    - { action: copy-in-region, image: base, name: copy, key: own }
`;
