import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { unified } from '../../server/cli/formats/unified';
import { applyFix } from '../../server/engine/fix-edits';
import { fixesFor } from '../../server/engine/proof';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { rules, topics } from '../../server/rules';
import { appliesToTerraform } from '../../server/terraform/applicable';
import { check } from '../support/check';
import { blocksUnder, withoutMarks } from '../support/notation';
import { expectRecorded } from '../support/recorded';
import { cases, checked, innerTitle, pageOf } from './fix-cases';

/**
 * Each fix that a rule has for manifests, by the rule and the ID of its title, either changes a configuration as recorded, or has a
 * reason why not.
 */
const here = import.meta.dirname;

const noWordForUnencrypted = 'A copy without a key is reported, because HCL has no value which says that it is meant.';
const noPlan = 'Only a plan deletes or changes what exists, and a plan is not edited.';
const notThere = 'Terraform cannot violate the rule, see `rule-ids.test.ts`.';

/** Why a configuration cannot have a fix, by its rule, its title, or both. */
const reasons: Readonly<Record<string, string>> = {
  'fix.copy-unencrypted': noWordForUnencrypted,
  'fix.copy-without-key': noWordForUnencrypted,
  'fix.split-block': 'Terraform has no steps that run together. Instead, resources wait: fix.wait-in-turn.',
  'fix.declare-as': 'The author of a configuration knows which resource it is.',
  'create-file-parameters-other-source': notThere,
  'data-image-ram-ignored': notThere,
  'default-key-state': 'Only a data source has a default key, and it tells the state.',
  'delete-backup-flag': noPlan,
  'delete-shared-org': notThere,
  'encrypt-quick-import-key': notThere,
  'iso-file-format': 'The type of the resource is the kind of image. Another type is another resource.',
  'parallel-dependency': notThere,
  'share-not-shared fix.move-share':
    'Terraform has no list of steps to move them in. Instead, tf-order-missing adds a dependency.',
  'update-data-disk-limited': noPlan,
  'update-firmware-type': noPlan,
};

/** The fixes for manifests: rule and title. */
const forManifests = new Set(
  rules.flatMap((rule) => {
    if (topics[rule.id] === 'terraform') return [];
    const levels = new Map(rule.off === true ? [[rule.id, rule.severity] as const] : []);
    return blocksUnder(pageOf(rule.id), 'Faulty')
      .flatMap((block) => check(block, { levels }).findings)
      .filter((finding) => finding.rule === rule.id)
      .flatMap((finding) => finding.fixes().map(({ title }) => `${rule.id} ${title.id}`));
  }),
);

/** The fixes that a configuration has: the first proof of each, with what it says and changes. */
const shown = new Map<string, { readonly told: readonly string[]; readonly after: string }>();
for (const each of cases) {
  const [result] = checked(each);
  // Without any resource of ours, nothing is checked.
  if (result === undefined) continue;
  for (const finding of result.findings.filter(({ rule }) => rule === each.rule)) {
    for (const fix of fixesFor(result, finding)) {
      const after = applyFix(result, fix);
      const key = `${each.rule} ${innerTitle(fix).id}`;
      if (after === undefined || shown.has(key)) continue;
      const changed = unified('', each.text, after)
        .split('\n')
        .filter((line) => /^[-+](?![-+]{2} )/.test(line));
      const told = [
        `${key}${fix.safe === true ? ' (safe)' : ''}`,
        `  ${say(fix.title, catalogueFor('en'))}`,
        `  ${say(fix.title, catalogueFor('zh-cn'))}`,
        ...changed.map((line) => `    ${line.length > 200 ? `${line.slice(0, 200)}…` : line}`),
      ];
      shown.set(key, { told, after });
    }
  }
}

const reasonFor = (pair: string): string | undefined =>
  reasons[pair] ?? pair.split(' ').flatMap((part) => reasons[part] ?? [])[0];

it('every fix for manifests changes configurations, or has a reason why not', () => {
  const applicable = [...forManifests].filter((pair) => appliesToTerraform(pair.split(' ')[0] ?? ''));
  expect(applicable.filter((pair) => !shown.has(pair) && reasonFor(pair) === undefined).sort()).toEqual([]);
  expect(applicable.filter((pair) => shown.has(pair) && reasonFor(pair) !== undefined).sort()).toEqual([]);
});

it('every fix of the rules for Terraform changes a configuration', () => {
  const titles = rules
    .filter(({ id }) => topics[id] === 'terraform')
    .flatMap(({ id }) =>
      blocksUnder(pageOf(id), 'Faulty', 'hcl').map((block) => ({ rule: id, text: withoutMarks(block) })),
    )
    .flatMap((each) => (checked(each)[0]?.findings ?? []).filter(({ rule }) => rule === each.rule))
    .filter((finding) => finding.fixes().length > 0);
  expect(
    titles.map(({ rule }) => rule).filter((rule) => ![...shown.keys()].some((key) => key.startsWith(`${rule} `))),
  ).toEqual([]);
});

it('the titles have no words of manifests', () => {
  const titles = [...shown.values()].flatMap(({ told }) => told.slice(1, 3));
  expect(titles.filter((title) => /\bsteps?\b|\bmanifests?\b|\bdeclare\b|步骤|清单|声明/i.test(title))).toEqual([]);
});

it('the changes are as recorded', () => {
  const told = [...shown].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, { told }]) => told);
  expectRecorded(`${told.join('\n')}\n`, path.join(here, 'fixes.txt'));
});

it.skipIf(spawnSync('terraform', ['version']).status !== 0)(
  'the changed texts are as `terraform fmt` leaves them',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fixes-'));
    try {
      for (const [index, { after }] of [...shown.values()].entries())
        writeFileSync(path.join(folder, `${String(index)}.tf`), after);
      expect(execFileSync('terraform', ['fmt', '-diff', '-write=false'], { cwd: folder, encoding: 'utf8' })).toBe('');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
