import { describe, expect, it } from 'vitest';
import { overviewOf, type OverviewItem } from '../../server/features/outline/overview';
import { catalogueFor } from '../../server/messages/catalogues';
import { say, type Message } from '../../server/messages/message';
import { check } from '../support/check';
import { head } from '../support/cursor';
import { generated } from '../support/generate';
import { dedent, manifest } from '../support/dedent';

const english = catalogueFor('en');
const words = (text: Message | string): string => (typeof text === 'string' ? text : say(text, english));

/** The overview of a text, one item per line: `icon label · detail` and the text at its place. */
function shown(text: string, depth = 9): string {
  const lines = (items: readonly OverviewItem[], indent: number): readonly string[] =>
    indent > depth
      ? []
      : items.flatMap(({ label, detail, icon, span, children }) => [
          `${'  '.repeat(indent)}${icon} ${[label, ...detail].map(words).join(' · ')}${span === undefined ? '' : ` @${text.slice(span.start, span.end)}`}`,
          ...lines(children, indent + 1),
        ]);
  return lines(overviewOf(check(text), english), 0).join('\n');
}

describe('the overview', () => {
  it('lists declared and produced images with their known facts', () => {
    const text = manifest`
      images:
        a: { size: 40, encrypted: false }
      operations:
        - { action: copy-in-region, image: a, name: b, as: b }
        - parallel:
            - { action: delete, image: a }
    `;
    expect(shown(text, 1).split('group Operations')[0]).toBe(
      `group Images · 2
  image a · 40 GiB · unencrypted · ap-southeast-1 · deleted by 1. delete @a
  image b · 40 GiB · unencrypted · ap-southeast-1 · 1. copy-in-region @b
`,
    );
  });

  it('lists operations with the worst finding of each, and those of a block below the block', () => {
    const text = manifest`
      images:
        a: { key: k }
      keys:
        k: { alias: ims/default }
      accounts:
        p: {}
      operations:
        - { action: tag, image: a, tags: { add: { x: y } } }
        - parallel:
            - { action: share, image: a, accounts: [p] }
            - { action: delete, image: c }
    `;
    expect(shown(text).split(/(?=group Operations)|(?=group Not)/)[1]).toBe(
      `group Operations · 2
  step 1. tag · a @-
  step 2. parallel @-
    error 1. share · a @{
    error 2. delete · c @{
`,
    );
    const [, operations] = overviewOf(check(text), english);
    expect(operations?.children[1]?.children[0]?.findings.map(words).join()).toContain('default key');
  });

  it('lists unverified checks under the declaration that would enable them', () => {
    const text = manifest`
      images:
        a: { visibility: private, status: active }
      operations:
        - { action: copy-in-region, image: a, name: b }
    `;
    const unchecked = shown(text).split('group Not checked')[1] ?? '';
    expect(unchecked).toMatch(
      /\n {2}unchecked Declare `kind` for `a` in `images` · \d @a\n {4}unchecked [^\n]* · 1\. copy-in-region a @/,
    );
    const counts = [...unchecked.matchAll(/\n {2}unchecked Declare [^\n]* · (\d+) @/g)].map(([, count]) =>
      Number(count),
    );
    expect(counts.length).toBeGreaterThan(2);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });

  it('navigates to the step if the resource is not declared', () => {
    const text = manifest`
      operations:
        - { action: export, image: 4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba90, bucket: b, object: o }
    `;
    expect(shown(text)).toMatch(/\n {2}unchecked Declare [^\n]* @export\n/);
  });

  it('is empty for an empty or unreadable text', () => {
    for (const text of [
      '',
      head,
      dedent`
        imsManifest: v1
        images: {
      `,
      '"',
    ])
      expect(shown(text)).toBe('');
  });

  it('shows up to 500 lines below a heading and the number of the others', () => {
    const [images] = overviewOf(check(generated(1000)), english);
    expect(images?.children).toHaveLength(501);
    expect(words(images?.children.at(-1)?.label ?? '')).toMatch(/^More: \d+$/);
  });
});
