import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { rules } from '../../../server/rules';
import { isAboutConfigurations } from '../../../server/rules/rule';
import { addressOf } from '../../../server/terraform/address';
import { checkPlanFile } from '../../support/check-hcl';

const fixtures = path.join(import.meta.dirname, '../../terraform/fixtures/plans');
const own = rules.filter(isAboutConfigurations);

function found(plan: string): readonly string[] {
  const checked = checkPlanFile(readFileSync(path.join(fixtures, plan), 'utf8'), { rules: own });
  return checked.findings.map(({ rule, at }) => `${rule} ${addressOf(checked, at) ?? ''}`).sort();
}

it('a plan that creates or destroys everything has no findings', () => {
  expect(found('b/p1.json')).toEqual([]);
  expect(found('b/p3.json')).toEqual([]);
});

it('a changed key replaces images and exports to the same object again', () => {
  expect(found('b/p2.json').filter((each) => !each.startsWith('tf-cbd'))).toEqual([
    'tf-key-change-replaces huaweicloud_images_image_copy.c',
    'tf-key-change-replaces huaweicloud_images_image_copy.cbd',
    'tf-replace-reexports huaweicloud_ims_image_export.e',
  ]);
});

it('an imported image that is replaced is reported', () => {
  expect(found('c/p.json')).toContain('tf-import-block-replaces huaweicloud_ims_ecs_system_image.imp');
});
