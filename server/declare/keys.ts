import { items, part, text, type Found, type Part } from './found';

/** `key_state` of KMS. */
const states: Readonly<Record<string, string>> = {
  1: 'pending-activation',
  2: 'enabled',
  3: 'disabled',
  4: 'pending-deletion',
  5: 'pending-import',
};

/** The keys of a ListKeys answer: with their details, or by their ids alone. */
export function keysOf(of: Part): readonly Found[] {
  const details = part(of, 'key_details');
  if (details.value !== undefined && details.value !== null) return items(details).flatMap(keyOf);
  return items(part(of, 'keys')).flatMap((each) => {
    const id = text(each);
    return id === undefined ? [] : [{ section: 'keys', id, called: '', fields: { id } } as const];
  });
}

/** A key as KMS tells of it. */
export function keyOf(of: Part): readonly Found[] {
  const id = text(part(of, 'key_id'));
  if (id === undefined) {
    of.faults.push({ where: part(of, 'key_id').where, expected: 'text' });
    return [];
  }
  const alias = text(part(of, 'key_alias'));
  const fields = {
    id,
    alias,
    state: states[text(part(of, 'key_state')) ?? ''],
    spec: text(part(of, 'key_spec')),
    region: text(part(of, 'realm')),
  };
  return [{ section: 'keys', id, called: alias ?? '', fields }];
}
