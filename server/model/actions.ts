import { dict, flag, list, map, oneOf, ref, scalar, text, whole, type Fields, type Shape } from './decoders';

/** The account that performs the step, and its region if that is not the region of the account. Manifests cannot set the region. */
const by = { account: ref('accounts'), region: text };
/** `as` names the new image for later steps. */
const naming = { ...by, as: text, name: text, description: text, enterprise_project_id: text, tags: dict(scalar) };
const memory = { min_ram: whole, max_ram: whole };
/** Parameters of image files. Rules reject them for other sources, so they are read for all. */
const ofFiles = {
  kind: oneOf('system', 'data', 'iso', 'bms'),
  key: ref('keys'),
  os_type: oneOf('Linux', 'Windows', 'Other'),
  os_version: text,
  min_disk: whole,
  is_config: flag,
  is_config_init: flag,
  is_quick_import: flag,
  architecture: oneOf('x86', 'arm'),
  hw_firmware_type: oneOf('bios', 'uefi'),
  license_type: text,
};
/** A file of a data disk that is imported together with the file of a system disk. */
const dataImage = {
  file: ref('files'),
  name: text,
  description: text,
  min_disk: whole,
  is_quick_import: flag,
  tags: dict(scalar),
};
const image = ref('images');
const images = list(image);
const server = ref('servers');
const vault = ref('vaults');
/** Beginning and ending shares. */
const sharing = {
  fields: {
    ...by,
    image,
    images,
    accounts: list(ref('accounts')),
    projects: list(text),
    domains: list(ref('accounts')),
    organizations: list(text),
  },
  changes: true,
  from: ['image', 'images'],
  to: ['accounts', 'projects', 'domains', 'organizations'],
  usual: ['image', 'accounts'],
} as const;
/** Answers to shares. */
const answering = {
  fields: { ...by, image, vault, images, project_id: text },
  changes: true,
  from: ['image', 'images'],
  usual: ['image'],
} as const;

/** The properties of an action in the format. The manifest's schema describes the action and its fields. */
export interface ActionRow {
  readonly fields: Shape;
  /** It creates an image. */
  readonly creates?: true;
  /** It changes the images that it names. */
  readonly changes?: true;
  /** The fields that name its inputs. */
  readonly from: readonly string[];
  /** The lists that name its recipients. */
  readonly to?: readonly string[];
  /** The optional fields that a step nearly always has, without `as`. */
  readonly usual?: readonly string[];
}

export const actions = {
  import: {
    fields: { ...naming, ...memory, ...ofFiles, file: ref('files'), data_images: list(map(dataImage)) },
    creates: true,
    from: ['file', 'data_images'],
  },
  'create-from-server': {
    fields: { ...naming, ...memory, ...ofFiles, server },
    creates: true,
    from: ['server'],
  },
  'create-from-disk': {
    fields: { ...naming, ...memory, ...ofFiles, server, disk: text },
    creates: true,
    from: ['server', 'disk'],
    usual: ['server'],
  },
  'create-full-ecs': {
    fields: { ...naming, ...memory, ...ofFiles, server, vault, backup: ref('backups'), whole_image_type: text },
    creates: true,
    from: ['server', 'backup'],
    usual: ['server', 'vault'],
  },
  'copy-in-region': {
    fields: { ...naming, image, key: ref('keys', 'none') },
    creates: true,
    from: ['image'],
    usual: ['key'],
  },
  'copy-cross-region': {
    fields: {
      ...naming,
      image,
      key: ref('keys'),
      vault,
      agency: ref('agencies'),
      target_region: text,
      project_name: text,
    },
    creates: true,
    from: ['image'],
    usual: ['project_name', 'agency'],
  },
  share: sharing,
  unshare: sharing,
  'accept-share': answering,
  'reject-share': answering,
  export: {
    fields: {
      ...by,
      image,
      bucket: ref('buckets'),
      object: text,
      file_format: oneOf('qcow2', 'vhd', 'zvhd', 'vmdk'),
      is_quick_export: flag,
    },
    from: ['image'],
    usual: ['file_format'],
  },
  publish: { fields: { ...by, image }, changes: true, from: ['image'] },
  update: { fields: { ...by, image, set: dict(scalar) }, changes: true, from: ['image'] },
  tag: {
    fields: { ...by, image, tags: map({ add: dict(scalar), remove: list(text) }) },
    changes: true,
    from: ['image'],
  },
  delete: { fields: { ...by, image, delete_backup: flag }, from: ['image'] },
} as const satisfies Readonly<Record<string, ActionRow>>;

export type Action = keyof typeof actions;
export type ActionFields<A extends Action> = Fields<(typeof actions)[A]['fields']>;
export const actionNames = Object.keys(actions) as readonly Action[];

export function isAction(name: string): name is Action {
  return Object.hasOwn(actions, name);
}

type ActionsThat<Row extends Partial<ActionRow>> = {
  [A in Action]: (typeof actions)[A] extends Row ? A : never;
}[Action];

export type CreatingAction = ActionsThat<{ readonly creates: true }>;
export type ChangingAction = ActionsThat<{ readonly changes: true }>;

/** Whether an action creates an image. */
export function creates(action: Action): action is CreatingAction {
  const row: ActionRow = actions[action];
  return row.creates === true;
}

export const creatingActions = actionNames.filter(creates);

/** Whether an action changes the images that it names. */
export function changes(action: Action): action is ChangingAction {
  const row: ActionRow = actions[action];
  return row.changes === true;
}

export const changingActions = actionNames.filter(changes);

/** The fields of all actions that name inputs of steps. */
export const sourceFields: readonly string[] = [...new Set(Object.values(actions).flatMap(({ from }) => from))];
