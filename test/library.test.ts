import { describe, expect, it } from 'vitest';
import { applyEdits, check, fix, type Edit } from '../server/library';
import { account, pipeline } from './support/included';
import { dedent } from './support/dedent';

const disabled = { 'account.ims.yaml': account.replace('enabled', 'disabled') };
const rulesOf = (text: string, options?: Parameters<typeof check>[1]): readonly string[] =>
  check(text, options).findings.map(({ rule }) => rule);

/** A text after edits of its own. */
function changed(text: string, edits: readonly Edit[]): string {
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({ range, newText })),
  );
}

describe('the library', () => {
  it('does not know what included files declare, unless it gets their texts', () => {
    expect(rulesOf(pipeline)).toEqual([]);
    expect(rulesOf(pipeline, { included: { 'account.ims.yaml': account } })).toEqual([]);
    expect(rulesOf(pipeline, { included: disabled })).toEqual(['key-not-enabled']);
    expect(rulesOf(pipeline, { included: {} })).toEqual(['include-unusable']);
  });

  it('finds included texts by paths relative to the manifest and to each other', () => {
    const included = {
      'shared/all.ims.yaml': dedent`
        imsManifest: v1
        region: ap-southeast-1
        include: [./keys/account.ims.yaml]
      `,
      'shared/keys/account.ims.yaml': account.replace('enabled', 'disabled'),
    };
    const text = pipeline.replace('account.ims.yaml', '../shared/all.ims.yaml');
    expect(rulesOf(text, { included, path: 'plans/a.ims.yaml' })).toEqual(['key-not-enabled']);
    expect(rulesOf(text, { included, path: 'plans/more/a.ims.yaml' })).toEqual(['include-unusable']);
    expect(rulesOf(text.replace('../shared', '/shared'), { included, path: 'plans/a.ims.yaml' })).toEqual([
      'include-unusable',
    ]);
  });

  it('names the file of a reason and of an edit', () => {
    const [finding] = check(pipeline, { included: disabled }).findings;
    expect(finding?.related).toMatchObject([{ path: 'account.ims.yaml', range: { start: { line: 3 } } }]);
    const fixes = finding?.fixes().map(({ edits }) => edits) ?? [];
    const [inFile = []] = fixes.filter((edits) => edits.every(({ path }) => path === 'account.ims.yaml'));
    expect(
      rulesOf(pipeline, { included: { 'account.ims.yaml': changed(disabled['account.ims.yaml'], inFile) } }),
    ).toEqual([]);
  });

  it('fixes the text itself only', () => {
    const text = pipeline.replace('name: copy', "name: 'copy'").replace('image: base', 'image: bas');
    const fixed = fix(text, { included: disabled });
    expect(fixed.split('\n').slice(0, 4)).toEqual(text.split('\n').slice(0, 4));
  });
});
