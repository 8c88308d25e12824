import { message } from '../../messages/message';
import type { Place } from '../../text/place';
import { setField } from '../repair';
import type { Rule } from '../rule';

export const fullEcsVaultOne: Rule<'manifest'> = {
  id: 'full-ecs-vault-one',
  severity: 'error',
  on: ['manifest'],
  *check(run) {
    const first = new Map<string, { readonly vault: string; readonly at: Place }>();
    for (const { name, fields } of run.things('servers').values()) {
      if (fields.vault === undefined) continue;
      first.set(name, {
        vault: run.world.identity('vaults', fields.vault.value) ?? fields.vault.value,
        at: fields.vault.at,
      });
    }
    for (const { step } of run.ranOf('create-full-ecs')) {
      if (step.server === undefined || step.vault === undefined) continue;
      const server = run.world.identity('servers', step.server.value) ?? step.server.value;
      const vault = run.world.identity('vaults', step.vault.value) ?? step.vault.value;
      const before = first.get(server);
      if (before === undefined) first.set(server, { vault, at: step.vault.at });
      else if (before.vault !== vault) {
        yield {
          at: step.vault.at,
          message: message('full-ecs-vault-one', { server, vault: before.vault }),
          because: [{ note: message('because.in-vault', { server, vault: before.vault }), at: before.at, from: [] }],
          fixes: () => [
            {
              title: message('fix.use-other', { name: before.vault }),
              changes: [setField(step, 'vault', before.vault)],
            },
          ],
        };
      }
    }
  },
};
