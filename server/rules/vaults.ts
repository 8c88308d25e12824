import type { Reason } from '../facts/fact';
import type { Ran } from '../facts/ran';
import type { Run } from '../facts/run';
import type { Image, Views } from '../facts/view';
import type { Place } from '../text/place';

/** A step that puts something into a vault, in GiB: what it needs, and what is free by then. */
export interface VaultUse {
  readonly ran: Ran;
  readonly vault: Views['vaults'];
  readonly at: Place;
  readonly need: number;
  readonly free: number;
  readonly because: readonly Reason[];
}

/**
 * How the steps use up the vaults, from top to bottom. Only what is known counts: a vault whose capacity is not declared, or
 * that expands by itself, is never full; where its use so far is not declared it counts as empty.
 */
export function vaultUse(run: Run): readonly VaultUse[] {
  const put = new Map<string, number>();
  const uses: VaultUse[] = [];
  for (const ran of run.ranOf('copy-cross-region', 'accept-share', 'create-full-ecs')) {
    const { step } = ran;
    if (step.vault === undefined) continue;
    const vault = ran.find('vaults', step.vault);
    const image: Image | undefined = step.action === 'create-full-ecs' ? ran.made : ran.find('images', step.image);
    if (vault === undefined || image === undefined) continue;
    const { kind, size } = image.facts;
    if (!kind.known || kind.value !== 'full-ecs' || !size.known) continue;
    const { capacity, used, auto_expand } = vault.facts;
    if (!capacity.known || (auto_expand.known && auto_expand.value)) continue;
    const before = put.get(vault.name) ?? 0;
    const free = Math.max(0, capacity.value - (used.known ? used.value : 0) - before);
    put.set(vault.name, before + size.value);
    const because = [size.why, capacity.why, ...(used.known ? [used.why] : [])];
    uses.push({ ran, vault, at: step.vault.at, need: size.value, free, because });
  }
  return uses;
}
