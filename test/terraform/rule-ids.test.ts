import { describe, expect, it } from 'vitest';
import { rules } from '../../server/rules';
import { appliesToTerraform } from '../../server/terraform/applicable';
import { caseFiles, casesIn, checkCase, unreachable } from '../support/rule-cases';

it('has a case for each rule that Terraform can violate', () => {
  const told = new Set(caseFiles.flatMap((file) => casesIn(file).flatMap((each) => each.rules)));
  const missing = rules
    .map(({ id }) => id)
    .filter((id) => appliesToTerraform(id) && !id.startsWith('tf-') && !told.has(id));
  expect(missing.sort()).toEqual(Object.keys(unreachable).sort());
});

describe.each(caseFiles)('%s', (file) => {
  it.each(casesIn(file))('$title', (each) => {
    const { rules } = each;
    const found = checkCase(each).findings.filter(({ rule, severity }) => severity !== 'info' || rules.includes(rule));
    expect([...new Set(found.map(({ rule }) => rule))].sort().join(', ')).toBe([...rules].sort().join(', '));
  });
});
