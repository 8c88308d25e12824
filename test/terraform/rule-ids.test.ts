import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/rules';
import { appliesToTerraform } from '../../server/terraform/applicable';
import { checkHcl } from '../support/check-hcl';

/**
 * What each rule says about configurations. A file begins with what all of its cases have. `== RULE` begins a configuration that has
 * findings of this rule, and of those that stand in parentheses; `-- WHY` one that has none. Comments are those of `terraform plan`.
 */
const folder = path.join(import.meta.dirname, 'rule-ids');

interface Case {
  readonly title: string;
  readonly rules: readonly string[];
  readonly text: string;
}

function casesIn(file: string): readonly Case[] {
  const [common = '', ...rest] = readFileSync(path.join(folder, file), 'utf8').split(/^(?===|-- )/m);
  let rule = '';
  return rest.map((each) => {
    const [head = '', ...body] = each.split('\n');
    const text = `${common}${body.join('\n')}`;
    if (head.startsWith('-- ')) return { title: `${rule} is silent: ${head.slice(3)}`, rules: [], text };
    const [, id = '', others = ''] = /^== (\S+)(?: \(with (.*)\))?$/.exec(head) ?? [];
    rule = id;
    return { title: `${id} is reported`, rules: [id, ...others.split(', ').filter((other) => other !== '')], text };
  });
}

/** Rules that need what Terraform never has, or what only a declaration or the state can say. Rules `tf-*` have their own pages. */
const unreachable: Readonly<Record<string, string>> = {
  'bms-evs-system-disk': 'No argument says that a disk is local.',
  'create-file-parameters-other-source': 'The provider does not send them: tf-images-image-dropped.',
  'data-image-ram-ignored': 'The provider does not send it: tf-images-image-dropped.',
  'delete-published': 'No attribute says it.',
  'delete-shared-org': 'The provider shares with projects only.',
  'encrypt-quick-import-key': 'The resource of fast imports of data disks has no key.',
  'export-charged-origin': 'No attribute says it.',
  'full-ecs-backup-shared-disk': 'No attribute of a CSBS backup says it.',
  'import-min-disk-below-file': 'Nothing knows the size of the disk in a file.',
  'import-quick-bitmap': 'Another object may be the bitmap.',
  'import-quick-not-optimized': 'Nothing knows it.',
  'import-size-ordinary': 'Nothing knows the size of a file.',
  'import-size-quick': 'Nothing knows the size of a file.',
  'import-virtual-size-max': 'Nothing knows the size of the disk in a file.',
  'iso-size': 'Nothing knows the size of a file.',
  'parallel-dependency': 'What is used is referred to, and so waited for. Otherwise: tf-order-missing.',
  'quota-concurrent-create': 'At most ten operations run at the same time.',
  'system-image-data-disks-attached': 'No attribute says the type of the operating system.',
  'unknown-reference': 'It needs no resource of ours, and has tests of its own.',
  'update-not-private': 'Terraform changes only what it made.',
  'windows-image-intl': 'No file says the site.',
};

it('has a case for each rule that Terraform can violate', () => {
  const told = new Set(readdirSync(folder).flatMap((file) => casesIn(file).flatMap((each) => each.rules)));
  const missing = rules
    .map(({ id }) => id)
    .filter((id) => appliesToTerraform(id) && !id.startsWith('tf-') && !told.has(id));
  expect(missing.sort()).toEqual(Object.keys(unreachable).sort());
});

describe.each(readdirSync(folder))('%s', (file) => {
  it.each(casesIn(file))('$title', ({ rules, text }) => {
    const found = checkHcl(text).findings.filter(({ rule, severity }) => severity !== 'info' || rules.includes(rule));
    expect([...new Set(found.map(({ rule }) => rule))].sort().join(', ')).toBe([...rules].sort().join(', '));
  });
});
