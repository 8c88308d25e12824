import type { Argument, Instance, Value } from '../../model/terraform/configuration';
import { makesImage, resources } from '../../model/terraform/resources';
import { kindOf, valueOf } from '../../model/terraform/instance';
import { textOf } from '../../model/terraform/values';
import type { MapNode, Node } from '../../syntax/node';
import { asBefore, nameBefore } from './before-plan';
import { InstanceWriter, type FieldNodes } from './instance-writer';
import { nameOfResult, projectsOf } from './steps';

/** A step of an instance, with what tells it from the other steps of the instance. */
export interface ChangeStep {
  readonly suffix: string;
  readonly value: MapNode;
}

/** The attributes that the provider changes in place by a call of their own. */
const patched = ['name', 'description', 'min_ram', 'max_ram', 'hw_firmware_type'];

/** The steps that change an instance in place. */
export function* updatesOf(it: InstanceWriter): Iterable<ChangeStep> {
  const { instance, writer } = it;
  const kind = kindOf(instance);
  if (kind === 'images_image_share') yield* membersChanged(it);
  if (!makesImage(kind)) return;
  const set: FieldNodes = {};
  for (const name of patched) {
    const argument = hasArgument(kind, name) ? changed(instance, name) : undefined;
    if (argument !== undefined) set[name] = writer.field(name, argument);
  }
  const update = it.update(set);
  if (update !== undefined) yield { suffix: 'update', value: update };
  const tags = tagsChanged(it);
  if (tags !== undefined) yield { suffix: 'tags', value: it.tag(tags) };
}

function hasArgument(kind: string, name: string): boolean {
  const names = Object.values(resources[kind]?.fields ?? {});
  return names.includes(name) || (kind === 'images_image_copy' && /^m(?:in|ax)_ram$/.test(name));
}

/** An argument whose value is another one after the plan is applied. */
function changed(instance: Instance, name: string): Argument | undefined {
  const before = instance.change?.before?.get(name);
  const after = instance.arguments.values.get(name);
  if (after !== undefined) return isSame(before, after.value) ? undefined : after;
  // A description that is removed becomes empty. Other attributes that are removed keep their values.
  if (name !== 'description' || before === undefined || textOf(before) === '') return undefined;
  return { value: { type: 'known', value: '' } };
}

function isSame(a: Value | undefined, b: Value): boolean {
  const [before, after] = [textOf(a), textOf(b)];
  return before !== undefined && before === after;
}

function tagsChanged({ instance, writer }: InstanceWriter): FieldNodes | undefined {
  const before = instance.change?.before?.get('tags');
  const after = instance.arguments.values.get('tags');
  const old = before?.type === 'object' ? before.fields : new Map<string, Value>();
  if (after !== undefined && after.value.type !== 'object') return undefined;
  const now = after?.value.type === 'object' ? after.value.fields : new Map<string, Value>();
  const added = [...now].filter(([key, value]) => !isSame(old.get(key), value));
  const removed = [...old.keys()].filter((key) => !now.has(key));
  if (added.length + removed.length === 0) return undefined;
  const add: Value = { type: 'object', fields: new Map(added) };
  return {
    add:
      added.length === 0 || after === undefined ? undefined : writer.field('add', after, writer.value(add, after.at)),
    remove: removed.length === 0 ? undefined : writer.list(removed.map((key) => writer.scalar(key))),
  };
}

/** The provider shares an image with the new projects first, and then stops sharing it with the others. */
function* membersChanged(it: InstanceWriter): Iterable<ChangeStep> {
  const share = it.instance;
  const [before, after] = [share.change?.before?.get('target_project_ids'), valueOf(share, 'target_project_ids')];
  if (before?.type !== 'list' || after?.type !== 'list') return;
  const at = share.arguments.values.get('target_project_ids')?.at;
  for (const [action, items, without] of [
    ['share', after.items, before.items],
    ['unshare', before.items, after.items],
  ] as const) {
    const left = items.filter((item) => !without.some((other) => isSame(item, other)));
    if (left.length === 0) continue;
    const projects = projectsOf({ type: 'list', items: left }, at, it);
    yield { suffix: action, value: it.step(action, { image: imageNode(it, 'source_image_id'), projects }) };
  }
}

/** The step that ends what exists of an instance; `undefined` if nothing happens in IMS. */
export function endingOf({ instance, writer, lookups }: InstanceWriter): MapNode | undefined {
  const old = new InstanceWriter(asBefore(instance), writer, lookups);
  const kind = kindOf(instance);
  switch (kind) {
    case 'images_image_share':
      return old.step('unshare', {
        image: imageNode(old, 'source_image_id'),
        projects: writer.value(valueOf(old.instance, 'target_project_ids') ?? { type: 'unknown' }),
      });
    case 'images_image_share_accepter': {
      // An image that was accepted is one of another account, whatever the providers look like.
      const image = lookups.finder.instanceOf('images', valueOf(old.instance, 'image_id'));
      const isOwn = image !== undefined && lookups.providers.accountOf(image) === lookups.providers.accountOf(instance);
      return old.step('reject-share', { image: isOwn ? writer.unknown() : imageNode(old, 'image_id') });
    }
    case 'ims_image_registration':
      return old.step('delete', { image: writer.scalar(nameOfResult(old)) });
    default:
      if (!makesImage(kind) && kind !== 'ims_image_metadata' && kind !== 'images_image_v2') return undefined;
      return old.step('delete', {
        image: writer.scalar(nameBefore(instance)),
        delete_backup: writer.written(old.instance.arguments.values.get('is_delete_backup')),
      });
  }
}

/** The image that an argument means before the plan is applied. */
function imageNode({ instance, writer, lookups: { finder } }: InstanceWriter, argument: string): Node {
  const value = valueOf(instance, argument);
  const image = finder.instanceOf('images', value);
  const isMadeHere = image !== undefined && makesImage(kindOf(image));
  return writer.said(isMadeHere ? nameBefore(image) : finder.nameOf('images', value));
}
