import { describe, expect, it } from 'vitest';
import { tokenReader, type EntryTokens, type Token } from '../../server/features/tokens';
import { check, Session } from '../../server/service';
import { applyEdits } from '../../server/text/edit';
import { edited, randomOf } from '../support/edits';
import { generated } from '../support/generate';
import { exampleTexts } from '../support/texts';

const head = 'imsManifest: v1\nregion: ap-southeast-1\n';

interface Shown extends Token {
  readonly deleted: boolean;
}

/** Tokens one by one, with their offsets in the file. */
function flat(entries: readonly EntryTokens[]): readonly Shown[] {
  return entries.flatMap(({ start: base, tokens, gone }) =>
    tokens.map((token) => {
      const deleted = gone?.has(token.start) === true;
      return { ...token, start: base + token.start, end: base + token.end, deleted };
    }),
  );
}

function word({ is, section, declares, deleted }: Shown): string {
  return [is, section, ...(declares === true ? ['declares'] : []), ...(deleted ? ['deleted'] : [])]
    .filter((each) => each !== undefined)
    .join(' ');
}

/** The text with what each of its words is behind it. */
function shown(text: string): string {
  const tokens = flat(tokenReader()(check(head + text)));
  const edits = tokens.map((token) => ({ start: token.end, end: token.end, newText: `‹${word(token)}›` }));
  return applyEdits(head + text, edits)
    .split('\n')
    .slice(2)
    .join('\n');
}

describe('tokens', () => {
  it('are names of things by their kind, actions and values', () => {
    expect(
      shown(
        'keys:\n  golden: { state: enabled }\nimages:\n  base: { key: golden, kind: system, name: other }\noperations:\n  - action: copy-in-region\n    image: base\n    key: golden\n    as: copy\n  - { action: share, image: copy, accounts: [partner] }\n',
      ),
    ).toBe(
      'keys:\n  golden‹name keys declares›: { state: enabled‹value› }\nimages:\n  base‹name images declares›: { key: golden‹name keys›, kind: system‹value›, name: other }\noperations:\n  - action: copy-in-region‹action›\n    image: base‹name images›\n    key: golden‹name keys›\n    as: copy‹name images declares›\n  - { action: share‹action›, image: copy‹name images›, accounts: [partner‹name accounts›] }\n',
    );
  });

  it('say which images are deleted by then', () => {
    expect(
      shown(
        'images:\n  a: {}\noperations:\n  - { action: delete, image: a }\n  - parallel:\n      - { action: publish, image: a }\n      - { action: tag, image: b }\n',
      ),
    ).toBe(
      'images:\n  a‹name images declares›: {}\noperations:\n  - { action: delete‹action›, image: a‹name images› }\n  - parallel:\n      - { action: publish‹action›, image: a‹name images deleted› }\n      - { action: tag‹action›, image: b‹name images› }\n',
    );
  });

  it('omit what is elsewhere, and `none`, which is not a key', () => {
    expect(
      shown(
        'x-a: &a { action: publish, image: base }\nimages:\n  base: &b { kind: system }\n  same: *b\noperations:\n  - *a\n  - <<: *a\n    image: base\n  - { action: copy-in-region, image: "base", key: none }\n',
      ),
    ).toBe(
      'x-a: &a { action: publish, image: base }\nimages:\n  base‹name images declares›: &b { kind: system‹value› }\n  same‹name images declares›: *b\noperations:\n  - *a\n  - <<: *a\n    image: base‹name images›\n  - { action: copy-in-region‹action›, image: "base"‹name images›, key: none }\n',
    );
  });

  it('are those of what a range touches alone where that is asked for', () => {
    const text = generated(40);
    const at = text.indexOf('encrypted-20\n');
    const entries = tokenReader()(check(text), { start: at, end: at + 5 });
    expect(entries.map(({ start }) => text.slice(start, start + 26))).toEqual(['- action: copy-in-region\n ']);
    expect(entries[0]?.tokens).toHaveLength(4);
  });

  it('are the same after edits as of a new text, in order, and apart', () => {
    const random = randomOf(7);
    for (const example of [...exampleTexts().map(([, each]) => each.slice(0, 2500)), generated(12)]) {
      const session = new Session();
      const read = tokenReader();
      let text = example;
      for (let round = 0; round < 8; round++) {
        const tokens = flat(read(session.check(text)));
        expect(tokens, text).toEqual(flat(tokenReader()(check(text))));
        const apart = tokens.every(({ start }, index) => start >= (tokens[index - 1]?.end ?? 0));
        expect(apart, text).toBe(true);
        text = edited(text, random);
      }
    }
  });
});
