import type { NewBlock } from '../../hcl/change';
import type { Instance } from '../../model/terraform/configuration';
import { regionName } from '../../model/terraform/providers';
import { resources, typeOf } from '../../model/terraform/resources';
import { freeName } from '../../text/free-name';
import type { Lookups } from '../lowering/instance-writer';
import { attributeIn, blockOf, textOf, type Texts, type PartInFile } from './texts';

/** An argument and its expression. */
type Line = readonly [name: string, expression: string];

/** A block of a resource. */
export function resource(type: string, label: string, lines: readonly Line[]): NewBlock {
  return { name: 'resource', labels: [type, label], arguments: lines };
}

/** The fields of a step that a rule wants to insert. */
export interface NewStep {
  readonly action: string;
  readonly account?: string;
  readonly image?: string;
  readonly key?: string;
  readonly as?: string;
  readonly name?: string;
  readonly accounts?: readonly string[];
  readonly projects?: readonly string[];
}

/** The types of the resources that perform new steps, by the action. */
export const types: ReadonlyMap<string, string> = new Map([
  ['copy-in-region', 'huaweicloud_images_image_copy'],
  ['share', 'huaweicloud_images_image_share'],
  ['accept-share', 'huaweicloud_images_image_share_accepter'],
]);

/** A label that no other resource of the type has in the module: from the last part of a name, otherwise from another label. */
export function freeLabel(type: string, name: string, otherwise: string, near: PartInFile, texts: Texts): string {
  const last =
    (name.split('[')[0] ?? '')
      .split('.')
      .at(-1)
      ?.replace(/[^\p{ID_Continue}]/gu, '_') ?? '';
  const wanted = /^\p{ID_Start}/u.test(last) && !/^[\da-f]{8}_/.test(last) ? last : `${otherwise}_image`;
  const taken = new Set(
    texts.beside(near).flatMap((each) => {
      const block = blockOf(each);
      return block?.name === 'resource' && block.labels[0]?.value === type ? (block.labels[1]?.value ?? []) : [];
    }),
  );
  return freeName(wanted, (label) => taken.has(label), { separator: '_' });
}

/** The `provider` and the `region` of a resource, to be written in another one that does the same elsewhere. */
export function placeLines(written: PartInFile): readonly Line[] {
  return (['provider', 'region'] as const).flatMap((name): readonly Line[] => {
    const expression = argumentText(written, name);
    return expression === undefined ? [] : [[name, expression]];
  });
}

/** The expression of an argument. */
export function argumentText(written: PartInFile, name: string): string | undefined {
  const attribute = attributeIn(written, name);
  return attribute && textOf(written, attribute.value);
}

/** The items of a list that is written as such. */
export function itemsOf(written: PartInFile, name: string): readonly string[] {
  const value = attributeIn(written, name)?.value;
  return value?.type === 'tuple' ? value.items.map((item) => textOf(written, item)) : [];
}

/** The name of the argument that has the image of a resource. */
export function imageArgument({ type }: Pick<Instance, 'type'>): string | undefined {
  return resources[typeOf(type)]?.fields['image'];
}

/** An instance of an account beside another one: in the root module and, if possible, in the same region. */
export function actingAs(
  account: string | undefined,
  beside: Instance,
  { finder, providers }: Lookups,
): Instance | undefined {
  if (beside.module !== '') return undefined;
  const own = finder.configuration.instances.filter(
    (each) => each.module === '' && providers.accountOf(each) === account,
  );
  return own.find((each) => regionName(each) === regionName(beside)) ?? own[0];
}

/** The expression of an argument of the provider configuration of an instance. */
export function providerText({ provider }: Instance, name: string, texts: Texts): string | undefined {
  const at = provider.arguments.values.get(name)?.at;
  const written = at && texts.at(at.anchor);
  return written && argumentText(written, name);
}

/** The `provider` argument of resources with the provider configuration of an instance; `undefined` if it cannot be named. */
export function providerLines({ provider: { key } }: Instance): readonly Line[] | undefined {
  if (key === 'huaweicloud') return [];
  return /^huaweicloud\.[\w-]+$/.test(key) ? [['provider', key]] : undefined;
}

/** A list of texts. */
export function listOf(texts: readonly string[]): string {
  return `[${texts.join(', ')}]`;
}
