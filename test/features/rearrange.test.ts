import { describe, expect, it } from 'vitest';
import { after, refusal } from '../support/offers';
import { dedent } from '../support/dedent';

const head = dedent`
  imsManifest: v1
  region: ap-southeast-1
  images:
    a: {}
    b: {}
  operations:
`;
const [up, down] = ['Move the step up', 'Move the step down'];
const [wrap, split, unwrap] = ['Run these', 'Split the', 'Run the steps'];

/** Only the text after `operations:`. */
const steps = (text: string | undefined): string | undefined => text?.slice(head.length);

describe('moving a step', () => {
  const text = `  # first\n  - action: delete\n    image: a # gone\n\n  # second\n  - { action: publish, image: b }\n`;

  it('moves its comments with it, and back', () => {
    const moved = after(head + text.replace('publish', '<|>publish'), up)!;
    expect(steps(moved)).toBe(
      '  # second\n  - { action: publish, image: b }\n\n  # first\n  - action: delete\n    image: a # gone\n',
    );
    expect(after(moved.replace('publish', '<|>publish'), down)).toBe(head + text);
  });

  it.each([
    ['CRLF', (each: string) => each.replaceAll('\n', '\r\n')],
    ['no line end at the end', (each: string) => each.trimEnd()],
  ])('keeps %s', (_, form) => {
    const moved = after(form(head + text).replace('publish', '<|>publish'), up);
    expect(after(moved!.replace('publish', '<|>publish'), down)).toBe(form(head + text));
  });

  it('works in lists on one line, and in JSON', () => {
    const json =
      '{"imsManifest":"v1","region":"r","images":{"a":{},"b":{}},"operations":[{"action":"publish","image":"a"}, {"action":"<|>delete","image":"b"}]}';
    expect(after(json, up)).toContain(
      '"operations":[{"action":"delete","image":"b"}, {"action":"publish","image":"a"}]',
    );
  });

  it.each([
    [
      '  - { action: copy-in-region, image: a, as: c, name: n }\n  - { action: <|>publish, image: c }\n',
      'One step uses `c`, which the other one creates.',
    ],
    [
      '  - { action: tag, image: a, tags: { add: { x: y } } }\n  - { action: <|>publish, image: a }\n',
      'One step changes or deletes `a`, which the other one uses.',
    ],
    [
      '  - { action: publish, image: a }\n  - { action: <|>delete, image: a }\n',
      'One step changes or deletes `a`, which the other one uses.',
    ],
    ['  - { image: a }\n  - { action: <|>delete, image: a }\n', 'One of the steps is not valid.'],
    [
      dedent`
          - { action: export, image: a, bucket: x, object: o }
          - { action: <|>import, file: f, name: n }
        buckets:
          x: {}
        files:
          f: { bucket: x, object: o }
      `,
      'One step writes `x/o`, which the other one reads or writes.',
    ],
  ])('is rejected if the order matters: %s', (text, why) => {
    expect(refusal(head + text, up)).toBe(why);
  });

  it('is not offered beyond the ends of the list', () => {
    const one = `${head}  - { action: <|>publish, image: a }\n`;
    expect([after(one, up), after(one, down), after(one, wrap)]).toEqual([undefined, undefined, undefined]);
  });

  it('is rejected if an alias would precede its anchor', () => {
    const anchored = dedent`
      ${head}  - { action: publish, image: &x a }
        - { action: <|>export, image: *x, bucket: q, object: o }
    `;
    expect(after(anchored, up)).toBeUndefined();
  });

  it('works inside a block', () => {
    const block = `  - parallel:\n      - { action: publish, image: a }\n      - { action: <|>delete, image: b }\n`;
    expect(steps(after(head + block, up))).toBe(
      '  - parallel:\n      - { action: delete, image: b }\n      - { action: publish, image: a }\n',
    );
  });
});

