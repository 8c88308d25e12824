import { createsImage } from '../facts/producers';
import type { ActionFields } from '../model/actions';
import { forms } from '../model/forms';
import type { Located } from '../model/located';
import type { Step } from '../model/manifest';
import { takes, type Draft, type ParameterValues } from './draft';
import { idOf, objectUrl, open, ownRegion, projectIn, projectOf, regionOf, type Seen } from './resolve';
import { isPlaceholder, type CallValue } from './placeholder';

/** The calls that a step needs, in order. Empty if only the console can do it. */
export function draftsOf(step: Step, seen: Seen): readonly Draft[] {
  switch (step.action) {
    case 'import':
      return [imported(step, seen)];
    case 'create-from-server':
      return [
        draft('CreateImage.fromServer', regionOf(seen, 'servers', step.server), {
          ...common(step, seen),
          instance_id: ref(seen, 'servers', step.server),
        }),
      ];
    case 'create-from-disk':
      return [fromDisk(step, seen)];
    case 'create-full-ecs':
      return [fullEcs(step, seen)];
    case 'copy-in-region':
      return [
        ofImage('CopyImageInRegion', step, seen, {
          ...common(step, seen),
          cmk_id: step.key?.value === 'none' ? undefined : ref(seen, 'keys', step.key),
        }),
      ];
    case 'copy-cross-region':
      return [
        ofImage('CopyImageCrossRegion', step, seen, {
          ...common(step, seen),
          region: step.target_region?.value,
          project_name: step.project_name?.value,
          agency_name: step.agency?.value,
          vault_id: ref(seen, 'vaults', step.vault),
        }),
      ];
    case 'share':
      return shared('BatchAddMembers', step, seen);
    case 'unshare':
      return shared('BatchDeleteMembers', step, seen);
    case 'accept-share':
      return answered(step, seen, 'accepted');
    case 'reject-share':
      return answered(step, seen, 'rejected');
    case 'export':
      return [
        ofImage('ExportImage', step, seen, {
          bucket_url: objectUrl(seen, step.bucket, step.object, 'bucket:object'),
          file_format: step.file_format?.value,
          is_quick_export: step.is_quick_export?.value,
        }),
      ];
    case 'publish':
      return [];
    case 'update':
      return [{ ...ofImage('UpdateImage', step, seen, {}), list: operations(step) }];
    case 'tag':
      return tagged(step, seen);
    case 'delete':
      return [ofImage('GlanceDeleteImage', step, seen, { delete_backup: step.delete_backup?.value })];
  }
}

/** Fields of a step that no parameter of its calls takes. A field that decides which call is used counts as sent. */
export function unsentOf(step: Step, drafts: readonly Draft[]): readonly string[] {
  if (!createsImage(step)) return [];
  return Object.entries(direct)
    .filter(([field]) => step.written.has(field) && field !== 'is_quick_import')
    .filter(([field]) => !(field === 'key' && step.action === 'copy-in-region'))
    .filter(([, param]) => !drafts.some(({ id, values }) => takes(id, param) || nested(values, param)))
    .map(([field]) => field);
}

function nested({ data_images: images }: ParameterValues, param: string): boolean {
  return Array.isArray(images) && images.some((each: CallValue) => typeof each === 'object' && param in each);
}

/** Fields with a separate parameter, and its name. */
const direct = {
  name: 'name',
  description: 'description',
  enterprise_project_id: 'enterprise_project_id',
  tags: 'image_tags',
  min_ram: 'min_ram',
  max_ram: 'max_ram',
  key: 'cmk_id',
  os_type: 'os_type',
  os_version: 'os_version',
  min_disk: 'min_disk',
  is_config: 'is_config',
  is_config_init: 'is_config_init',
  is_quick_import: 'is_quick_import',
  architecture: 'architecture',
  hw_firmware_type: 'hw_firmware_type',
  license_type: 'license_type',
} as const;

function draft(id: string, region: CallValue, values: ParameterValues): Draft {
  return { id, region, values };
}

