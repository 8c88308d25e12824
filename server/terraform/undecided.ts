import type { Checked } from '../engine/session';
import { message, type Message } from '../messages/message';
import type { Instance } from '../model/terraform/configuration';
import { isUndecided } from '../model/terraform/copies';
import { regionName, regionOf } from '../model/terraform/providers';
import type { AnchoredSpan } from '../text/anchored-span';
import { terraformFile } from './file';

/** A resource that is not checked completely, because it is not known which operation it is. */
export interface Undecided {
  readonly address: string;
  readonly at: AnchoredSpan;
  readonly why: Message;
}

/** Such resources in a file: copies that may stay in their region or leave it. */
export function undecidedIn({ source, syntax }: Checked): readonly Undecided[] {
  const { instances } = terraformFile(syntax).lowered.lookups.finder.configuration;
  return instances.flatMap((instance) => {
    const { place, address } = instance;
    if (place?.anchor.source !== source || !isUndecided(instance)) return [];
    return [{ address, at: { anchor: place.anchor, ...place.head }, why: reasonFor(instance) }];
  });
}

function reasonFor(copy: Instance): Message {
  const { address } = copy;
  if (regionName(copy) !== undefined) return message('check.undecided.target', { address });
  return regionOf(copy) === undefined
    ? message('check.undecided.no-region', { address })
    : message('check.undecided.region', { address });
}
