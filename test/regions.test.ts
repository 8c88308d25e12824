import { describe, expect, it } from 'vitest';
import { nearRegions, regions } from '../server/catalog/regions';
import { applyFix } from '../server/engine/fix-edits';
import { Session } from './support/check';

describe('a misspelled region', () => {
  it.each([
    ['ap-southest-1', 'ap-southeast-1'],
    ['cn-nort-4', 'cn-north-4'],
    ['cn-norht-4', 'cn-north-4'],
    ['ap-southeast1', 'ap-southeast-1'],
    ['apsoutheast1', 'ap-southeast-1'],
    ['AP_Southeast_1', 'ap-southeast-1'],
    ['eu-wets-101', 'eu-west-101'],
    ['sa-brasil-1', 'sa-brazil-1'],
  ])('%s is recognized as %s', (value, meant) => {
    expect(nearRegions(value)[0]).toBe(meant);
  });

  it.each(regions.map(({ id }) => id))('is not %s, a known region', (id) => {
    expect(nearRegions(id)).toEqual([]);
  });

  it.each([
    'ap-southeast-9',
    'ap-northeast-1',
    'sa-west-1',
    'me-central-1',
    'us-east-1',
    'ca-north-1',
    'in-south-1',
    'ae-dubai-1',
    'my-penang-1',
    'cn-north-4_dev',
    'northern',
    '',
    '1',
    '区域',
  ])('is not %s, which can be a new region', (value) => {
    expect(nearRegions(value)).toEqual([]);
  });

  it('is reported and repaired at each place of a manifest, also after edits', () => {
    const session = new Session();
    const text = (region: string): string => `imsManifest: v1
region: ${region}
accounts:
  partner: { projects: { ${region}: 0b1c2d3e4f5a60718293a4b5c6d7e8f9 } }
vaults:
  safe: { region: ${region} }
`;
    const found = (region: string): readonly string[] =>
      session.check(text(region)).findings.flatMap(({ rule }) => (rule === 'region-unknown' ? [rule] : []));
    expect(found('cn-north-4')).toEqual([]);
    expect(found('cn-nort-4')).toHaveLength(3);
    const checked = session.check(text('cn-nort-4'));
    let last: string | undefined = checked.text;
    for (const { rule } of checked.findings) {
      if (rule !== 'region-unknown') continue;
      const again = new Session().check(last ?? '');
      const [fix] = again.findings.find((each) => each.rule === 'region-unknown')?.fixes() ?? [];
      last = fix === undefined ? undefined : applyFix(again, fix);
    }
    expect(last).toBe(text('cn-north-4'));
  });
});