function ofImage(id: string, step: { readonly image?: Located<string> }, seen: Seen, values: ParameterValues): Draft {
  return draft(id, regionOf(seen, 'images', step.image), { image_id: ref(seen, 'images', step.image), ...values });
}

function ref(seen: Seen, section: Parameters<typeof idOf>[1], leaf?: Located<string>): CallValue | undefined {
  return leaf === undefined ? undefined : idOf(seen, section, leaf);
}

type CreatingFields = Partial<ActionFields<'import'>>;
type DataImage = NonNullable<CreatingFields['data_images']>['value'][number];

/** The parameters of an image-creating step that have the same name as its fields. */
function common(step: CreatingFields, seen: Seen): ParameterValues {
  const values: Record<string, CallValue | undefined> = {};
  const fields: Readonly<Record<string, Located<unknown> | undefined>> = { ...step };
  for (const [field, param] of Object.entries(direct)) {
    const value = fields[field]?.value;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') values[param] = value;
  }
  return {
    ...values,
    cmk_id: ref(seen, 'keys', step.key),
    image_tags: tagsOf(step),
  };
}

function tagsOf({ tags }: Pick<CreatingFields, 'tags'>): CallValue | undefined {
  const all = [...(tags?.value ?? [])].map(([key, { value }]) => ({ key, value: String(value ?? '') }));
  return all.length === 0 ? undefined : all;
}

function imported(step: Step<'import'>, seen: Seen): Draft {
  const kind = step.kind?.value ?? 'system';
  // Fast import calls take neither a key nor data disk files. CreateImage takes them for system disk images.
  const dataImages = (step.data_images?.value ?? []).map((image) => dataImageOf(image, seen));
  const alone = step.key === undefined && dataImages.length === 0;
  const quick = step.is_quick_import?.value === true && kind !== 'iso' && (kind === 'data' || alone);
  const types = { system: undefined, data: quick ? 'DataImage' : undefined, iso: 'IsoImage', bms: 'BMS' };
  const id =
    kind === 'data'
      ? quick
        ? 'ImportImageQuick.data'
        : 'CreateDataImage'
      : quick
        ? 'ImportImageQuick.system'
        : 'CreateImage.fromFile';
  return draft(id, ownRegion(seen), {
    ...common(step, seen),
    type: types[kind],
    image_url: urlOf(step.file, seen),
    data_images: dataImages.length === 0 ? undefined : dataImages,
  });
}

function dataImageOf({ value }: DataImage, seen: Seen): CallValue {
  return present({
    name: value.name?.value,
    description: value.description?.value,
    image_url: urlOf(value.file, seen),
    min_disk: value.min_disk?.value,
    is_quick_import: value.is_quick_import?.value,
    image_tags: tagsOf(value),
  });
}

function urlOf(ref: Located<string> | undefined, seen: Seen): CallValue {
  const file = ref === undefined ? undefined : seen.evaluation.manifest.files.get(ref.value);
  return objectUrl(seen, file?.fields.bucket, file?.fields.object, `files.${ref?.value ?? ''}.image_url`);
}

function fromDisk(step: Step<'create-from-disk'>, seen: Seen): Draft {
  const region = regionOf(seen, 'servers', step.server);
  const disk = seen.state.disk(step);
  const name = step.disk?.value;
  const hole = open(`servers.${step.server?.value ?? ''}.data_disks.${name ?? ''}.id`);
  const own = disk === undefined && name !== undefined && forms.id.test(name) ? name : undefined;
  const volume = disk?.value.id?.value ?? own ?? hole;
  const values = common(step, seen);
  const kind = step.kind?.value;
  if (kind === 'system' || kind === 'bms')
    return draft('CreateImage.fromVolume', region, {
      ...values,
      type: kind === 'bms' ? 'BMS' : undefined,
      volume_id: volume,
    });
  const { name: called, description, image_tags: tags, enterprise_project_id: project } = values;
  const image = { name: called, volume_id: volume, description, image_tags: tags };
  return draft('CreateImage.fromDataDisks', region, { data_images: [present(image)], enterprise_project_id: project });
}

function present(values: ParameterValues): Readonly<Record<string, CallValue>> {
  const kept: Record<string, CallValue> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) kept[name] = value;
  return kept;
}

