import type { SymbolTable } from '../../facts/symbol-table';
import { message } from '../../messages/message';
import type { AnchoredSpan } from '../../text/anchored-span';
import { takesBackups } from '../vaults';
import { useOther } from '../fixes';
import type { Rule } from '../rule';
import { knownValue } from '../../facts/fact';

export const fullEcsVaultOne: Rule<'manifest'> = {
  id: 'full-ecs-vault-one',
  severity: 'error',
  on: ['manifest'],
  *check(evaluation) {
    const first = new Map<string, { readonly vault: string; readonly at: AnchoredSpan }>();
    for (const { name, fields } of evaluation.things('servers').values()) {
      if (fields.vault !== undefined) first.set(name, { vault: fields.vault.value, at: fields.vault.at });
    }
    for (const { step } of evaluation.statesOf('create-full-ecs')) {
      if (step.server === undefined || step.vault === undefined) continue;
      const server = evaluation.symbols.canonicalName('servers', step.server.value);
      const before = first.get(server);
      if (before === undefined) first.set(server, { vault: step.vault.value, at: step.vault.at });
      else if (areTwo(before.vault, step.vault.value, evaluation.symbols)) {
        const { vault, at } = before;
        yield {
          at: step.vault.at,
          message: message('full-ecs-vault-one', { server, vault }),
          reasons: [{ explanation: message('because.in-vault', { server, vault }), at }],
          fixes: () => {
            const region = knownValue(evaluation.symbols.find('servers', server)?.facts.region);
            return takesBackups(evaluation.symbols.find('vaults', vault), 'backup', region)
              ? [useOther(step, 'vault', vault)]
              : [];
          },
        };
      }
    }
  },
};

/**
 * Whether two references certainly mean different vaults. An undeclared ID may belong to a vault that is declared without an ID.
 */
function areTwo(one: string, other: string, symbols: SymbolTable): boolean {
  const [a, b] = [symbols.find('vaults', one), symbols.find('vaults', other)];
  if (a === undefined || b === undefined || a === b) return false;
  if (a.facts.id.known && b.facts.id.known) return a.facts.id.value.toLowerCase() !== b.facts.id.value.toLowerCase();
  return a.nodePath !== undefined && b.nodePath !== undefined;
}
