import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../server/terraform/address';
import { terraform } from '../../server/terraform/frontend';
import { checkFolder, checkPlanText } from '../../server/terraform/module-session';
import { rules } from '../../server/rules';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { onDisk } from '../support/folder-reader';
import { asTerraformJson } from '../support/terraform-json';

const english = catalogueFor('en');
const fixtures = path.join(import.meta.dirname, 'fixtures');

interface Expected {
  readonly rules: readonly { readonly id: string; readonly at: string }[];
}

const known = new Set(rules.map(({ id }) => id));
const expectedIn = (folder: string): readonly Expected['rules'][number][] =>
  (JSON.parse(readFileSync(path.join(folder, 'expect.json'), 'utf8')) as Expected).rules.filter(({ id }) =>
    known.has(id),
  );

const folders = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'plans')
  .map(({ name }) => name);

describe('a configuration', () => {
  it.each(folders)('%s has the expected findings', (name) => {
    const folder = path.join(fixtures, name);
    const found = checkFolder({ frontend: terraform, folder, reader: onDisk(fixtures) }).flatMap((checked) =>
      checked.findings
        .filter(({ severity }) => severity !== 'info')
        .map((finding) => `${finding.rule} ${addressOf(checked, finding.at) ?? ''}`),
    );
    expect(found.sort()).toEqual(
      expectedIn(folder)
        .map(({ id, at }) => `${id} ${at.replace(' (for_each)', '')}`)
        .sort(),
    );
  });

  it.each(folders)('%s has the same findings in the JSON syntax', (name) => {
    const native = readFileSync(path.join(fixtures, name, 'main.tf'), 'utf8');
    const found = (file: string, text: string): readonly string[] => {
      const files = [{ path: `/here/${file}`, name: file, text }];
      const reader = { files: (folder: string) => (folder === '/here' ? files : ('missing' as const)) };
      return checkFolder({ frontend: terraform, folder: '/here', reader })
        .flatMap((checked) =>
          checked.findings.map(
            ({ rule, message, at }) => `${rule} ${say(message, english)} ${addressOf(checked, at) ?? ''}`,
          ),
        )
        .sort();
    };
    expect(found('main.tf.json', JSON.stringify(asTerraformJson(native), null, 2))).toEqual(found('main.tf', native));
  });

  it.each(folders)('%s has the same rules in its plan', (name) => {
    const folder = path.join(fixtures, name);
    const file = path.join(folder, 'plan.json');
    const found = checkPlanText({ frontend: terraform, path: file, text: readFileSync(file, 'utf8') }).flatMap(
      ({ findings }) => findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule),
    );
    expect(found.sort()).toEqual(
      expectedIn(folder)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it.each(folders)('%s has findings at the same resources in its plan', (name) => {
    const folder = path.join(fixtures, name);
    const file = path.join(folder, 'plan.json');
    const resources = (results: ReturnType<typeof checkPlanText>): readonly string[] =>
      results
        .flatMap((checked) =>
          checked.findings
            .filter(({ severity }) => severity !== 'info')
            // Without the key of an instance, which only a plan has here, and without the argument.
            .map(({ rule, at }) => `${rule} ${/^[^.]*\.[^.[]*/.exec(addressOf(checked, at) ?? '')?.[0] ?? ''}`),
        )
        .sort();
    expect(resources(checkPlanText({ frontend: terraform, path: file, text: readFileSync(file, 'utf8') }))).toEqual(
      resources(checkFolder({ frontend: terraform, folder, reader: onDisk(fixtures) })),
    );
  });
});
