import type { Checked } from '../../engine/session';
import { message, say, type Catalogue, type MessageId } from '../../messages/message';
import { forms } from '../../model/forms';
import { literal, sorted, type Completion } from './item';

/** Returns a comment in the user's language. */
type CommentOf = (id: Extract<MessageId, `template.${string}`>) => string;

/** A first manifest: its name, a description (the comment at its top), and its text. */
export interface Template {
  readonly name: string;
  readonly description: string;
  readonly text: string;
}

/** The name of the default template. */
export const defaultTemplate = 'golden-image';

/** The region of a new manifest if the settings have none. */
const anyRegion = 'ap-southeast-1';

/** The templates in the user's language, in the order in which they are offered. `region` comes from the settings. */
export function templatesIn(catalogue: Catalogue, region?: string): readonly Template[] {
  const told: CommentOf = (id) => say({ id, args: {} }, catalogue);
  const own = region !== undefined && forms.region.test(region) ? region : anyRegion;
  // Every region ID has a hyphen. A word without one could mean something else in YAML, such as `null`.
  const written = own.includes('-') ? own : JSON.stringify(own);
  return names.map((name) => ({ name, description: told(`template.${name}`), text: texts[name](told, written) }));
}

/** `check` finds nothing in any of them. A template whose regions depend on each other keeps its own region. */
const texts = {
  'golden-image': (told, region) => `# ${told('template.golden-image')}
# ${told('template.change')}
imsManifest: v1
# ${told('template.region')}
region: ${region}

# ${told('template.key')}
keys:
  golden:
    alias: golden-images
    state: enabled
    grants:
      - { account: partner, operations: [describe-key, decrypt-datakey] }

buckets:
  uploads: { storage_class: STANDARD }

# ${told('template.sizes')}
files:
  rocky: { bucket: uploads, object: in/rocky-9.qcow2, format: qcow2, size: 12, virtual_size: 40, encryption: none }

# ${told('template.partner')}
accounts:
  partner:
    domain_id: 1d26cc8c4a4b4d7c9a54ee7b5b7b2c11
    projects: { ${region}: 5a1b2c3d4e5f60718293a4b5c6d7e8f9 }

operations:
  # ${told('template.import-step')}
  - action: import
    file: rocky
    as: rocky-9
    name: rocky-9
    os_version: Rocky Linux 9.5 64bit
    min_disk: 40

  # ${told('template.copy-step')}
  - action: copy-in-region
    image: rocky-9
    key: golden
    as: rocky-9-golden
    name: rocky-9-golden

  - action: tag
    image: rocky-9-golden
    tags: { add: { stage: golden } }

  - action: share
    image: rocky-9-golden
    accounts: [partner]
`,
  distribute: (told) => `# ${told('template.distribute')}
# ${told('template.change')}
imsManifest: v1
# ${told('template.region')}
region: ap-southeast-1

# ${told('template.agency')}
agencies:
  ims_copy: { trusts: IMS, policies: [IMS CrossCopyAgencyPolicy] }

# ${told('template.image')}
images:
  web:
    kind: system
    visibility: private
    encrypted: false
    size: 40
    status: active
    os_type: Linux

operations:
  # ${told('template.parallel')}
  - parallel:
      - action: copy-cross-region
        image: web
        as: web-bangkok
        name: web
        target_region: ap-southeast-2
        project_name: ap-southeast-2
        agency: ims_copy
      - action: copy-cross-region
        image: web
        as: web-singapore
        name: web
        target_region: ap-southeast-3
        project_name: ap-southeast-3
        agency: ims_copy
`,
  import: (told, region) => `# ${told('template.import')}
# ${told('template.change')}
imsManifest: v1
# ${told('template.region')}
region: ${region}

buckets:
  uploads: { storage_class: STANDARD }

# ${told('template.sizes')}
files:
  web: { bucket: uploads, object: in/web.vmdk, format: vmdk, size: 18, virtual_size: 60, encryption: none }
  # ${told('template.optimized')}
  warehouse:
    bucket: uploads
    object: in/warehouse.raw
    format: raw
    size: 300
    virtual_size: 400
    encryption: none
    optimized: true
    bitmap: true

operations:
  - action: import
    file: web
    as: web
    name: web
    os_version: Rocky Linux 9.5 64bit
    min_disk: 60
    # ${told('template.configure')}
    is_config: true

  # ${told('template.fast')}
  - action: import
    file: warehouse
    as: warehouse
    name: warehouse
    os_version: Rocky Linux 9.5 64bit
    min_disk: 400
    is_quick_import: true
`,
  dr: (told) => `# ${told('template.dr')}
# ${told('template.change')}
imsManifest: v1
# ${told('template.region')}
region: cn-north-4

# ${told('template.server')}
servers:
  shop:
    kind: ecs
    status: running
    os_type: Linux
    system_disk: { size: 40, encrypted: false }
    data_disks:
      orders: { size: 200, encrypted: false, storage: evs }

# ${told('template.vaults')}
vaults:
  local: { type: server, protect_type: backup, capacity: 1000, used: 100, status: available }
  remote: { region: cn-east-3, type: server, protect_type: replication, capacity: 1000, used: 0, status: available }

# ${told('template.agency')}
agencies:
  ims_copy: { trusts: IMS, policies: [IMS CrossCopyAgencyCBRPolicy] }

operations:
  - action: create-full-ecs
    server: shop
    vault: local
    as: shop-full
    name: shop

  # ${told('template.replica')}
  - action: copy-cross-region
    image: shop-full
    as: shop-full-east
    name: shop
    target_region: cn-east-3
    project_name: cn-east-3
    agency: ims_copy
    vault: remote
`,
  empty: (told, region) => `# ${told('template.empty')}
imsManifest: v1
region: ${region}

`,
} as const satisfies Readonly<Record<string, (told: CommentOf, region: string) => string>>;

const names = Object.keys(texts) as readonly (keyof typeof texts)[];

/** The names of the templates. */
export const templateNames: readonly string[] = names;

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
