import { firstKnown, type Known, type Reason, type Fact, knownValue } from '../facts/fact';
import type { StepState } from '../facts/step-state';
import type { Evaluation } from '../facts/evaluation';
import type { Image, Entities } from '../facts/entity';
import type { AnchoredSpan } from '../text/anchored-span';
import { useOther, choices, belongsTo } from './fixes';
import { message } from '../messages/message';
import type { Fix, Report } from './rule';
import type { Step } from '../model/manifest';
import { limit, holds, isSame } from '../catalog/limits';
import type { CheckContext } from '../facts/check-context';

/** A step that stores data in a vault, with the space it needs and the space still free, in GiB. */
export interface VaultUse {
  readonly state: StepState;
  readonly vault: Entities['vaults'];
  readonly at: AnchoredSpan;
  readonly need: number;
  readonly free: number;
  readonly reasons: readonly Reason[];
}

/**
 * How the steps fill the vaults, in order. Only known facts count: a vault with unknown capacity or automatic expansion is never
 * full, and one with unknown usage counts as empty. A step that fails for any reason uses no space.
 */
export function vaultUse(evaluation: Evaluation): readonly VaultUse[] {
  const put = new Map<string, number>();
  const uses: VaultUse[] = [];
  for (const state of evaluation.succeeding('copy-cross-region', 'accept-share', 'create-full-ecs')) {
    const { step } = state;
    const vault = state.find('vaults', step.vault);
    if (step.vault === undefined || vault === undefined) continue;
    const { capacity, used, auto_expand } = vault.facts;
    if (!capacity.known || knownValue(auto_expand) === true) continue;
    const images = step.action === 'create-full-ecs' ? [state.result] : state.images.map(({ image }) => image);
    const sizes = images.flatMap((image) => sizeIn(image) ?? []);
    if (sizes.length === 0) continue;
    const need = sizes.reduce((sum, { value }) => sum + value, 0);
    const before = put.get(vault.name) ?? 0;
    const free = Math.max(0, capacity.value - (knownValue(used) ?? 0) - before);
    if (need <= free) put.set(vault.name, before + need);
    const reasons = [...sizes.map(({ why }) => why), capacity.why, ...(used.known ? [used.why] : [])];
    uses.push({ state, vault, at: step.vault.at, need, free, reasons });
  }
  return uses;
}

/** The space that an image occupies in a vault: the size of its disks for a full-ECS image, nothing for any other. */
function sizeIn(image: Image | undefined): Known<number> | undefined {
  if (image === undefined || knownValue(image.facts.kind) !== 'full-ecs') return undefined;
  const size = firstKnown(image.facts.disk_size, image.facts.size);
  return size.known ? size : undefined;
}

/** Declared vaults in a region that can store server backups of a protection type. */
export function vaultsFor(
  protect: 'backup' | 'replication',
  region: string | undefined,
  context: CheckContext,
): readonly string[] {
  return choices(context.evaluation.things('vaults').keys(), (name) => {
    const vault = context.evaluation.symbols.find('vaults', name);
    return vault !== undefined && belongsTo(vault, context) && takesBackups(vault, protect, region);
  });
}

/** Whether no known fact prevents storing server backups of a protection type in a vault. */
export function takesBackups(
  vault: Entities['vaults'] | undefined,
  protect: 'backup' | 'replication',
  region: string | undefined,
): boolean {
  if (vault === undefined) return false;
  const { facts } = vault;
  const fits = (fact: Fact<string>, wanted: string | undefined): boolean =>
    !fact.known || wanted === undefined || isSame(fact.value, wanted);
  return (
    fits(facts.region, region) &&
    fits(facts.type, 'server') &&
    fits(facts.protect_type, protect) &&
    (!facts.status.known || holds(limit('full-ecs-vault-status').values, facts.status.value))
  );
}

/** Uses another declared vault that can store server backups of a protection type. */
export function otherVaults(
  step: Step,
  protect: 'backup' | 'replication',
  region: string | undefined,
  context: CheckContext,
): readonly Fix[] {
  return vaultsFor(protect, region, context).map((name) => useOther(step, 'vault', name));
}

/** Reports a vault that cannot store the backup of a new full-ECS image, because a field does not have one of the wanted values. */
export function* unsuitableVault(
  rule: `full-ecs-vault-${'type' | 'protect-type' | 'status'}`,
  field: 'type' | 'protect_type' | 'status',
  wanted: readonly string[],
  step: Step<'create-full-ecs'>,
  context: CheckContext,
): Iterable<Report> {
  const found = context.factOf('vaults', step.vault, field);
  if (found === undefined || holds(wanted, found.value)) return;
  const { at, entity: vault, value, why } = found;
  yield {
    at,
    message: message(rule, { vault: vault.name, value }),
    reasons: [why],
    fixes: () => otherVaults(step, 'backup', knownValue(vault.facts.region), context),
  };
}
