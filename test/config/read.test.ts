import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config/read';
import { defaultSettings, givenIn, optionsOf, mergedSettings } from '../../server/config/settings';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { check } from '../support/check';
import { yaml } from '../../server/yaml/frontend';
import { editsFor } from '../../server/yaml/edits';
import { applyEdits } from '../../server/text/edit';
import { spanOf } from '../../server/text/anchored-span';
import { dedent } from '../support/dedent';

/** Each finding as the text at its place and its message. */
function said(text: string, locale = 'en'): readonly string[] {
  return readConfig(text).findings.map((finding) => {
    const { start, end } = spanOf(finding.at);
    return `${text.slice(start, end)}: ${say(finding.message, catalogueFor(locale))}`;
  });
}

function afterFirstFix(text: string): string | undefined {
  const { findings, syntax } = readConfig(text);
  const fix = findings[0]?.fixes()[0];
  const edits = fix === undefined ? undefined : editsFor(syntax, fix.changes);
  return edits === undefined ? undefined : applyEdits(text, edits);
}

const whole = `# agreed on in the team
rules:
  image-quota: off
  "tag-count": error
region: eu-west-101
inlayHints: { image: false }
codeLens:
  uses: false
workspaceDiagnostics: false
locale: zh-cn
`;

describe('a settings file', () => {
  it('sets what it contains, and keeps the defaults of everything else', () => {
    const { given, findings } = readConfig(whole);
    expect(findings).toEqual([]);
    expect(mergedSettings(given)).toEqual({
      rules: { 'image-quota': 'off', 'tag-count': 'error' },
      region: 'eu-west-101',
      inlayHints: { image: false, defaults: true },
      codeLens: { checks: true, uses: false },
      workspaceDiagnostics: false,
      locale: 'zh-cn',
    });
  });

  it.each(['', '# nothing\n', '{}', 'rules:\n', 'rules: {}\nregion:\n', '---\n'])('sets nothing: %j', (text) => {
    expect(said(text)).toEqual([]);
    expect(mergedSettings(readConfig(text).given)).toEqual(defaultSettings);
  });

  it.each([
    ['rules: { image-qouta: off }', 'image-qouta: Unknown rule `image-qouta`. Did you mean `image-quota`?'],
    ['rules: { qqqqqqqqqqqqq: off }', 'qqqqqqqqqqqqq: Unknown rule `qqqqqqqqqqqqq`.'],
    ['rules: { __proto__: off }', '__proto__: Unknown rule `__proto__`.'],
    [
      dedent`
        rules:
          image-quota: of
      `,
      'of: Invalid value `of`. Did you mean `off`? Allowed values: `off`, `info`, `warning`, `error`.',
    ],
    ['rules: [image-quota]', 'rules: `rules` must be a map of fields.'],
    ['rules: off', 'off: `rules` must be a map of fields.'],
    ['rule: {}', 'rule: Unknown field `rule` in the settings. Did you mean `rules`?'],
    ['inlayHints: { images: true }', 'images: Unknown field `images` in `inlayHints`. Did you mean `image`?'],
    ['inlayHints: true', 'true: `inlayHints` must be a map of fields.'],
    ['codeLens: { checks: yes }', 'yes: `checks` must be `true` or `false`.'],
    ['workspaceDiagnostics: { a: 1 }', 'workspaceDiagnostics: `workspaceDiagnostics` must be `true` or `false`.'],
    ['locale: fr', 'fr: Invalid value `fr`. Allowed values: `en`, `zh-cn`.'],
    ['region: 3', '3: `region` must be a string in quotes.'],
    ['- rules', '- rules: The settings must be a map of fields, for example `rules`.'],
    [
      dedent`
        locale: en
        ---
        locale: zh-cn
      `,
      ': Only the first document of the settings is used.',
    ],
    [
      dedent`
        locale: en
        locale: zh-cn
      `,
      'locale: Duplicate field `locale`. Only the first one is used.',
    ],
  ])('is reported with an error: %j', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  it('is reported in Chinese', () => {
    expect(said('rule: {}', 'zh-cn')).toEqual(['rule: 设置中有未知的字段`rule`。是否想写`rules`？']);
  });

  it('keeps valid settings next to an invalid one', () => {
    const { given, findings } = readConfig(dedent`
      rules:
        nonsense-rule: off
        image-quota: info
      locale: "en
    `);
    expect(findings.length).toBeGreaterThanOrEqual(2);
    expect(given.rules).toEqual({ 'image-quota': 'info' });
  });

  it('has all its errors reported at once', () => {
    const text = dedent`
      rules:
        image-qouta: of
        tag-count: loud
      regin: x
      region: 3
      inlayHints: { images: true, defaults: yes }
      codeLens: 3
    `;
    expect(said(text).map((each) => each.split(':')[0])).toEqual([
      'image-qouta',
      'of',
      'loud',
      'regin',
      '3',
      'images',
      'yes',
      '3',
    ]);
  });

  it('has fixes for misspelled names and values', () => {
    expect(
      afterFirstFix(dedent`
        rules:
          image-qouta: off
      `),
    ).toBe(dedent`
      rules:
        image-quota: off
    `);
    expect(afterFirstFix('rules: { image-quota: wraning }')).toBe('rules: { image-quota: warning }');
    expect(
      afterFirstFix(dedent`
        inlayHint:
          image: true
      `),
    ).toBe(dedent`
      inlayHints:
        image: true
    `);
    expect(afterFirstFix('codeLens: { uses: no }')).toBe('codeLens: { uses: false }');
  });

  it('can be read if it is cut at any offset', () => {
    for (let end = 0; end <= whole.length; end++) expect(() => readConfig(whole.slice(0, end))).not.toThrow();
  });
});

describe('settings', () => {
  it('override earlier ones field by field and rule by rule', () => {
    const editor = givenIn({
      rules: { 'image-quota': 'error', 'tag-count': 'off' },
      codeLens: { uses: false },
      locale: 'en',
    });
    const project = givenIn({ rules: { 'image-quota': 'info' }, locale: 'zh-cn' });
    expect(mergedSettings(editor, project)).toMatchObject({
      rules: { 'image-quota': 'info', 'tag-count': 'off' },
      codeLens: { checks: true, uses: false },
      locale: 'zh-cn',
    });
  });

  it.each([undefined, null, 3, 'rules', [], { rules: [], inlayHints: 'x', region: '', locale: null, codeLens: null }])(
    'ignore invalid input: %j',
    (value) => {
      expect(mergedSettings(givenIn(value))).toEqual(defaultSettings);
    },
  );

  it('set the severities of a check', () => {
    const plan = dedent`
      imsManifest: v1
      region: r
      keys:
        stock: { alias: ims/default }
      images:
        a: { key: stock, status: active, visibility: private }
      accounts:
        p: {}
      operations:
        - { action: share, image: a, accounts: [p] }
    `;
    const levelOf = (rules: object): string | undefined =>
      check(plan, optionsOf(mergedSettings(givenIn({ rules })), yaml)).findings.find(
        (each) => each.rule === 'share-encrypted-default-key',
      )?.severity;
    expect(levelOf({})).toBe('error');
    expect(levelOf({ 'share-encrypted-default-key': 'info' })).toBe('info');
    expect(levelOf({ 'share-encrypted-default-key': 'off' })).toBeUndefined();
  });
});
