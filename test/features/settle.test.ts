import { describe, expect, it } from 'vitest';
import { fillIn } from '../../server/features/code-actions/code-action';
import { check, ownEdits } from '../support/check';
import { applyEdits } from '../../server/text/edit';
import { runToEnd } from '../../server/text/cooperative';
import { marked, offersAt } from '../support/offers';
import { dedent, manifest } from '../support/dedent';

const step = dedent`
  operations:
    - { action: <|>copy-in-region, image: base, key: golden, name: n }
`;
const declared = manifest`
  keys:
    golden: {}
  images:
    base: { visibility: private }
  ${step}`;

/** The titles of the offered declarations, without the number of checks. */
function offered(text: string, snippets: boolean): readonly string[] {
  return [...offersAt(text, 'quickfix', snippets).keys()]
    .filter((title) => title.includes('enables checks'))
    .map((title) => title.replace(/ \(enables.*/, ''));
}

function settled(text: string, title: string, snippets = false): string {
  const [, offer] = [...offersAt(text, 'quickfix', snippets)].find(([each]) => each.startsWith(title))!;
  return applyEdits(marked(text).text, ownEdits(runToEnd(offer.edits())));
}

function unverified(text: string): number {
  return check(text).documents[0]!.outcomes[0]!.unverified.length;
}

describe('a declaration that enables checks', () => {
  it('is offered with each permitted value', () => {
    const titles = offered(declared, false);
    expect(titles).toContain('Declare `kind: system` for `base`');
    expect(titles).toContain('Declare `kind: iso` for `base`');
    const text = settled(declared, 'Declare `kind: system` for `base`');
    expect(text).toContain('base: { visibility: private, kind: system }');
    expect(unverified(text)).toBeLessThan(unverified(marked(declared).text));
    expect(offered(text.replace('copy-in', '<|>copy-in'), false)).not.toContain('Declare `kind: system` for `base`');
  });

  it('is offered once, with choices, if the client supports choices in the text', () => {
    const offers = offersAt(declared, 'quickfix', true);
    const kind = [...offers].find(([title]) => title.startsWith('Declare `kind` for `base`'))![1];
    expect(kind.choices).toEqual(['system', 'data', 'full-ecs', 'iso', 'bms']);
    expect(settled(declared, 'Declare `kind` for `base`', true)).toContain(`kind: ${fillIn} }`);
  });

  it('comes first if it enables the most checks', () => {
    const counts = [...offersAt(declared, 'quickfix', true).keys()].flatMap((title) =>
      [...(/enables checks: (\d+)/.exec(title)?.slice(1) ?? [])].map(Number),
    );
    expect(counts.length).toBeGreaterThan(1);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });

  it('declares an undeclared ID', () => {
    const id = '4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90';
    const text = declared.replace('image: base', `image: ${id}`);
    const result = settled(text, `Declare \`kind: system\` for \`${id}\``);
    expect(result).toContain(`  image-4ca46bf1: { id: ${id}, kind: system }\n`);
    expect(unverified(result)).toBeLessThan(unverified(marked(text).text));
  });

  it('creates a missing section', () => {
    const agency = manifest`
      operations:
        - { action: <|>copy-cross-region, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, agency: ims_copy, name: n }
    `;
    expect(settled(agency, 'Declare `trusts` for `ims_copy`', true)).toContain(
      dedent`
        agencies:
          ims_copy: { trusts: ${fillIn} }
        operations:`,
    );
  });

  it('is not offered for facts that can be in a part with a syntax error', () => {
    expect(offered(declared.replace('{ visibility: private }', '{ visibility: private, kin'), true)).not.toContain(
      'Declare `kind` for `base`',
    );
  });

  it('is about the step at the cursor within a block', () => {
    const block = manifest`
      images:
        a: {}
        b: {}
      operations:
        - parallel:
            - { action: publish, image: a }
            - { action: publish, <|>image: b }
    `;
    const titles = offered(block, false);
    expect(titles.length).toBeGreaterThan(0);
    expect(titles.filter((title) => !title.endsWith('for `b`'))).toEqual([]);
  });

  it('uses the field name of the manifest if the fact has another name', () => {
    const text = manifest`
      operations:
        - { action: <|>publish, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90 }
    `;
    expect(offered(text, true)).toContain('Declare `origin.type` for `4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90`');
    expect(offered(text, true).filter((title) => title.includes('origin_type'))).toEqual([]);
    for (const [title, { edits }] of offersAt(text, 'quickfix', true)) {
      if (!title.includes('enables checks')) continue;
      const result = applyEdits(marked(text).text, ownEdits(runToEnd(edits())));
      const strange = check(result).findings.filter(
        ({ rule, message }) => rule === 'schema' && message.id.includes('unknown'),
      );
      expect(strange, title).toEqual([]);
    }
  });
});
