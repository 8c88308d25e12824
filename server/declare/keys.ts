import { items, cursorTo, requiredText, text, type ImportedResource, type JsonCursor } from './resource';

/** `key_state` of KMS. */
const states: Readonly<Record<string, string>> = {
  1: 'pending-activation',
  2: 'enabled',
  3: 'disabled',
  4: 'pending-deletion',
  5: 'pending-import',
};

/** The keys in a ListKeys answer, with details or as IDs only. */
export function keysOf(of: JsonCursor): readonly ImportedResource[] {
  const details = cursorTo(of, 'key_details');
  if (details.value !== undefined && details.value !== null) return items(details).flatMap(keyOf);
  return items(cursorTo(of, 'keys')).flatMap((each) => {
    const id = text(each);
    return id === undefined ? [] : [{ section: 'keys', id, called: '', fields: { id } } as const];
  });
}

/** A key as KMS describes it. */
export function keyOf(of: JsonCursor): readonly ImportedResource[] {
  const id = requiredText(of, 'key_id');
  if (id === undefined) return [];
  const alias = text(cursorTo(of, 'key_alias'));
  const fields = {
    id,
    alias,
    state: states[text(cursorTo(of, 'key_state')) ?? ''],
    spec: text(cursorTo(of, 'key_spec')),
    region: text(cursorTo(of, 'realm')),
  };
  return [{ section: 'keys', id, called: alias ?? '', fields }];
}
