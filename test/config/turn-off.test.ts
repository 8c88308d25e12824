import { describe, expect, it } from 'vitest';
import { turnOff } from '../../server/config/turn-off';
import { applyEdits } from '../../server/text/edit';

const after = (text: string): string | undefined => {
  const edits = turnOff(text, 'image-quota');
  return edits === undefined ? undefined : applyEdits(text, edits);
};

describe('turning a rule off in the settings', () => {
  it.each([
    ['', 'rules:\n  image-quota: off\n'],
    ['# agreed', '# agreed\nrules:\n  image-quota: off\n'],
    ['# agreed\r\n', '# agreed\r\nrules:\r\n  image-quota: off\r\n'],
    ['region: eu-west-101 # ours\n', 'region: eu-west-101 # ours\nrules:\n  image-quota: off\n'],
    ['rules:\n', 'rules:\n  image-quota: off\n'],
    ['rules: {}\n', 'rules: { image-quota: off }\n'],
    ['rules: { tag-count: info } # few\n', 'rules: { tag-count: info, image-quota: off } # few\n'],
    [
      'rules:\n    # why\n    tag-count: info # few\n\nlocale: en\n',
      'rules:\n    # why\n    tag-count: info # few\n    image-quota: off\n\nlocale: en\n',
    ],
    ['rules:\n  image-quota: error # why\nlocale: en\n', 'rules:\n  image-quota: off # why\nlocale: en\n'],
    ['rules:\n  nonsense: off\n', 'rules:\n  nonsense: off\n  image-quota: off\n'],
  ])('changes nothing else in %j', (before, expected) => {
    expect(after(before)).toBe(expected);
  });

  it.each(['rules: [a]\n', 'rules: off\n', '- a\n', 'rules: {\n', 'locale: en\n---\nlocale: en\n'])(
    'is not possible in %j',
    (before) => {
      expect(after(before)).toBeUndefined();
    },
  );
});
