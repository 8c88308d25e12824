import { dict, flag, list, map, oneOf, scalar, text, whole, type Fields } from './read';

/** Every step may name itself for people; what makes an image may name the image for later steps. */
const naming = { as: text, name: text, description: text, enterprise_project_id: text, tags: dict(scalar) };
const memory = { min_ram: whole, max_ram: whole };
/** Parameters of image files. Other sources do not have them: rules say so, hence they are read everywhere. */
const ofFiles = {
  kind: oneOf('system', 'data', 'iso', 'bms'),
  key: text,
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
const recipients = {
  image: text,
  images: list(text),
  accounts: list(text),
  projects: list(text),
  domains: list(text),
  organizations: list(text),
};
const answer = { image: text, images: list(text), vault: text, project_id: text };

/** The actions of a step and their fields; their meaning stands in the manifest's schema. */
export const actions = {
  import: { ...naming, ...memory, ...ofFiles, file: text },
  'create-from-server': { ...naming, ...memory, ...ofFiles, server: text },
  'create-from-disk': { ...naming, ...memory, ...ofFiles, server: text, disk: text },
  'create-full-ecs': {
    ...naming,
    ...memory,
    ...ofFiles,
    server: text,
    vault: text,
    backup: text,
    whole_image_type: text,
  },
  'copy-in-region': { ...naming, image: text, key: text },
  'copy-cross-region': {
    ...naming,
    image: text,
    key: text,
    agency: text,
    vault: text,
    target_region: text,
    project_name: text,
  },
  share: recipients,
  unshare: recipients,
  'accept-share': answer,
  'reject-share': answer,
  export: {
    image: text,
    bucket: text,
    object: text,
    file_format: oneOf('qcow2', 'vhd', 'zvhd', 'vmdk'),
    is_quick_export: flag,
  },
  publish: { image: text },
  update: { image: text, set: dict(scalar) },
  tag: { image: text, tags: map({ add: dict(scalar), remove: list(text) }) },
  delete: { image: text, delete_backup: flag },
} as const;

export type Action = keyof typeof actions;
export type ActionFields<A extends Action> = Fields<(typeof actions)[A]>;
export const actionNames = Object.keys(actions) as readonly Action[];

/** The actions that make an image. */
export const making = [
  'import',
  'create-from-server',
  'create-from-disk',
  'create-full-ecs',
  'copy-in-region',
  'copy-cross-region',
] as const satisfies readonly Action[];
export type Making = (typeof making)[number];
