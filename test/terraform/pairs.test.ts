import { expect, it } from 'vitest';
import type { Checked } from '../../server/engine/session';
import { spanOf } from '../../server/text/anchored-span';
import { check } from '../support/check';
import { checkHcl } from '../support/check-hcl';
import { randomOf } from '../support/edits';
import { anyPair } from '../support/pairs';

/** The number of plans. Long runs set it. */
const plans = Number(process.env['PLANS'] ?? 150);
const firstSeed = Number(process.env['SEED'] ?? 1);

/** The findings that both should have. An accepter without an order has a finding about that instead. */
function shared(found: readonly string[], inConfiguration: readonly string[]): readonly string[] {
  const unordered = inConfiguration.map((each) => each.replace(/^tf-order-missing at/, 'share-not-shared at'));
  const isSaid = (each: string): boolean => unordered.includes(each) && !inConfiguration.includes(each);
  return found.filter((each) => !each.startsWith('tf-') && !isSaid(each));
}

/** Each finding as its rule and the part of the text that has it; the last name in front of the end of the finding's line. */
function foundIn({ findings, text }: Checked, name: RegExp): readonly string[] {
  const all = findings.flatMap(({ rule, at }) => {
    const { start } = spanOf(at);
    const end = text.indexOf('\n', start);
    const part = [...text.slice(0, end === -1 ? undefined : end).matchAll(name)].at(-1)?.[1] ?? 'the whole';
    return [`${rule} at ${part}`];
  });
  return [...new Set(all)].sort();
}

it(
  `a configuration has the findings of the manifest that says the same, in ${String(plans)} plans`,
  { timeout: 0 },
  () => {
    const rules = new Set<string>();
    for (let seed = firstSeed; seed < firstSeed + plans; seed++) {
      const { configuration, manifest } = anyPair(randomOf(seed));
      const all = foundIn(checkHcl(configuration), /^(?:resource|data) "\w+" "([\w-]+)" \{/gm);
      const found = shared(all, all);
      expect(found, `seed ${String(seed)}`).toEqual(shared(foundIn(check(manifest), / # ([\w-]+)$/gm), all));
      for (const each of found) rules.add(each);
    }
    const ids = new Set([...rules].map((each) => each.replace(/ at .*/, '')));
    expect(ids.size).toBeGreaterThanOrEqual(Math.min(50, plans / 3));
  },
);
