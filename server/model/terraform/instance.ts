import type { AttributeRef, Configuration, Instance, Value } from './configuration';
import type { Section } from '../sections';
import { grouped } from '../../text/grouped';
import { memoize } from '../../text/memoize';
import { splitUrl, textOf } from './values';
import { identities, makesImage, sameAs, typeOf } from './resources';

/** Finds the instance of a value, and related instances. */
export class InstanceFinder {
  private readonly byType: ReadonlyMap<string, readonly Instance[]>;
  private readonly madeByType = new Map<string, readonly Instance[]>();
  /** Instances by section and the text that identifies them: an ID, a name of a bucket. */
  private readonly byText = new Map<string, Instance>();
  private readonly disks = new Map<string, Instance>();

  constructor(readonly configuration: Configuration) {
    this.byType = grouped(configuration.instances, kindOf);
    for (const instance of configuration.instances) for (const key of keysOf(instance)) this.byText.set(key, instance);
    for (const type of ['compute_volume_attach', 'bms_volume_attach'])
      for (const attach of this.of(type)) {
        const disk = this.disk(valueOf(attach, 'volume_id'));
        if (disk !== undefined) this.disks.set(disk, attach);
      }
  }

  /** All instances of a type, `data.` before that of a data source. */
  of(type: string): readonly Instance[] {
    return this.byType.get(type) ?? [];
  }

  /** The disks that are resources of their own. */
  get volumes(): readonly Instance[] {
    return [...this.of('evs_volume'), ...this.of('evsv3_volume')];
  }

  /** The instances of a type that the run creates. */
  madeOf(type: string): readonly Instance[] {
    let made = this.madeByType.get(type);
    if (made === undefined) this.madeByType.set(type, (made = this.of(type).filter(isMade)));
    return made;
  }

  /**
   * The name of the resource that a value identifies: the address of the instance that has it, or the text of the value. `undefined` if
   * neither is known.
   */
  nameOf(section: Section, value: Value | undefined): string | undefined {
    const name = nameIn(section, value);
    return name === undefined ? undefined : (this.byText.get(`${section} ${name}`)?.address ?? name);
  }

  /** The instance that a value identifies. */
  instanceOf(section: Section, value: Value | undefined): Instance | undefined {
    const ref = value?.ref === undefined ? undefined : followed(value.ref);
    if (ref !== undefined && identifies(section, ref) !== undefined) return ref.instance;
    const text = textOf(value);
    return text === undefined ? undefined : this.byText.get(`${section} ${text}`);
  }

  /** The name of the disk that a value identifies: the address of a volume, or of a server and its disk; otherwise its ID. */
  disk(value: Value | undefined): string | undefined {
    const ref = value?.ref;
    if (ref !== undefined) {
      const type = kindOf(ref.instance);
      const path = ref.path.join('.');
      if ((type === 'evs_volume' || type === 'evsv3_volume') && path === 'id') return ref.instance.address;
      if (type === 'compute_instance' && (path === 'system_disk_id' || /^volume_attached\.\d+\.volume_id$/.test(path)))
        return `${ref.instance.address}.${path}`;
    }
    const id = textOf(value);
    if (id === undefined || id === '') return undefined;
    return this.volumes.find((each) => textOf(valueOf(each, 'id')) === id)?.address ?? id;
  }

  /** The instance that attaches a disk to a server. */
  attachmentOf(disk: string): Instance | undefined {
    return this.disks.get(disk);
  }

  /** The server of a disk, from the instance that the disk belongs to, otherwise from its attachment. */
  serverOf(disk: string, of: Instance | undefined): Value | undefined {
    if (of !== undefined && kindOf(of) === 'compute_instance')
      return { type: 'unknown', ref: { instance: of, path: ['id'] } };
    const attach = this.attachmentOf(disk);
    return (
      (of && valueOf(of, 'server_id')) ?? (attach && (valueOf(attach, 'instance_id') ?? valueOf(attach, 'server_id')))
    );
  }
}

