import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../server/answers/coverage';
import { completionsAt } from '../../server/features/completion/complete';
import { hover } from '../../server/features/hover/hover';
import { codeLenses } from '../../server/features/outline/code-lens';
import { hintsIn } from '../../server/features/outline/inlay-hints';
import { tokenReader } from '../../server/features/outline/semantic-tokens';
import { catalogueFor } from '../../server/messages/catalogues';
import { cursorIn } from '../support/cursor';

const english = catalogueFor('en');

/** Two chains, one of which another account continues. `step` is the last step of the first chain. */
const text = (step: string): string => `imsManifest: v1
region: ap-southeast-1
accounts:
  partner: { region: ap-southeast-1, projects: { ap-southeast-1: 2f6a1c0e9d8b47a5b3c4d5e6f7a8b9c0 } }
images:
  base: { kind: system, visibility: private, status: active, encrypted: false, size: 40 }
operations:
  - action: share
    image: base
    accounts: [partner]
  - parallel:
      - - action: accept-share
          account: partner
          image: base
${step}
      - - action: export
          image: base
          bucket: b
          object: o
          file_format: qcow2
`;
const step = (fields: string): string => `        - action: copy-in-region\n${fields.replace(/^/gm, '          ')}`;
const whole = step('account: partner\nimage: base\nname: own\nas: own');

const labels = (marked: string): readonly string[] => {
  const { checked, offset } = cursorIn(text(marked));
  return completionsAt(checked, offset, english).items.map(({ label }) => label);
};

describe('a step of another account in a chain', () => {
  it('completes its account and the images of its chain', () => {
    expect(labels(step('account: <|>'))).toEqual(['partner']);
    expect(labels(step('account: partner\nimage: <|>'))).toContain('base');
    expect(labels(step('<|>'))).toContain('account');
    expect(labels(`${whole}\n        - { action: delete, account: partner, image: <|> }`)).toContain('own');
  });

  it('has a hover for its account', () => {
    const { checked, offset } = cursorIn(text(whole.replace('partner', 'part<|>ner')));
    expect(hover(checked, offset, english)?.markdown).toContain('partner');
  });

  it('has tokens for its action and its names', () => {
    const { checked } = cursorIn(text(whole));
    const tokens = tokenReader()(checked).flatMap(({ start, tokens: own }) =>
      own.map((token) =>
        [checked.text.slice(start + token.start, start + token.end), token.is, token.section].join(' '),
      ),
    );
    expect(tokens).toContain('copy-in-region action ');
    expect(tokens.filter((each) => each === 'partner name accounts')).toHaveLength(4);
  });

  it('has a lens with its problems, and hints for its image', () => {
    const wrong = whole.replace('image: base', 'image: missing');
    const { checked } = cursorIn(text(wrong));
    const lenses = codeLenses(checked, english).map(
      ({ span, title }) => `${checked.text.slice(span.start, span.end)}: ${title}`,
    );
    expect(lenses).toContain('copy-in-region: 1 problem');
    const fine = cursorIn(text(whole)).checked;
    const start = fine.text.indexOf('copy-in-region');
    const hints = hintsIn(fine, { start, end: fine.text.indexOf('action: export') }, english, {
      image: true,
      defaults: false,
    });
    expect(hints.map(({ text: hint }) => hint)).toEqual(['40 GiB · unencrypted · ap-southeast-1']);
  });

  it('has its own results in the coverage', () => {
    const { checked } = cursorIn(text(whole));
    const coverage = coverageOf(checked, () => true, String);
    expect(coverage.map(({ step: number, action }) => `${String(number)} ${action}`)).toEqual([
      '1 share',
      '2 accept-share',
      '3 copy-in-region',
      '4 export',
    ]);
    expect(coverage[2]?.violated).toEqual([]);
    expect(coverage[2]?.verified).toContain('image-not-visible');
  });
});
