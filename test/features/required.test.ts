import { expect, it } from 'vitest';
import { fillIn } from '../../server/features/code-actions/code-action';
import { applyEdits } from '../../server/text/edit';
import { runToEnd } from '../../server/text/cooperative';
import { marked, offersAt } from '../support/offers';
import { dedent } from '../support/dedent';
import { ownEdits } from '../support/check';

const head = dedent`
  imsManifest: v1
  region: ap-southeast-1
  operations:
`;

/** The text with the inserted fields, and `_` for placeholders. */
function inserted(text: string): string | undefined {
  const offer = [...offersAt(text, 'quickfix', true)].find(([title]) => title.startsWith('Insert '));
  const edits = offer === undefined ? undefined : runToEnd(offer[1].edits());
  return edits === undefined
    ? undefined
    : applyEdits(marked(text).text, ownEdits(edits)).replaceAll(fillIn, '_').slice(head.length);
}

it.each([
  ['  - action: im<|>port\n', '  - action: import\n    file: _\n    name: _\n    min_disk: _\n'],
  ['  - action: import\n    na<|>me: x\n', '  - action: import\n    name: x\n    file: _\n    min_disk: _\n'],
  ['  - { action: de<|>lete }\n', '  - { action: delete, image: _ }\n'],
  [
    '  - parallel:\n      - action: delete\n        image: a\n      - action: pub<|>lish\n',
    '  - parallel:\n      - action: delete\n        image: a\n      - action: publish\n        image: _\n',
  ],
])('missing required fields of a step are inserted with placeholders: %s', (step, expected) => {
  expect(inserted(head + step)).toBe(expected);
});

it('nothing is inserted if the step would become invalid', () => {
  expect(
    inserted(dedent`
      ${head}  - ? >-
            action
          : sha<|>re
    `),
  ).toBeUndefined();
});

it('nothing is inserted into a complete step', () => {
  expect(inserted(`${head}  - { action: de<|>lete, image: a }\n`)).toBeUndefined();
});

it.each([
  ['Del<|>ete', ['delete']],
  ['co<|>py', ['copy-in-region', 'copy-cross-region']],
])('an unknown action can be changed to similar ones: %s', (action, near) => {
  const offers = [
    ...offersAt(
      dedent`
        ${head}  - action: ${action}
            image: a
      `,
      'quickfix',
      true,
    ).keys(),
  ];
  expect(offers.filter((title) => title.startsWith('Change to'))).toEqual(near.map((each) => `Change to \`${each}\``));
});
