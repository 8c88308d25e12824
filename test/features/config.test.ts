import { expect, it } from 'vitest';
import { readConfig } from '../../server/config/read';
import { settingsCompletions, settingsHover } from '../../server/features/settings-file';
import { catalogueFor } from '../../server/messages/catalogues';
import { topics } from '../../server/rules';
import { dedent } from '../support/dedent';

const english = catalogueFor('en');

/** The labels at `|`, and the text after the first one is accepted. */
function offered(marked: string): { readonly labels: readonly string[]; readonly text: string | undefined } {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { span, items } = settingsCompletions(text, offset, english);
  const [first] = items;
  return {
    labels: items.map(({ label }) => label),
    text: first === undefined ? undefined : text.slice(0, span.start) + first.insert + text.slice(span.end),
  };
}

const fields = ['rules', 'region', 'declarations', 'inlayHints', 'codeLens', 'workspaceDiagnostics', 'locale'];

it.each([
  ['|', fields],
  ['ru|', fields],
  [
    dedent`
      rules:
        image-quota: off
      |`,
    fields.slice(1),
  ],
  ['inlayHints:\n  |', ['image', 'defaults']],
  [
    dedent`
      inlayHints:
        image: true
        d|`,
    ['defaults'],
  ],
  ['inlayHints: { | }', ['image', 'defaults']],
  ['codeLens: { uses: | }', ['true', 'false']],
  ['rules:\n  image-quota: |\n', ['off', 'info', 'warning', 'error']],
  [
    dedent`
      rules:
        image-quota: w|
      region: x
    `,
    ['off', 'info', 'warning', 'error'],
  ],
  ['locale: |', ['en', 'zh-cn']],
  ['# ru|', []],
  ['nonsense:\n  |', []],
])('completes %j', (marked, labels) => {
  expect(offered(marked).labels).toEqual(labels);
});

it('completion offers every rule that is not listed yet, with its title', () => {
  const { labels, text } = offered(dedent`
    rules:
      image-quota: off
      |
  `);
  expect(new Set(labels)).toEqual(new Set(Object.keys(topics).filter((id) => id !== 'image-quota')));
  expect(text).toBe(`rules:\n  image-quota: off\n  ${labels[0] ?? ''}: \n`);
  expect(settingsCompletions('rules:\n  ', 9, catalogueFor('zh-cn')).items[0]?.detail).toMatch(/[\u4e00-\u9fa5]/);
});

it('completion offers the known regions', () => {
  expect(offered('region: |').labels).toContain('ap-southeast-1');
  const { items } = settingsCompletions('region: ', 8, catalogueFor('zh-cn'));
  expect(items.find(({ label }) => label === 'cn-north-4')?.detail).toBe('华北-北京四');
});

it('completion replaces an existing name', () => {
  expect(
    offered(dedent`
      inlayHints:
        ima|ge: true`).text,
  ).toBe(dedent`
    inlayHints:
      image: true`);
});

it('completion does not fail at any position', () => {
  const text = dedent`
    rules:
      image-quota: off
    region: "x
    codeLens: { uses: [ }
  `;
  for (let offset = 0; offset <= text.length; offset++)
    expect(() => settingsCompletions(text, offset, english)).not.toThrow();
});

function said(text: string, word: string, locale = 'en'): string | undefined {
  return settingsHover(readConfig(text), text.indexOf(word) + 1, catalogueFor(locale))?.markdown;
}

it('a hover explains fields and rules', () => {
  const text = dedent`
    rules:
      image-quota: off
    inlayHints: { defaults: true }
    locale: en
    odd: 1
  `;
  expect(said(text, 'rules')).toContain('Severity of each rule');
  expect(said(text, 'image-quota')).toContain('image-quota');
  expect(said(text, 'defaults')).toContain('Default: `true`');
  expect(said(text, 'locale')).toContain('`zh-cn`');
  expect(said(text, 'locale', 'zh-cn')).toContain('语言');
  expect(said(text, 'odd')).toBeUndefined();
});
