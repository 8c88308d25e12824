import type { Finding } from '../engine/checker';
import type { Checked } from '../engine/session';
import type { Argument, Arguments } from '../model/terraform/configuration';
import type { AnchoredSpan } from '../text/anchored-span';
import { terraformFile } from './file';

/**
 * The address of the argument at a place, such as `huaweicloud_kms_key.k.region`, otherwise that of the resource. It is that of the
 * instance of the finding if the place is in its block, or that of one that its message names, otherwise that of the first one.
 */
export function addressOf(
  { syntax }: Pick<Checked, 'syntax'>,
  at: AnchoredSpan,
  { instance, message }: Partial<Pick<Finding, 'instance' | 'message'>> = {},
): string | undefined {
  const { lowered } = terraformFile(syntax);
  const all = lowered.lookups.finder.configuration.instances.filter(({ place }) => place?.anchor === at.anchor);
  const own =
    all.find(({ address }) => address === instance) ?? all.find(({ address }) => isNamedIn(message?.args, address));
  const here = own === undefined ? all : [own];
  for (const instance of here) {
    const argument = argumentAt(instance.arguments, at);
    if (argument !== undefined) return `${instance.address}.${argument}`;
  }
  const repeated = here.find(
    ({ place }) => place?.repeat !== undefined && place.repeat.start <= at.start && at.end <= place.repeat.end,
  );
  if (repeated !== undefined) return repeated.address.replace(/\[[^[]*\]$/, '');
  return here.find(({ place }) => place !== undefined && place.block.start <= at.start && at.end <= place.block.end)
    ?.address;
}

/** Whether a message names a resource. */
function isNamedIn(args: unknown, address: string): boolean {
  if (args === address) return true;
  return typeof args === 'object' && args !== null && Object.values(args).some((each) => isNamedIn(each, address));
}

function argumentAt(all: Arguments, at: AnchoredSpan): string | undefined {
  for (const { path, argument } of argumentsIn(all))
    for (const place of [argument.key, argument.at])
      if (place?.anchor === at.anchor && place.start <= at.start && at.end <= place.end) return path.join('.');
  return undefined;
}

/** All arguments, those of nested blocks included, each with the names of its blocks and its own. */
export function* argumentsIn(
  { values, blocks }: Arguments,
  outer: readonly string[] = [],
): Iterable<{ readonly path: readonly string[]; readonly argument: Argument }> {
  for (const [name, argument] of values) yield { path: [...outer, name], argument };
  for (const [name, all] of blocks) for (const block of all) yield* argumentsIn(block, [...outer, name]);
}
