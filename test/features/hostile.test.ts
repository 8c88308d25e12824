import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../server/features/completion/complete';
import { documentationOf } from '../../server/features/completion/documentation';
import { hover } from '../../server/features/hover/hover';
import { catalogueFor } from '../../server/messages/catalogues';
import { check } from '../support/check';
import { head } from '../support/cursor';
import { dedent } from '../support/dedent';

const hostile = [
  '![x](https://evil.example/pixel.png)',
  '[x](command:workbench.action.quit)',
  '<img src=x onerror=alert(1)>',
  '<a href="command:evil">x</a>',
  '`](command:evil)`',
  '``` [x](command:evil)',
  dedent`
    a

    # title

    [x](command:evil)`,
  dedent`
    a

    ---
    <script>alert(1)</script>`,
  '\\`[x](command:evil)',
  '$(alert) ~~x~~ **x** _x_',
  '&lt;img&gt; https://evil.example',
  '\u202e[x](command:evil)',
];

/** A Markdown text without code and without our own links. */
function outside(markdown: string): string {
  return markdown
    .replace(/`[^`\n]*`/g, '')
    .replace(/\\./g, '')
    .replace(/\]\(https:\/\/github\.com\/[\w./-]*\)/g, '');
}

function harmless(markdown: string, about: string): void {
  const said = outside(markdown);
  expect(said, about).not.toMatch(/\]\(|!\[|<[a-z/]|&\w+;|`|\$\(|~~|evil/i);
}

/** A manifest with a text in every place that allows one. */
const manifest = (text: string): string => {
  const quoted = JSON.stringify(text);
  return [
    head.trimEnd(),
    'keys:',
    `  ${quoted}: { alias: ${quoted}, state: ${quoted} }`,
    `  k: { alias: ${quoted}, region: ${quoted} }`,
    'accounts:',
    `  ${quoted}: {}`,
    'images:',
    `  ${quoted}: { key: ${quoted}, kind: ${quoted}, os_version: ${quoted} }`,
    `  a: { key: k, name: ${quoted}, tags: { ${quoted}: ${quoted} }, shared_with: [${quoted}], region: ${quoted} }`,
    'operations:',
    `  - { action: copy-in-region, image: ${quoted}, key: ${quoted}, as: ${quoted}, name: ${quoted} }`,
    `  - { action: copy-in-region, image: a, key: k, as: b, name: ${quoted} }`,
    `  - { action: ${quoted}, image: ${quoted}, ${quoted}: 1 }`,
    `  - { action: share, image: b, accounts: [${quoted}] }`,
    `  - { action: update, image: b, set: { ${quoted}: ${quoted} } }`,
    '',
  ].join('\n');
};

describe.each(hostile.map((text) => [text]))('a text such as %j', (text) => {
  const written = manifest(text);
  const checked = check(written);

  it.each(['en', 'zh-cn'])('is not interpreted in hovers (%s)', (locale) => {
    for (let offset = 0; offset <= written.length; offset += 2) {
      const found = hover(checked, offset, catalogueFor(locale));
      if (found !== undefined) harmless(found.markdown, `${String(offset)}: ${found.markdown}`);
    }
  });

  it('is not interpreted in the documentation of completions', () => {
    const catalogue = catalogueFor('en');
    const spots = [...written.matchAll(/(?:image|key|accounts): \[?|, /g)].map(
      ({ 0: mark, index }) => index + mark.length,
    );
    let told = 0;
    for (const offset of spots) {
      for (const { label, about } of completionsAt(checked, offset, catalogue).items) {
        const said = about === undefined ? undefined : documentationOf(label, about, checked, catalogue);
        if (said === undefined) continue;
        told++;
        harmless(said, `${label}: ${said}`);
      }
    }
    expect(told).toBeGreaterThan(0);
  });
});
