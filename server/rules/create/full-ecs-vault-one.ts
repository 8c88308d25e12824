import type { World } from '../../facts/world';
import { message } from '../../messages/message';
import type { Place } from '../../text/place';
import { setField, takesBackups } from '../repair';
import type { Rule } from '../rule';

export const fullEcsVaultOne: Rule<'manifest'> = {
  id: 'full-ecs-vault-one',
  severity: 'error',
  on: ['manifest'],
  *check(run) {
    const first = new Map<string, { readonly vault: string; readonly at: Place }>();
    for (const { name, fields } of run.things('servers').values()) {
      if (fields.vault !== undefined) first.set(name, { vault: fields.vault.value, at: fields.vault.at });
    }
    for (const { step } of run.ranOf('create-full-ecs')) {
      if (step.server === undefined || step.vault === undefined) continue;
      const server = run.world.identity('servers', step.server.value) ?? step.server.value;
      const before = first.get(server);
      if (before === undefined) first.set(server, { vault: step.vault.value, at: step.vault.at });
      else if (areTwo(before.vault, step.vault.value, run.world)) {
        const { vault, at } = before;
        const region = run.world.find('servers', server)?.facts.region;
        yield {
          at: step.vault.at,
          message: message('full-ecs-vault-one', { server, vault }),
          because: [{ note: message('because.in-vault', { server, vault }), at, from: [] }],
          fixes: () =>
            takesBackups(run.world.find('vaults', vault), 'backup', region?.known === true ? region.value : undefined)
              ? [{ title: message('fix.use-other', { name: vault }), changes: [setField(step, 'vault', vault)] }]
              : [],
        };
      }
    }
  },
};

/** Whether two references certainly mean two vaults: an id that is not declared may be that of a vault without a declared id. */
function areTwo(one: string, other: string, world: World): boolean {
  const [a, b] = [world.find('vaults', one), world.find('vaults', other)];
  if (a === undefined || b === undefined || a === b) return false;
  if (a.facts.id.known && b.facts.id.known) return a.facts.id.value.toLowerCase() !== b.facts.id.value.toLowerCase();
  return a.spot !== undefined && b.spot !== undefined;
}
