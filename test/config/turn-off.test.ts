import { describe, expect, it } from 'vitest';
import { turnOff } from '../../server/config/turn-off';
import { applyEdits } from '../../server/text/edit';
import { dedent } from '../support/dedent';

const after = (text: string): string | undefined => {
  const edits = turnOff(text, 'image-quota');
  return edits === undefined ? undefined : applyEdits(text, edits);
};

describe('turning a rule off in the settings', () => {
  it.each([
    [
      '',
      dedent`
        rules:
          image-quota: off
      `,
    ],
    [
      '# agreed',
      dedent`
        # agreed
        rules:
          image-quota: off
      `,
    ],
    ['# agreed\r\n', '# agreed\r\nrules:\r\n  image-quota: off\r\n'],
    [
      'region: eu-west-101 # ours\n',
      dedent`
        region: eu-west-101 # ours
        rules:
          image-quota: off
      `,
    ],
    [
      'rules:\n',
      dedent`
        rules:
          image-quota: off
      `,
    ],
    ['rules: {}\n', 'rules: { image-quota: off }\n'],
    ['rules: { tag-count: info } # few\n', 'rules: { tag-count: info, image-quota: off } # few\n'],
    [
      dedent`
        rules:
            # why
            tag-count: info # few

        locale: en
      `,
      dedent`
        rules:
            # why
            tag-count: info # few
            image-quota: off

        locale: en
      `,
    ],
    [
      dedent`
        rules:
          image-quota: error # why
        locale: en
      `,
      dedent`
        rules:
          image-quota: off # why
        locale: en
      `,
    ],
    [
      'rules:\n  nonsense: off\n',
      dedent`
        rules:
          nonsense: off
          image-quota: off
      `,
    ],
  ])('changes nothing else in %j', (before, expected) => {
    expect(after(before)).toBe(expected);
  });

  it.each([
    'rules: [a]\n',
    'rules: off\n',
    '- a\n',
    'rules: {\n',
    dedent`
      locale: en
      ---
      locale: en
    `,
  ])('is not possible in %j', (before) => {
    expect(after(before)).toBeUndefined();
  });
});
