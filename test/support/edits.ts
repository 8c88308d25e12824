import { dedent } from './dedent';
/** A repeatable source of pseudorandom numbers: mulberry32. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const typed = [
  ' ', '  ', '\n', '\n  ', '\n    ', '\t', ':', ': ', '- ', '-', ',', '#', ' # note', '"', "'", '{', '}', '[', ']', '|', '>', '&a ', '*a', '<<: *a',
  '!', '!!str ', '%', '---\n', '...\n', '? ', 'x', 'image', 'image: base', '\n  - { action: delete, image: base }', '\n  - action: share\n    image: base',
  dedent`
    images:
      new: { kind: system }
  `, '\nregion: eu-west-101\n', 'x-notes: { a: 1 }\n', '\r\n', '\r', '# ims-disable-next-line export-iso\n', '中', '\u202e', 'true', '40', '1e3', '~',
  '\n  - parallel:\n      - - { action: delete, image: base }\n        - action: tag\n          image: base\n', '- - ', ', account: partner', '\naccount: partner\n',
  '\naccounts:\n  partner: { site: intl }\n', '\ninclude: [account.ims.yaml]\n', '\nquotas: { images: 2 }\n', 'data_images: [{ file: f }]',
  '\nkeys:\n', 'operations:\n', '\n- action: tag\n', '  a: |\n    text\n', '\uFEFF',
]; // prettier-ignore

/** One random edit of a text: typing, pasting, deleting, reindenting, moving lines, names on lines of their own, changing line ends, typing at two places. */
export function edited(text: string, random: (below: number) => number): string {
  const at = random(text.length + 1);
  const lines = (): string[] => text.split('\n');
  const insert = (where: number, what: string): string => text.slice(0, where) + what + text.slice(where);
  const snippet = typed[random(typed.length)] ?? '';
  switch (random(15)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return insert(at, snippet);
    case 4:
      return insert(at, 'abcxyz-09 :\n'[random(12)] ?? '');
    case 5:
    case 6:
      return text.slice(0, at) + text.slice(at + 1 + random(3));
    case 7:
      return text.slice(0, at) + text.slice(at + random(120));
    case 8: {
      const from = random(text.length + 1);
      return insert(at, text.slice(from, from + random(200)));
    }
    case 9: {
      const all = lines();
      const line = random(all.length);
      all[line] = random(2) === 0 ? `  ${all[line] ?? ''}` : (all[line] ?? '').replace(/^ {1,2}/, '');
      return all.join('\n');
    }
    case 10: {
      const all = lines();
      const from = random(all.length);
      const moved = all.splice(from, 1 + random(4));
      all.splice(random(all.length + 1), 0, ...moved);
      return all.join('\n');
    }
    case 11: {
      const all = lines();
      const from = random(all.length);
      all.splice(from, 0, ...all.slice(from, from + 1 + random(6)));
      return all.join('\n');
    }
    case 12: {
      const all = lines();
      const name = ['na', 'two words', '密钥 # new', '- na', 'na.me-2  '][random(5)] ?? '';
      all.splice(random(all.length + 1), 0, ' '.repeat(2 * random(4)) + name);
      return all.join('\n');
    }
    case 13:
      return random(8) === 0
        ? text.includes('\r\n')
          ? text.replaceAll('\r\n', '\n')
          : text.replaceAll('\n', '\r\n')
        : insert(at, snippet);
    default: {
      const other = random(text.length + 1);
      const [first, second] = at < other ? [at, other] : [other, at];
      return text.slice(0, first) + snippet + text.slice(first, second) + snippet + text.slice(second);
    }
  }
}
