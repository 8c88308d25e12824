import { message, type Message } from '../../messages/message';
import { imageRefs } from '../../model/references';
import type { CheckedItem } from '../items';

/** Steps that make a chain for each region, or why they do not. */
interface Chains {
  readonly chains: readonly (readonly CheckedItem[])[];
  readonly disabledBecause?: Message;
}

/**
 * The chains of steps that copy images to several regions: for each region its copies, and the steps that use them. `undefined` if
 * there are no copies to two regions, or nothing uses them.
 */
export function chainsPerRegion(items: readonly CheckedItem[]): Chains | undefined {
  const chains = new Map<string, CheckedItem[]>();
  /** By the name of the image that a step creates. */
  const regionOf = new Map<string, string>();
  let disabledBecause: Message | undefined;
  for (const item of items) {
    const [state] = item.steps;
    if (state === undefined || item.block !== undefined) return undefined;
    const { step, resultName } = state;
    const sources = new Set(imageRefs(step).flatMap(({ value }) => regionOf.get(value) ?? []));
    const target = step.action === 'copy-cross-region' && sources.size === 0 ? step.target_region?.value : undefined;
    const [region = target, second] = sources;
    if (region === undefined || second !== undefined)
      disabledBecause ??= message('order.no-region', { action: step.action });
    else {
      const chain = chains.get(region);
      if (chain === undefined) chains.set(region, [item]);
      else chain.push(item);
      if (resultName !== undefined) regionOf.set(resultName, region);
    }
  }
  if (chains.size < 2 || ![...chains.values()].some((chain) => chain.length > 1)) return undefined;
  return { chains: [...chains.values()], disabledBecause };
}