/** If the step does not name the backup service, that of the declared backup is used. */
function fullEcs(step: Step<'create-full-ecs'>, seen: Seen): Draft {
  const values = common(step, seen);
  if (step.backup === undefined) {
    const vault = ref(seen, 'vaults', step.vault);
    const server = ref(seen, 'servers', step.server);
    return draft('CreateWholeImage.fromServer', regionOf(seen, 'servers', step.server), {
      ...values,
      instance_id: server,
      vault_id: vault,
    });
  }
  const service = seen.state.find('backups', step.backup)?.facts.service;
  return draft('CreateWholeImage.fromBackup', regionOf(seen, 'backups', step.backup), {
    ...values,
    backup_id: ref(seen, 'backups', step.backup),
    whole_image_type:
      step.whole_image_type?.value ?? (service?.known === true ? service.value.toUpperCase() : undefined),
  });
}

interface OfImages {
  readonly image?: Located<string>;
  readonly images?: Located<readonly Located<string>[]>;
}

/** The images of a step by region, because a call reaches one region only. */
function byRegion(
  step: OfImages,
  seen: Seen,
): readonly { readonly region: CallValue; readonly images: readonly CallValue[] }[] {
  const found: { readonly region: CallValue; readonly images: CallValue[] }[] = [];
  const images = [...(step.image === undefined ? [] : [step.image]), ...(step.images?.value ?? [])];
  for (const image of images) {
    const region = regionOf(seen, 'images', image);
    let group = found.find((each) => each.region === region || (isPlaceholder(each.region) && isPlaceholder(region)));
    if (group === undefined) found.push((group = { region, images: [] }));
    group.images.push(idOf(seen, 'images', image));
  }
  return found;
}

function shared(id: string, step: Step<'share' | 'unshare'>, seen: Seen): readonly Draft[] {
  const raw = (leaves: Located<readonly Located<string>[]> | undefined): CallValue[] =>
    (leaves?.value ?? []).map((each) => each.value);
  const some = (list: readonly CallValue[]): CallValue | undefined => (list.length === 0 ? undefined : list);
  return byRegion(step, seen).map(({ region, images }) => {
    const accounts = (step.accounts?.value ?? []).map((each) => projectOf(seen, each, region));
    return draft(id, region, {
      images,
      projects: some([...accounts, ...raw(step.projects)]),
      domains: some((step.domains?.value ?? []).map((each) => idOf(seen, 'accounts', each))),
      organizations: some(raw(step.organizations)),
    });
  });
}

function answered(
  step: Step<'accept-share' | 'reject-share'>,
  seen: Seen,
  status: 'accepted' | 'rejected',
): readonly Draft[] {
  return byRegion(step, seen).map(({ region, images }) =>
    draft('BatchUpdateMembers', region, {
      images,
      project_id: step.project_id?.value ?? projectIn(seen, region),
      status,
      vault_id: ref(seen, 'vaults', step.vault),
    }),
  );
}

/** The changes of an update. `add` replaces an attribute that exists. */
function operations(step: Step<'update'>): readonly CallValue[] {
  return [...(step.set?.value ?? [])].map(([name, { value }]): CallValue => {
    const path = `/${name === 'description' ? '__description' : name}`;
    return value === null ? { op: 'remove', path } : { op: 'add', path, value: String(value) };
  });
}

/** Removals first, then additions. */
function tagged(step: Step<'tag'>, seen: Seen): readonly Draft[] {
  const base = ofImage('BatchAddOrDeleteTags', step, seen, {});
  const project = projectIn(seen, base.region);
  const removed = (step.tags?.value.remove?.value ?? []).map(({ value }) => ({ key: value }));
  const added = [...(step.tags?.value.add?.value ?? [])].map(([key, { value }]) => ({
    key,
    value: String(value ?? ''),
  }));
  const both = [
    { action: 'delete', tags: removed },
    { action: 'create', tags: added },
  ];
  return both
    .filter(({ tags }) => tags.length > 0)
    .map((each) => ({ ...base, values: { ...base.values, project_id: project, ...each } }));
}
