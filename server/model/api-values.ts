/** The kinds of images, by the `virtual_env_type` and `__imagetype` that the API and the Terraform provider give. */
export const imageKinds: ReadonlyMap<string, string> = new Map([
  ['FusionCompute', 'system'],
  ['ECS', 'system'],
  ['DataImage', 'data'],
  ['Ironic', 'bms'],
  ['BMS', 'bms'],
  ['IsoImage', 'iso'],
]);

/** Where an image comes from, by the first word of its `__data_origin`. */
export const imageOrigins: ReadonlyMap<string, string> = new Map([
  ['instance', 'server'],
  ['volume', 'volume'],
  ['file', 'file'],
  ['server_backup', 'backup'],
]);
