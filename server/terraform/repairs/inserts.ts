import { quotedText } from '../../hcl/print-value';
import type { Change } from '../../syntax/change';
import {
  actingAs,
  argumentText,
  freeLabel,
  imageArgument,
  itemsOf,
  listOf,
  placeLines,
  providerLines,
  resource,
  types,
  type NewStep,
} from './blocks';
import { referenceFor } from './fields';
import { isRepeated } from './texts';
import type { Writing } from './writing';

/** Inserts the block that performs a step before or after that of another step. Returns whether HCL can express it. */
export function insertStep({ side, of, value }: Extract<Change, { do: 'insert' }>, to: Writing): boolean {
  const block = to.block(of.anchor);
  const step = value as unknown as NewStep;
  const type = types.get(step.action);
  if (block?.instance === undefined || type === undefined || isRepeated(block.written.part)) return false;
  const { written, instance } = block;
  const { texts, lookups } = to.around;
  const account = lookups.providers.accountOf(instance);
  const actor = account === step.account ? instance : actingAs(step.account, instance, lookups);
  const place = actor === instance ? placeLines(written) : actor && providerLines(actor);
  const argument = imageArgument(instance);
  const image = argument === undefined ? undefined : argumentText(written, argument);
  if (place === undefined || image === undefined) return false;
  const imageName = lookups.finder.nameOf('images', instance.arguments.values.get(argument ?? '')?.value);
  if (imageName !== step.image) return false;
  const label = freeLabel(type, step.as ?? step.image ?? '', instance.name, written, texts);
  const lines: (readonly [string, string])[] = [...place];
  const address = `${type}.${label}`;
  if (step.action === 'copy-in-region') {
    const key = step.key === 'none' ? undefined : referenceFor('key', step.key ?? '', instance, written, to);
    if (key === undefined && step.key !== 'none') return false;
    lines.push(['source_image_id', image], ['name', quotedText(step.name === step.as ? label : (step.name ?? label))]);
    if (key !== undefined) lines.push(['kms_key_id', key]);
  } else if (step.action === 'share') {
    const projects =
      step.projects === undefined
        ? referenceFor('accounts', step.accounts ?? [], instance, written, to)
        : listOf(step.projects.map((project) => quotedText(project)));
    if (projects === undefined || (step.projects !== undefined && step.accounts !== undefined)) return false;
    lines.push(['source_image_id', image], ['target_project_ids', projects]);
  } else lines.push(['image_id', image]);
  const waits =
    side === 'before'
      ? [...to.newBefore(of.anchor), ...itemsOf(written, 'depends_on')]
      : [to.lastAfter(of.anchor) ?? `${instance.type}.${instance.name}`];
  if (waits.length > 0) lines.push(['depends_on', listOf(waits)]);
  if (step.as !== undefined) to.made.set(step.as, address);
  to.insert(side, of.anchor, address, resource(type, label, lines));
  return true;
}

/** Inserts a key before the block of a step that needs one. */
export function insertKey({ near, name, value }: Extract<Change, { do: 'declare' }>, to: Writing): boolean {
  const block = to.block(near);
  if (block?.instance === undefined || isRepeated(block.written.part)) return false;
  const type = 'huaweicloud_kms_key';
  const label = freeLabel(type, name, block.instance.name, block.written, to.around.texts);
  const { alias } = value as { readonly alias: string };
  const lines = [...placeLines(block.written), ['key_alias', quotedText(alias)] as const];
  to.made.set(name, `${type}.${label}`);
  to.change(near, { do: 'insert', side: 'before', block: resource(type, label, lines) });
  return true;
}
