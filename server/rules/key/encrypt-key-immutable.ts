import { message } from '../../messages/message';
import type { Step } from '../../model/manifest';
import type { Json } from '../../syntax/change';
import type { Ask } from '../../facts/ask';
import { fieldSpot, freeName } from '../repair';
import type { Fix, Rule } from '../rule';

const attributes: ReadonlySet<string> = new Set(['__system__cmkid', '__system__encrypted', 'cmk_id']);

export const encryptKeyImmutable: Rule<'update'> = {
  id: 'encrypt-key-immutable',
  severity: 'error',
  on: ['update'],
  *check(step, facts) {
    for (const [attribute, { key, value }] of step.set?.value ?? []) {
      if (!attributes.has(attribute)) continue;
      yield {
        at: key,
        message: message('encrypt-key-immutable', { attribute }),
        fixes: () => [
          ...copyInstead(step, value, facts),
          {
            title: message('fix.remove-field', { field: attribute }),
            changes: [{ do: 'remove', at: fieldSpot(step, 'set', attribute) }],
          },
        ],
      };
    }
  },
};

/** An update that only wanted another key becomes a copy with that key. */
function copyInstead(step: Step<'update'>, wanted: unknown, facts: Ask): readonly Fix[] {
  const image = step.image?.value;
  const key = typeof wanted === 'string' ? facts.run.world.identity('keys', wanted) : undefined;
  if (image === undefined || key === undefined || step.set?.value.size !== 1) return [];
  const as = freeName(`${image}-reencrypted`, facts);
  const copy: Json = { action: 'copy-in-region', image, key, as, name: as };
  return [{ title: message('fix.copy-instead', { image, key }), changes: [{ do: 'set', at: step.spot, value: copy }] }];
}
