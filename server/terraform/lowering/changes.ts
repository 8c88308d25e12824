import type { Argument, Instance, Value } from '../../model/configuration';
import { makesImage, resources } from '../../model/terraform/resources';
import { kindOf, valueOf } from '../../model/terraform/things';
import { textOf } from '../../model/terraform/values';
import type { FieldNode, MapNode, Node } from '../../syntax/node';
import { asBefore, imageBefore, nameBefore } from './before';
import type { NodeWriter } from './nodes';
import { actorOf, nameOfResult, projectsOf, type Scope } from './steps';

/** A step of an instance, with what tells it from the other steps of the instance. */
export interface Change {
  readonly suffix: string;
  readonly value: MapNode;
}

/** The attributes that the provider changes in place by a call of their own. */
const patched = ['name', 'description', 'min_ram', 'max_ram', 'hw_firmware_type'];

/** The steps that change an instance in place. */
export function* updatesOf(instance: Instance, writer: NodeWriter, scope: Scope): Iterable<Change> {
  const kind = kindOf(instance) ?? '';
  if (kind === 'images_image_share') yield* membersChanged(instance, writer, scope);
  if (!makesImage(kind)) return;
  const on = { ...actorOf(instance, writer, scope), image: writer.scalar(instance.address) };
  const set: Record<string, FieldNode> = {};
  for (const name of patched) {
    if (!hasArgument(kind, name)) continue;
    const argument = changed(instance, name);
    if (argument !== undefined) set[name] = writer.field(name, argument, writer.value(argument.value, argument.at));
  }
  if (Object.keys(set).length > 0)
    yield { suffix: 'update', value: writer.map({ action: writer.scalar('update'), ...on, set: writer.map(set) }) };
  const tags = tagsChanged(instance, writer);
  if (tags !== undefined) yield { suffix: 'tags', value: writer.map({ action: writer.scalar('tag'), ...on, tags }) };
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

function tagsChanged(instance: Instance, writer: NodeWriter): MapNode | undefined {
  const before = instance.change?.before?.get('tags');
  const after = instance.arguments.values.get('tags');
  const old = before?.type === 'object' ? before.fields : new Map<string, Value>();
  if (after !== undefined && after.value.type !== 'object') return undefined;
  const now = after?.value.type === 'object' ? after.value.fields : new Map<string, Value>();
  const added = [...now].filter(([key, value]) => !isSame(old.get(key), value));
  const removed = [...old.keys()].filter((key) => !now.has(key));
  if (added.length + removed.length === 0) return undefined;
  const add: Value = { type: 'object', fields: new Map(added) };
  return writer.map({
    add:
      added.length === 0 || after === undefined ? undefined : writer.field('add', after, writer.value(add, after.at)),
    remove: removed.length === 0 ? undefined : writer.list(removed.map((key) => writer.scalar(key))),
  });
}

/** The provider shares an image with the new projects first, and then stops sharing it with the others. */
function* membersChanged(share: Instance, writer: NodeWriter, scope: Scope): Iterable<Change> {
  const [before, after] = [share.change?.before?.get('target_project_ids'), valueOf(share, 'target_project_ids')];
  if (before?.type !== 'list' || after?.type !== 'list') return;
  const on = { ...actorOf(share, writer, scope), image: imageNode(share, 'source_image_id', writer, scope) };
  const at = share.arguments.values.get('target_project_ids')?.at;
  const projects = (items: readonly Value[], without: readonly Value[]): Node | undefined => {
    const left = items.filter((item) => !without.some((other) => isSame(item, other)));
    return left.length === 0 ? undefined : projectsOf({ type: 'list', items: left }, at, writer, scope);
  };
  const added = projects(after.items, before.items);
  if (added !== undefined)
    yield { suffix: 'share', value: writer.map({ action: writer.scalar('share'), ...on, projects: added }) };
  const removed = projects(before.items, after.items);
  if (removed !== undefined)
    yield { suffix: 'unshare', value: writer.map({ action: writer.scalar('unshare'), ...on, projects: removed }) };
}

/** The step that ends what exists of an instance; `undefined` if nothing happens in IMS. */
export function endingOf(instance: Instance, writer: NodeWriter, scope: Scope): MapNode | undefined {
  const old = asBefore(instance);
  const actor = actorOf(old, writer, scope);
  const kind = kindOf(instance) ?? '';
  switch (kind) {
    case 'images_image_share':
      return writer.map({
        action: writer.scalar('unshare'),
        ...actor,
        image: imageNode(old, 'source_image_id', writer, scope),
        projects: writer.value(valueOf(old, 'target_project_ids') ?? { type: 'unknown' }),
      });
    case 'images_image_share_accepter': {
      // An image that was accepted is one of another account, whatever the providers look like.
      const image = scope.things.instanceOf('images', valueOf(old, 'image_id'));
      const isOwn = image !== undefined && scope.providers.accountOf(image) === scope.providers.accountOf(old);
      return writer.map({
        action: writer.scalar('reject-share'),
        ...actor,
        image: isOwn ? writer.unknown() : imageNode(old, 'image_id', writer, scope),
      });
    }
    case 'ims_image_registration':
      return writer.map({
        action: writer.scalar('delete'),
        ...actor,
        image: writer.scalar(nameOfResult(old, scope)),
      });
    default: {
      if (!makesImage(kind) && kind !== 'ims_image_metadata' && kind !== 'images_image_v2') return undefined;
      const backup = old.arguments.values.get('is_delete_backup');
      return writer.map({
        action: writer.scalar('delete'),
        ...actor,
        image: writer.scalar(nameBefore(instance)),
        delete_backup: backup && writer.value(backup.value, backup.at),
      });
    }
  }
}

function imageNode(instance: Instance, argument: string, writer: NodeWriter, { things }: Scope): Node {
  const name = imageBefore(instance, argument, things);
  return name === undefined ? writer.unknown() : writer.scalar(name);
}
