import { creates, type Action } from '../../model/actions';
import type { Argument, Instance, Value } from '../../model/terraform/configuration';
import type { MapNode, Node } from '../../syntax/node';
import { isUnsent, splitUrl, textOf } from '../../model/terraform/values';
import { InstanceWriter, type FieldNodes } from './instance-writer';
import { copyAction, isUndecided } from '../../model/terraform/copies';
import { resources, sent } from '../../model/terraform/resources';
import { kindOf, uploadOf, valueOf } from '../../model/terraform/instance';

/**
 * The action that the creation of an instance performs; `undefined` if it performs none, or if the arguments that decide are not
 * known.
 */
export function actionOf(instance: Instance): Action | undefined {
  const type = kindOf(instance);
  if (!Object.hasOwn(resources, type)) return undefined;
  const action = resources[type]?.action;
  if (action !== 'choose') return action;
  return type === 'images_image_copy' ? copyAction(instance) : imageAction(instance);
}

function imageAction(instance: Instance): Action | undefined {
  const given = (name: string): boolean => instance.arguments.values.has(name);
  if (given('image_url')) return 'import';
  if (given('backup_id') || (given('instance_id') && given('vault_id'))) return 'create-full-ecs';
  if (given('instance_id')) return 'create-from-server';
  return given('volume_id') ? 'create-from-disk' : undefined;
}

/** The step that creates an instance. */
export function creationOf(it: InstanceWriter, action: Action): MapNode {
  const { instance, writer } = it;
  const type = kindOf(instance);
  const row = resources[type];
  const fields: FieldNodes = {};
  for (const [name, value] of Object.entries(row?.fixed ?? {})) fields[name] = writer.scalar(value);
  const allowed = sent[type]?.[action];
  for (const [field, name] of Object.entries(row?.fields ?? {})) {
    if (allowed !== undefined && !allowed.includes(field)) continue;
    const argument = instance.arguments.values.get(name);
    if (argument === undefined || (isUnsent(argument.value) && field !== 'projects')) continue;
    fields[field] = writer.field(field, argument, nodeOf(field, argument, it));
  }
  if (type === 'images_image' && action === 'create-from-disk') fields.kind = writer.scalar('data');
  if (type === 'images_image' && action === 'import') fields.kind ??= writer.scalar('system');
  if (type === 'ims_image_registration') Object.assign(fields, metadataOf(it));
  if (action === 'copy-cross-region') fields.project_name = it.value('target_region');
  if (action === 'create-from-disk') fields.server = serverOfDisk(it);
  // What is known of a new image depends on where it is.
  if (creates(action) && !isUndecided(instance)) fields.as = writer.scalar(nameOfResult(it));
  return it.step(action, fields);
}

/** The name by which others refer to the image. A registration completes the image of its metadata. */
export function nameOfResult({ instance, lookups: { finder } }: InstanceWriter): string {
  if (kindOf(instance) !== 'ims_image_registration') return instance.address;
  return finder.nameOf('images', valueOf(instance, 'image_id')) ?? instance.address;
}

const sections = {
  image: 'images',
  key: 'keys',
  server: 'servers',
  vault: 'vaults',
  backup: 'backups',
  agency: 'agencies',
} as const;

/** The node of a field of a step. */
function nodeOf(field: string, { value, at }: Argument, it: InstanceWriter): Node {
  const { writer, lookups } = it;
  const { finder } = lookups;
  if (Object.hasOwn(sections, field)) return it.named(sections[field as keyof typeof sections], { value, at });
  switch (field) {
    case 'disk':
      return writer.said(finder.disk(value), at);
    case 'file':
      return writer.scalar(fileName(it), at);
    case 'kind':
      return writer.said(kindFrom(textOf(value)), at);
    case 'bucket':
      return writer.said(finder.nameOf('buckets', splitUrl(value).bucket), at);
    case 'object': {
      const { object } = splitUrl(value);
      return object === undefined ? writer.unknown(at) : writer.value(object, at);
    }
    case 'projects':
      return projectsOf(value, at, it);
    default:
      return writer.value(value, at);
  }
}

/** The values of `type` that the provider documents. */
function kindFrom(type: string | undefined): string | undefined {
  if (type === 'ECS' || type === 'FusionCompute') return 'system';
  return type === 'BMS' || type === 'Ironic' ? 'bms' : undefined;
}

/** The recipients: project IDs, and for a project of another provider configuration the account. */
export function projectsOf(value: Value, at: Argument['at'], { writer, lookups: { providers } }: InstanceWriter): Node {
  if (value.type !== 'list') return writer.unknown(at);
  return writer.list(
    value.items.map((item) => {
      const of = item.ref?.instance;
      const isProject = of !== undefined && /^data\.identity_(?:auth_)?projects$/.test(kindOf(of));
      const account = isProject ? providers.accountOf(of) : undefined;
      return account === undefined ? writer.value(item, at) : writer.scalar(account, at);
    }),
    at,
  );
}

/** The name of the file that an import reads: the address of its upload, otherwise its URL. */
export function fileName({ instance, lookups: { finder } }: InstanceWriter): string {
  const url = valueOf(instance, 'image_url');
  const upload = url && uploadOf(url, finder);
  return upload?.address ?? textOf(url) ?? `${instance.address}.image_url`;
}

/** The metadata of an image that a registration imports. */
function metadataOf({ instance, writer, lookups }: InstanceWriter): FieldNodes {
  const metadata = valueOf(instance, 'image_id')?.ref?.instance;
  if (metadata === undefined || kindOf(metadata) !== 'ims_image_metadata') return {};
  const it = new InstanceWriter(metadata, writer, lookups);
  return {
    name: it.value('name'),
    os_version: it.value('__os_version'),
    min_ram: it.value('min_ram'),
    min_disk: it.value('min_disk'),
  };
}

function serverOfDisk({ instance, writer, lookups: { finder } }: InstanceWriter): Node | undefined {
  const argument = instance.arguments.values.get('volume_id');
  const disk = finder.disk(argument?.value);
  if (argument === undefined) return undefined;
  if (disk === undefined) return writer.unknown(argument.at);
  const name = finder.nameOf('servers', finder.serverOf(disk, argument.value.ref?.instance));
  return name === undefined ? undefined : writer.scalar(name, argument.at);
}

/** The step that sets the memory of a copy after its creation, if its arguments require it. */
export function memoryOf(it: InstanceWriter): MapNode | undefined {
  return kindOf(it.instance) === 'images_image_copy' ? it.update(it.fields('min_ram', 'max_ram')) : undefined;
}

/** The step that tags a copy after its creation. */
export function tagsOf(it: InstanceWriter): MapNode | undefined {
  const argument = it.argument('tags');
  if (kindOf(it.instance) !== 'images_image_copy' || argument === undefined) return undefined;
  return it.tag({ add: it.writer.field('add', argument) });
}