describe('steps that can start together', () => {
  const two = `  # one\n  - action: publish\n    image: a\n\n  - { action: delete, image: b } # two\n`;
  const together = `  - parallel:\n      # one\n      - action: publish\n        image: a\n\n      - { action: delete, image: b } # two\n`;

  it('can be put into a block, as a selection or with the next step, and taken out again', () => {
    expect(steps(after(head + two.replace('publish', '<|>publish').replace('delete', '<|>delete'), wrap))).toBe(
      together,
    );
    expect(steps(after(head + two.replace('publish', '<|>publish'), wrap))).toBe(together);
    expect(steps(after(head + together.replace('parallel', '<|>parallel'), unwrap))).toBe(two);
  });

  it('can be on one line', () => {
    const flow = head.replace(
      'operations:\n',
      'operations: [{ action: <|>publish, image: a }, { action: delete, image: b }]\n',
    );
    const block = after(flow, wrap)!;
    expect(block).toContain(
      'operations: [{ parallel: [{ action: publish, image: a }, { action: delete, image: b }] }]\n',
    );
    expect(after(block.replace('parallel', '<|>parallel'), unwrap)).toBe(flow.replace('<|>', ''));
  });

  it.each([
    [
      '  - { action: <|>copy-in-region, image: a, as: c, name: n }\n  - { action: publish, image: c }\n',
      'One step uses `c`, which the other one creates.',
    ],
    [
      '  - { action: <|>publish, image: a }\n  - parallel:\n      - { action: delete, image: b }\n',
      'A `parallel` block cannot contain another block.',
    ],
  ])('cannot depend on each other: %s', (text, why) => {
    expect(refusal(head + text, wrap)).toBe(why);
  });

  it('cannot exceed the limit', () => {
    const copy = (index: number): string =>
      `  - { action: copy-cross-region, image: a, as: c${String(index)}, name: n${String(index)}, target_region: af-south-1, project_name: af-south-1, agency: g }\n`;
    const six = [1, 2, 3, 4, 5, 6].map(copy).join('');
    expect(after(`${head}<|>${six}<|>`, wrap)).toBeUndefined();
  });

  it('are split before a step and keep comments', () => {
    const block = `  - parallel:\n      - { action: publish, image: a }\n      # rest\n      - { action: <|>delete, image: b }\n`;
    expect(steps(after(head + block, split))).toBe(
      '  - parallel:\n      - { action: publish, image: a }\n  - parallel:\n      # rest\n      - { action: delete, image: b }\n',
    );
  });

  it('are split before the step of a selected line', () => {
    const block = dedent`
        - parallel:
            - { action: publish, image: a }
      <|>      - { action: delete, image: b }<|>
    `;
    expect(steps(after(head + block, split))).toContain('  - parallel:\n      - { action: delete, image: b }\n');
    const both = block.replace('<|>', '').replace('parallel', '<|>parallel');
    expect(after(head + both, split)).toBeUndefined();
  });

  it('keep the comment after `parallel`', () => {
    const block = `  - <|>parallel: # at once\n      - { action: publish, image: a }\n      - { action: delete, image: b }\n`;
    expect(steps(after(head + block, unwrap))).toBe(
      '  # at once\n  - { action: publish, image: a }\n  - { action: delete, image: b }\n',
    );
  });
});

describe('copies to several regions', () => {
  const chains = 'Make a chain for each region';
  const copy = (region: string): string =>
    `  - { action: copy-cross-region, image: a, as: a-${region}, name: a-${region}, target_region: ${region}, project_name: ${region}, agency: g }\n`;
  const publish = (region: string): string => `  - action: publish\n    image: a-${region} # ${region}\n`;
  const [one, two] = ['af-south-1', 'la-south-2'] as const;
  const apart = copy(one) + copy(two) + publish(two) + publish(one);

  it('become a chain for each region with the steps that use the copy, and can be taken out again', () => {
    const made = after(`${head}<|>${apart.trimEnd()}<|>\n`, chains);
    expect(steps(made)).toBe(
      [
        `  - parallel:\n`,
        `      - ${copy(one).trimStart()}        - action: publish\n          image: a-${one} # ${one}\n`,
        `      - ${copy(two).trimStart()}        - action: publish\n          image: a-${two} # ${two}\n`,
      ].join(''),
    );
    expect(steps(after(made!.replace('parallel', '<|>parallel'), unwrap))).toBe(
      copy(one) + publish(one) + copy(two) + publish(two),
    );
  });

  it('become chains only with steps that each use the copy of one region', () => {
    expect(refusal(`${head}<|>${apart}  - { action: publish, image: b }<|>\n`, chains)).toBe(
      'The step `publish` does not use the copy of exactly one region.',
    );
    expect(after(`${head}<|>${(copy(one) + copy(two)).trimEnd()}<|>\n`, chains)).toBeUndefined();
  });

  it('can be moved within their chain, and the block can be split before a chain', () => {
    const block = [
      '  - parallel:',
      '      - - { action: publish, image: a }',
      '        - { action: tag, image: b, tags: { add: { x: y } } }',
      '      - - { action: tag, image: a, tags: { add: { x: y } } }',
      '        - { action: tag, image: a, tags: { add: { z: y } } }',
      '',
    ].join('\n');
    expect(steps(after(head + block.replace('- - { action: publish', '- - { action: <|>publish'), down))).toBe(
      block.replace(
        '- - { action: publish, image: a }\n        - { action: tag, image: b, tags: { add: { x: y } } }',
        '- - { action: tag, image: b, tags: { add: { x: y } } }\n        - { action: publish, image: a }',
      ),
    );
    const second = block.replace('- - { action: tag', '- - { action: <|>tag');
    expect(refusal(head + second, down)).toBe('One step changes or deletes `a`, which the other one uses.');
    expect(steps(after(head + second, 'Split the `parallel` block before this chain'))).toBe(
      block.replace('      - - { action: tag', '  - parallel:\n      - - { action: tag'),
    );
  });
});
