import type { Checked } from '../engine/session';
import { message, type Message } from '../messages/message';
import type { Instance } from '../model/configuration';
import { copyAction } from '../model/terraform/copies';
import { regionName, regionOf } from '../model/terraform/providers';
import { isMade, kindOf } from '../model/terraform/things';
import type { AnchoredSpan } from '../text/anchored-span';
import type { TerraformFile } from './session';

/** A resource that no rule can check, because it is not known which operation it is. */
export interface Undecided {
  readonly address: string;
  readonly at: AnchoredSpan;
  readonly why: Message;
}

/** Such resources in a file: copies that may stay in their region or leave it. */
export function undecidedIn({ source, syntax }: Checked): readonly Undecided[] {
  const { instances } = (syntax as TerraformFile).lowered.scope.things.configuration;
  return instances.flatMap((instance) => {
    const { place, address } = instance;
    if (place?.anchor.source !== source || kindOf(instance) !== 'images_image_copy') return [];
    if (!isMade(instance) || copyAction(instance) !== undefined) return [];
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
