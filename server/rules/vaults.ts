import { firstKnown, type Known, type Reason } from '../facts/fact';
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
 * that expands by itself, is never full; where its use so far is not declared it counts as empty. A step that fails, for want
 * of room or for another reason, uses nothing up.
 */
export function vaultUse(run: Run): readonly VaultUse[] {
  const put = new Map<string, number>();
  const uses: VaultUse[] = [];
  for (const ran of run.succeeding('copy-cross-region', 'accept-share', 'create-full-ecs')) {
    const { step } = ran;
    const vault = ran.find('vaults', step.vault);
    if (step.vault === undefined || vault === undefined) continue;
    const { capacity, used, auto_expand } = vault.facts;
    if (!capacity.known || (auto_expand.known && auto_expand.value)) continue;
    const images = step.action === 'create-full-ecs' ? [ran.made] : ran.images.map(({ image }) => image);
    const sizes = images.flatMap((image) => sizeIn(image) ?? []);
    if (sizes.length === 0) continue;
    const need = sizes.reduce((sum, { value }) => sum + value, 0);
    const before = put.get(vault.name) ?? 0;
    const free = Math.max(0, capacity.value - (used.known ? used.value : 0) - before);
    if (need <= free) put.set(vault.name, before + need);
    const because = [...sizes.map(({ why }) => why), capacity.why, ...(used.known ? [used.why] : [])];
    uses.push({ ran, vault, at: step.vault.at, need, free, because });
  }
  return uses;
}

/** What an image takes up in a vault, which only a full-ECS image does: as much as its disks, whatever its own size. */
function sizeIn(image: Image | undefined): Known<number> | undefined {
  if (image?.facts.kind.known !== true || image.facts.kind.value !== 'full-ecs') return undefined;
  const size = firstKnown(image.facts.disk_size, image.facts.size);
  return size.known ? size : undefined;
}
