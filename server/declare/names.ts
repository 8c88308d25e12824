import type { Found } from './found';

/** A text made fit for the names of the format; `fallback` where nothing of it fits. */
export function fitName(text: string, fallback: string): string {
  const [within = ''] = /[A-Za-z0-9](?:.*[A-Za-z0-9])?/.exec(text.replace(/[^A-Za-z0-9_.-]+/g, '-')) ?? [];
  const fit = within.slice(0, LONGEST);
  if (fit === '') return fallback;
  return /^[A-Za-z]/.test(fit) ? fit : `${fallback.split('-', 1).join('')}-${fit}`.slice(0, LONGEST);
}

/** A name of the format has 64 characters at the most. */
const LONGEST = 64;

/** What a thing without a name of its own is called, before its id. */
const nouns: Readonly<Record<string, string>> = { images: 'image', keys: 'key', buckets: 'bucket', vaults: 'vault' };

/**
 * A name for each thing: of its own name, and with the beginning of its id where two would be called alike or the name is
 * taken. So it does not depend on the order, nor on what else is listed later.
 */
export function nameThings(
  found: readonly Found[],
  taken: (section: Found['section'], name: string) => boolean,
): ReadonlyMap<Found, string> {
  const wanted = found.map((each) => {
    const noun = nouns[each.section] ?? each.section;
    return { each, name: fitName(each.called, `${noun}-${shortId(each)}`) };
  });
  const counts = new Map<string, number>();
  for (const { each, name } of wanted) {
    const key = `${each.section} ${name}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const names = new Map<Found, string>();
  const given = new Set<string>();
  for (const { each, name } of wanted) {
    const alone = counts.get(`${each.section} ${name}`) === 1 && !taken(each.section, name);
    const base = alone ? name : `${name.slice(0, LONGEST - 9)}-${shortId(each)}`;
    let own = base;
    for (let count = 2; given.has(`${each.section} ${own}`) || (!alone && taken(each.section, own)); count++)
      own = `${base.slice(0, LONGEST - 4)}-${String(count)}`;
    given.add(`${each.section} ${own}`);
    names.set(each, own);
  }
  return names;
}

function shortId({ id }: Found): string {
  return id
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 8)
    .toLowerCase();
}
