import { firstLetters, freeName } from '../text/free-name';
import { grouped } from '../text/grouped';
import type { ImportedResource } from './resource';

/** A text as a name of the format; `fallback` if no character of it is allowed. */
export function fitName(text: string, fallback: string): string {
  const spaced = text.normalize().replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-');
  const [within = ''] = /[\p{L}\p{N}](?:.*[\p{L}\p{M}\p{N}])?/u.exec(spaced) ?? [];
  const fit = firstLetters(within, LONGEST);
  if (fit === '') return fallback;
  return /^\p{L}/u.test(fit) ? fit : firstLetters(`${fallback.split('-', 1).join('')}-${fit}`, LONGEST);
}

/** The maximum length of a name in the format. */
const LONGEST = 64;

/** The prefix for declarations that have no name, before their ID. */
const nouns: Readonly<Record<string, string>> = { images: 'image', keys: 'key', buckets: 'bucket', vaults: 'vault' };

/**
 * Gives each declaration a name: its own, plus the start of its ID if the name is ambiguous or already used. The result does not
 * depend on the order or on what is listed later.
 */
export function nameThings(
  found: readonly ImportedResource[],
  taken: (section: ImportedResource['section'], name: string) => boolean,
): ReadonlyMap<ImportedResource, string> {
  const wanted = found.map((each) => {
    const noun = nouns[each.section] ?? each.section;
    return { each, name: fitName(each.called, `${noun}-${shortId(each)}`) };
  });
  const alike = grouped(wanted, ({ each, name }) => `${each.section} ${name}`);
  const names = new Map<ImportedResource, string>();
  const given = new Set<string>();
  for (const { each, name } of wanted) {
    const alone = alike.get(`${each.section} ${name}`)?.length === 1 && !taken(each.section, name);
    const base = alone ? name : `${firstLetters(name, LONGEST - 9)}-${shortId(each)}`;
    const isTaken = (own: string): boolean =>
      given.has(`${each.section} ${own}`) || (!alone && taken(each.section, own));
    const own = freeName(base, isTaken, { limit: LONGEST });
    given.add(`${each.section} ${own}`);
    names.set(each, own);
  }
  return names;
}

function shortId({ id }: ImportedResource): string {
  return id
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 8)
    .toLowerCase();
}
