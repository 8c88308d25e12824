import { describe, expect, it } from 'vitest';
import { tokenReader, type EntryTokens, type Token } from '../../server/features/outline/semantic-tokens';
import { check, Session } from '../support/check';
import { applyEdits } from '../../server/text/edit';
import { edited, randomOf } from '../support/edits';
import { generated } from '../support/generate';
import { exampleTexts } from '../support/texts';
import { head } from '../support/cursor';
import { dedent } from '../support/dedent';

interface Shown extends Token {
  readonly deleted: boolean;
}

/** Tokens with their offsets in the file. */
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

/** The text with the type and modifiers after each word. */
function shown(text: string): string {
  const tokens = flat(tokenReader()(check(head + text)));
  const edits = tokens.map((token) => ({ start: token.end, end: token.end, newText: `‹${word(token)}›` }));
  return applyEdits(head + text, edits)
    .split('\n')
    .slice(2)
    .join('\n');
}

describe('tokens', () => {
  it('cover names by kind, actions, and values', () => {
    expect(
      shown(
        dedent`
          keys:
            golden: { state: enabled }
          images:
            base: { key: golden, kind: system, name: other }
          operations:
            - action: copy-in-region
              image: base
              key: golden
              as: copy
            - { action: share, image: copy, accounts: [partner] }
        `,
      ),
    ).toBe(
      dedent`
        keys:
          golden‹name keys declares›: { state: enabled‹value› }
        images:
          base‹name images declares›: { key: golden‹name keys›, kind: system‹value›, name: other }
        operations:
          - action: copy-in-region‹action›
            image: base‹name images›
            key: golden‹name keys›
            as: copy‹name images declares›
          - { action: share‹action›, image: copy‹name images›, accounts: [partner‹name accounts›] }
      `,
    );
  });

  it('mark images that are deleted at that step', () => {
    expect(
      shown(
        dedent`
          images:
            a: {}
          operations:
            - { action: delete, image: a }
            - parallel:
                - { action: publish, image: a }
                - { action: tag, image: b }
        `,
      ),
    ).toBe(
      dedent`
        images:
          a‹name images declares›: {}
        operations:
          - { action: delete‹action›, image: a‹name images› }
          - parallel:
              - { action: publish‹action›, image: a‹name images deleted› }
              - { action: tag‹action›, image: b‹name images› }
      `,
    );
  });

  it('also mark names in block scalars', () => {
    expect(
      shown(
        dedent`
          images:
            a: {}
          operations:
            - { action: delete, image: a }
            - action: publish
              image: |-
                a
            - action: share
              images:
                - >-
                  a
              accounts: []
        `,
      ),
    ).toBe(
      dedent`
        images:
          a‹name images declares›: {}
        operations:
          - { action: delete‹action›, image: a‹name images› }
          - action: publish‹action›
            image: |-
              a‹name images deleted›
          - action: share‹action›
            images:
              - >-
                a‹name images deleted›
            accounts: []
      `,
    );
  });

  it('omit values of aliases, and `none`, which is not a key', () => {
    expect(
      shown(
        dedent`
          x-a: &a { action: publish, image: base }
          images:
            base: &b { kind: system }
            same: *b
          operations:
            - *a
            - <<: *a
              image: base
            - { action: copy-in-region, image: "base", key: none }
        `,
      ),
    ).toBe(
      dedent`
        x-a: &a { action: publish, image: base }
        images:
          base‹name images declares›: &b { kind: system‹value› }
          same‹name images declares›: *b
        operations:
          - *a
          - <<: *a
            image: base‹name images›
          - { action: copy-in-region‹action›, image: "base"‹name images›, key: none }
      `,
    );
  });

  it('can be limited to a range', () => {
    const text = generated(40);
    const at = text.indexOf('encrypted-20\n');
    const entries = tokenReader()(check(text), { start: at, end: at + 5 });
    expect(entries.map(({ start }) => text.slice(start, start + 26))).toEqual(['- action: copy-in-region\n ']);
    expect(entries[0]?.tokens).toHaveLength(4);
  });

  it('are the same after edits as for a new text, ordered and without overlaps', () => {
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
