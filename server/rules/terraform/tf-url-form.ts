import { message } from '../../messages/message';
import type { Value } from '../../model/terraform/configuration';
import { resources } from '../../model/terraform/resources';
import { kindOf, valueOf } from '../../model/terraform/instance';
import { textOf } from '../../model/terraform/values';
import { setArgument, valueAt, writtenElsewhere } from '../instances';
import type { Rule } from '../rule';

export const tfUrlForm: Rule<'instance'> = {
  id: 'tf-url-form',
  severity: 'error',
  on: ['instance'],
  creates: Object.keys(resources),
  *check(each, context) {
    const { file, bucket } = resources[kindOf(each)]?.fields ?? {};
    const argument = file ?? bucket;
    if (argument === undefined) return;
    const value = valueOf(each, argument);
    if (value === undefined || !isWrong(value)) return;
    const repaired = value.origin === undefined ? inForm(textOf(value) ?? '') : undefined;
    yield {
      at: valueAt(each, argument, context),
      message: message('tf-url-form', { argument }),
      reasons: [writtenElsewhere(each, argument)],
      fixes: () => (repaired === undefined ? [] : setArgument(each, argument, repaired)),
    };
  },
};

const protocol = /^(?:https?|obs|s3):\/\//i;

/**
 * Whether a text begins with a protocol, or is the name of a bucket without a colon after it. A part that is not known may contain the
 * colon, and a text with other characters may be a placeholder.
 */
function isWrong(value: Value): boolean {
  if (value.sensitive === true) return false;
  if (value.type === 'text') return typeof value.parts[0] === 'string' && protocol.test(value.parts[0]);
  const text = textOf(value) ?? '';
  return protocol.test(text) || /^[a-z0-9][a-z0-9.-]*(?:\/[^:]*)?$/i.test(text);
}

/** The bucket and object of other forms of a URL. */
function inForm(url: string): string | undefined {
  const match =
    /^https?:\/\/([a-z0-9.-]+?)\.obs[.-][^/]+\/([^?]+)$/i.exec(url) ??
    /^(?:obs|s3):\/\/([^/:]+)\/(.+)$/i.exec(url) ??
    /^([a-z0-9.-]+)\/([^:]+)$/.exec(url);
  return match === null ? undefined : `${match[1] ?? ''}:${match[2] ?? ''}`;
}
