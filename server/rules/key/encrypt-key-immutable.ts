import { message } from '../../messages/message';
import type { Step } from '../../model/manifest';
import type { Json } from '../../syntax/change';
import type { CheckContext } from '../../facts/check-context';
import { dropFields } from '../fixes';
import type { Fix, Rule } from '../rule';
import { freeName } from '../copy-fixes';

const attributes: ReadonlySet<string> = new Set(['__system__cmkid', '__system__encrypted', 'cmk_id']);

export const encryptKeyImmutable: Rule<'update'> = {
  id: 'encrypt-key-immutable',
  severity: 'error',
  on: ['update'],
  *check(step, context) {
    for (const [attribute, { key, value }] of step.set?.value ?? []) {
      if (!attributes.has(attribute)) continue;
      yield {
        at: key,
        message: message('encrypt-key-immutable', { attribute }),
        fixes: () => [...copyInstead(step, value, context), ...dropFields(step, ['set', attribute])],
      };
    }
  },
};

/** An update that only changes the key becomes a copy with that key. */
function copyInstead(step: Step<'update'>, wanted: unknown, context: CheckContext): readonly Fix[] {
  const image = step.image?.value;
  const key = typeof wanted === 'string' ? context.evaluation.symbols.resolveName('keys', wanted) : undefined;
  if (image === undefined || key === undefined || step.set?.value.size !== 1) return [];
  const as = freeName(`${image}-reencrypted`, context);
  const copy: Json = { action: 'copy-in-region', image, key, as, name: as };
  return [
    { title: message('fix.copy-instead', { image, key }), changes: [{ do: 'set', at: step.nodePath, value: copy }] },
  ];
}
