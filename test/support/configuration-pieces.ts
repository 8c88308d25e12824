type Random = (below: number) => number;

/** `<kind>` in a template is a piece of that kind. */
const kinds = {
  name: ['a', 'a', 'b'],
  module: ['m', 'n'],
  region: ['"cn-north-4"', '"cn-east-3"', '"af-south-1"', 'var.region', 'local.region', 'each.value'],
  uuid: ['"7b5ce1a2-53a3-4f43-a1f0-2d4f6b6a0c10"', '"0c1e5c56-7f7c-4cf1-9b8e-7d3c1a0f6b11"'],
  image: [
    'huaweicloud_ims_obs_system_image.<name>.id', 'huaweicloud_ims_obs_system_image.<name>.id', 'huaweicloud_ims_ecs_system_image.<name>.id',
    'huaweicloud_ims_obs_system_image.<name>.id', 'huaweicloud_ims_ecs_system_image.<name>.id', 'huaweicloud_images_image_copy.<name>.id',
    'huaweicloud_images_image_copy.<name>[0].id', 'huaweicloud_images_image_copy.<name>["p"].id', 'one(huaweicloud_ims_ecs_system_image.<name>[*].id)',
    'huaweicloud_ims_ecs_whole_image.<name>.id', 'var.image', 'local.image', 'module.<module>.image', 'module.<module>[0].image', 'module.<module>["p"].image',
    'module.<module>[each.key].image', 'each.value', 'data.huaweicloud_images_images.<name>.images[0].id', '<uuid>',
  ],
  key: ['huaweicloud_kms_key.<name>.id', 'huaweicloud_kms_key.<name>.id', 'huaweicloud_kms_key.<name>.key_id', 'var.key', 'module.<module>.key', '<uuid>', '""', 'local.key'],
  set: ['toset(["p", "q"])', 'toset([])', '{ p = "cn-east-3", q = "af-south-1" }', 'local.set', 'var.set', 'huaweicloud_images_image_copy.<name>', 'module.<module>'],
  number: ['0', '1', '3', '7', 'var.number', 'local.number', 'length(local.set)', 'huaweicloud_kms_key.<name>.id'],
  meta: ['', '', '', '  for_each = <set>\n', '  count = <number>\n', '  provider = huaweicloud.<name>\n', '  depends_on = [<depends>]\n',
    '  lifecycle {\n    create_before_destroy = true\n    ignore_changes = [name]\n  }\n',
    '  dynamic "timeouts" {\n    for_each = <set>\n    content {\n      create = timeouts.value\n    }\n  }\n', '  # ims-disable-next-line copy-same-key\n  description = "x"\n',
  ],
  depends: ['module.<module>', 'huaweicloud_images_image_share.<name>', 'huaweicloud_kms_key.<name>', 'huaweicloud_obs_bucket_object.<name>'],
  text: ['"<name>"', '"image-${<value>}"', 'var.text', 'local.text', '<<EOT\n${var.text}\nEOT', 'format("%s-%s", <value>, <value>)', '"${each.key}"', '"${count.index}"'],
  value: ['<text>', '<number>', '<image>', '<key>', '<region>', '<set>', 'null', 'true', 'path.module', 'try(<image>, "")', 'var.flag ? <region> : <image>', 'unknown()'],
  resource: [
    'resource "huaweicloud_images_image_copy" "<name>" {\n<meta>  source_image_id = <image>\n  name = <text>\n  kms_key_id = <key>\n}\n',
    'resource "huaweicloud_images_image_copy" "<name>" {\n<meta>  source_image_id = <image>\n  name = <text>\n  target_region = <region>\n  agency_name = "ims"\n}\n',
    'resource "huaweicloud_images_image_share" "<name>" {\n<meta>  source_image_id = <image>\n  target_project_ids = ["bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", <value>]\n}\n',
    'resource "huaweicloud_images_image_share_accepter" "<name>" {\n<meta>  image_id = <image>\n}\n',
    'resource "huaweicloud_ims_obs_system_image" "<name>" {\n<meta>  name = <text>\n  image_url = "golden:<name>.qcow2"\n  min_disk = 40\n  cmk_id = <key>\n  is_quick_import = var.flag\n}\n',
    'resource "huaweicloud_ims_ecs_system_image" "<name>" {\n<meta>  name = <text>\n  instance_id = <uuid>\n  region = <region>\n}\n',
    'resource "huaweicloud_ims_ecs_whole_image" "<name>" {\n<meta>  name = <text>\n  instance_id = <uuid>\n  vault_id = <uuid>\n}\n',
    'resource "huaweicloud_ims_image_export" "<name>" {\n<meta>  image_id = <image>\n  bucket_url = "golden:<name>.zvhd2"\n  file_format = "zvhd2"\n}\n',
    'resource "huaweicloud_kms_key" "<name>" {\n<meta>  key_alias = <text>\n  is_enabled = var.flag\n  region = <region>\n}\n',
    'resource "huaweicloud_obs_bucket_object" "<name>" {\n<meta>  bucket = "golden"\n  key = "<name>.qcow2"\n}\n',
    'resource "huaweicloud_compute_instance" "<name>" {\n<meta>  image_id = <image>\n}\n',
    'data "huaweicloud_images_images" "<name>" {\n<meta>  name = <text>\n  visibility = "private"\n}\n',
  ],
  block: [
    '<resource>', '<resource>', '<resource>', '<resource>', '<variable>', '<variable>', '<local>', '<local>', '<output>', '<output>', '<call>', '<call>', '<provider>', '<things>',
    'moved {\n  from = huaweicloud_kms_key.<name>\n  to = huaweicloud_kms_key.<name>\n}\n', 'import {\n  to = huaweicloud_kms_key.<name>\n  id = <uuid>\n}\n',
    'removed {\n  from = huaweicloud_images_image_copy.<name>\n}\n', 'terraform {\n  required_version = ">= 1.5"\n}\n', '# a comment\n',
  ],
  inputs: [
    'variable "image" {\n  default = <uuid>\n}\nvariable "key" {\n  default = <key>\n}\nvariable "region" {\n  default = <plain>\n}\nvariable "set" {\n  default = { p = "cn-east-3" }\n}\nvariable "number" {\n  default = 2\n}\nvariable "text" {\n  default = "web"\n}\nvariable "flag" {\n  default = true\n}\n',
  ],
  names: [
    'locals {\n  image = <image>\n  key = <key>\n  region = <region>\n  set = <set>\n  number = <number>\n  text = <text>\n}\n',
    'locals {\n  image = <value>\n  key = local.image\n  region = var.region\n  set = var.set\n  number = var.number\n  text = var.text\n}\n',
  ],
  things: ['resource "huaweicloud_kms_key" "a" {\n  key_alias = "a"\n}\n\n<resource>\n<resource>\n<resource>\n<resource>\n'],
  variable: ['variable "<input>" {\n  default = <plain>\n}\n', 'variable "<input>" {}\n', 'variable "<input>" {\n  type = string\n  default = <plain>\n  sensitive = true\n}\n'],
  input: ['image', 'key', 'region', 'set', 'number', 'text', 'flag'],
  plain: ['"cn-north-4"', '"cn-east-3"', '"text"', 'true', 'false', '3', '["p", "q"]', '{ p = "cn-east-3" }', 'null', '<uuid>'],
  local: ['locals {\n  <input> = <value>\n  <input>s = local.<input>\n}\n', 'locals {\n  <input> = local.<input>\n}\n', 'locals {\n  set = { for k in ["p", "q"] : k => <value> }\n}\n'],
  output: ['output "image" {\n  value = <image>\n}\n', 'output "key" {\n  value = <key>\n}\n', 'output "image" {\n  value = <value>\n  sensitive = true\n}\n'],
  source: ['"./m"', '"./n"', '"./m/deep"', '"../m"', '"../n"', '"./"', '"../"', '"../.."', '"registry/m/x"', '"./none"'],
  call: [
    'module "<module>" {\n  source = <source>\n<repeat>  image = <image>\n  <input> = <value>\n}\n',
    'module "<module>" {\n  source = <source>\n<repeat>  key = <key>\n  providers = {\n    huaweicloud = huaweicloud.<name>\n  }\n}\n',
    'module "<module>" {\n  source = <source>\n<repeat>  region = <region>\n  depends_on = [<depends>]\n}\n',
  ],
  repeat: ['', '', '  for_each = <set>\n', '  count = <number>\n'],
  provider: [
    'provider "huaweicloud" {\n  region = <region>\n}\n',
    'provider "huaweicloud" {\n  alias = "<name>"\n  region = <region>\n  access_key = "AK-<name>"\n  project_id = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"\n}\n',
  ],
  assignment: ['<input> = <plain>\n'],
  assignments: ['{ "<input>": "cn-east-3", "<input>": ["p"] }\n', '{ "<input>": 3 }\n', '{ "<input>": \n'],
  json: [
    '{\n  "//": "generated",\n  "resource": {\n    "huaweicloud_kms_key": {\n      "<name>": { "key_alias": "${var.text}", "is_enabled": false }\n    }\n  }\n}\n',
    '{\n  "resource": {\n    "huaweicloud_images_image_copy": {\n      "<name>": { "source_image_id": "${huaweicloud_ims_obs_system_image.<name>.id}", "name": "copy", "kms_key_id": "${huaweicloud_kms_key.<name>.id}" }\n    }\n  }\n}\n',
    '{ "variable": { "<input>": { "default": "cn-east-3" } }, "locals": { "<input>": "${local.<input>}" } }\n',
    '{ "module": { "<module>": { "source": "./m", "image": "${module.<module>.image}" } } }\n',
  ],
} as const; // prettier-ignore

export type Kind = keyof typeof kinds;

/** A part of a configuration, made of random parts. */
export function pieceOf(kind: Kind, random: Random, depth = 0): string {
  const all = kinds[kind];
  // The first pieces of a kind are the simple ones.
  const chosen: string = all[random(depth > 6 ? 1 : all.length)] ?? '';
  return chosen.replace(/<(\w+)>/g, (whole, inner: string) =>
    inner in kinds ? pieceOf(inner as Kind, random, depth + 1) : whole,
  );
}
