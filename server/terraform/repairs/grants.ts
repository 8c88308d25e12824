import { quotedText } from '../../hcl/print-value';
import type { Json, Path } from '../../syntax/change';
import type { Anchor } from '../../text/anchored-span';
import { grantsToAccounts } from '../lowering/declarations';
import { actingAs, freeLabel, listOf, placeLines, providerText, resource } from './blocks';
import { attributeIn, isRepeated } from './texts';
import type { Writing } from './writing';

/** Inserts a grant after the key, for which the faulty block waits. */
export function grantKey(anchor: Anchor, value: Json, to: Writing): boolean {
  const block = to.block(anchor);
  const key = block?.instance;
  if (block === undefined || key === undefined || isRepeated(block.written.part)) return false;
  const { account, operations } = value as { readonly account: string; readonly operations: readonly string[] };
  const { texts, lookups, faulty } = to.around;
  const recipient = actingAs(account, key, lookups);
  const domain = recipient && providerText(recipient, 'domain_id', texts);
  if (domain === undefined) return false;
  const type = 'huaweicloud_kms_grant';
  const label = freeLabel(type, `${key.name}_${account.replace(/^.*\./, '')}`, key.name, block.written, texts);
  const grant = resource(type, label, [
    ...placeLines(block.written),
    ['key_id', `${key.type}.${key.name}.id`],
    ['type', quotedText('domain')],
    ['grantee_principal', domain],
    ['operations', listOf(operations.map((operation) => quotedText(operation)))],
  ]);
  to.insert('after', anchor, `${type}.${label}`, grant);
  to.dependOn(faulty.anchor, `${type}.${label}`);
  return true;
}

/** Adds an operation to the written list of a grant: `[index, 'operations', number]`. */
export function widenGrant(anchor: Anchor, [index]: Path, value: Json, to: Writing): boolean {
  const key = to.block(anchor)?.instance;
  if (key === undefined) return false;
  const grant = grantsToAccounts(key, to.around.lookups)[Number(index)];
  const operation = typeof value === 'string' ? value : undefined;
  const block = grant?.place && to.block(grant.place.anchor);
  if (block === undefined || operation === undefined || isRepeated(block.written.part)) return false;
  if (attributeIn(block.written, 'operations')?.value.type !== 'tuple') return false;
  to.append(block.written.part.anchor, 'operations', quotedText(operation));
  return true;
}