/**
 * What a value alone says about the resource that it identifies: the address of the instance that it refers to, otherwise its text.
 * An instance may have this text.
 */
export function nameIn(section: Section, value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  const ref = value.ref === undefined ? undefined : followed(value.ref);
  const identified = ref && identifies(section, ref);
  if (identified !== undefined) return identified;
  if (ref !== undefined && ref !== value.ref) {
    const inner = valueAt(ref);
    if (inner !== undefined && inner !== value) return nameIn(section, inner);
  }
  const text = textOf(value);
  return text === '' ? undefined : text;
}

/** The original reference for one that has the value of another attribute. */
function followed(ref: AttributeRef): AttributeRef {
  let found = ref;
  const seen = new Set<Instance>();
  while (!seen.has(found.instance)) {
    seen.add(found.instance);
    const type = kindOf(found.instance);
    const [attribute, ...rest] = found.path;
    const same = rest.length === 0 ? sameAs[type]?.[String(attribute)] : undefined;
    if (same === undefined) return found;
    const inner = found.instance.arguments.values.get(same)?.value;
    found = inner?.ref ?? { instance: found.instance, path: [same] };
  }
  return found;
}

/** The sections and texts by which others can name an instance. */
const keysOf = memoize((instance: Instance): readonly string[] => {
  const type = kindOf(instance);
  const keys: string[] = [];
  for (const [section, types] of Object.entries(identities)) {
    for (const attribute of types[type] ?? []) {
      const text = textOf(valueOf(instance, attribute));
      if (text !== undefined && !attribute.includes('.')) keys.push(`${section} ${text}`);
    }
  }
  const id = makesImage(type) ? textOf(valueOf(instance, 'id')) : undefined;
  if (id !== undefined) keys.push(`images ${id}`);
  return keys;
});

/** The finder of the instances of a configuration, created once. */
export const finderOf = memoize((configuration: Configuration) => new InstanceFinder(configuration));

/** `kms_key`, `data.kms_key`: the type of an instance without its provider; empty if that is another one. */
export const kindOf = memoize(({ mode, type }: Instance): string => {
  const own = typeOf(type);
  return own === '' || mode === 'managed' ? own : `data.${own}`;
});

/** The value of an argument or a known attribute. */
export function valueOf(instance: Instance, name: string): Value | undefined {
  return instance.arguments.values.get(name)?.value;
}

/** Whether the run creates an instance, rather than finding it. */
export function isMade({ change }: Instance): boolean {
  return change === undefined || change.actions.includes('create');
}

/** The instance that uploads the object of a URL. */
export function uploadOf(url: Value, finder: InstanceFinder): Instance | undefined {
  const { bucket, object } = splitUrl(url);
  const from = object?.ref?.instance;
  if (from !== undefined && kindOf(from) === 'obs_bucket_object') return from;
  const [bucketName, key] = [finder.nameOf('buckets', bucket), textOf(object)];
  if (bucketName === undefined || key === undefined) return undefined;
  return finder
    .of('obs_bucket_object')
    .find(
      (upload) =>
        textOf(valueOf(upload, 'key')) === key && finder.nameOf('buckets', valueOf(upload, 'bucket')) === bucketName,
    );
}

function valueAt({ instance, path: [name, ...rest] }: AttributeRef): Value | undefined {
  return rest.length === 0 ? valueOf(instance, String(name)) : undefined;
}

/** The name of the resource that an attribute identifies in a section. */
function identifies(section: Section, { instance, path }: AttributeRef): string | undefined {
  const kind = kindOf(instance);
  if (section === 'images' && makesImage(kind) && path.length === 1 && path[0] === 'id') return instance.address;
  const form =
    path.length === 1
      ? String(path[0])
      : path.map((step, index) => (path.length > 2 && index === 1 ? '#' : String(step))).join('.');
  if (identities[section]?.[kind]?.includes(form) !== true) return undefined;
  const [list, index] = path;
  return path.length === 1 ? instance.address : `${instance.address}.${String(list)}[${JSON.stringify(index)}]`;
}
