import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { checkHcl } from '../support/check-hcl';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/terraform.md'), 'utf8');
const examples = [...page.matchAll(/```hcl\n([^]*?)```/g)].map(([, text = '']) => text);

it('the examples on the page about Terraform have no findings, and each of their comments has an effect', () => {
  expect(examples).not.toEqual([]);
  for (const text of examples) {
    const { findings, suppressed } = checkHcl(text);
    expect(findings).toEqual([]);
    expect(suppressed.length).toBe(text.split('ims-disable').length - 1);
  }
});
