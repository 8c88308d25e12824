import type { CheckContext } from '../facts/check-context';
import type { Reason } from '../facts/fact';
import { message } from '../messages/message';
import type { Located } from '../model/located';
import type { Thing } from '../model/manifest';

/** The ISO image that a server was created from, or that Terraform makes before the server. */
export function isoImageOf(
  { fields }: Thing<'servers'>,
  context: CheckContext,
): { readonly ref: Located<string>; readonly why: Reason } | undefined {
  const ref = fields.from?.value.image;
  if (ref === undefined) return undefined;
  const kind = context.of(context.find('images', ref), 'kind');
  if (kind !== undefined) return kind.value === 'iso' ? { ref, why: kind.why } : undefined;
  const producer = context.evaluation.producerOf(ref.value);
  if (producer?.action !== 'import' || producer.kind?.value !== 'iso') return undefined;
  return { ref, why: { explanation: message('because.tf-defined', { address: ref.value }), at: producer.at } };
}
