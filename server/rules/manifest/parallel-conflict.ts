import { imageRefs, recipients } from '../../facts/effects';
import { keyOfShare } from '../../facts/shares';
import type { World } from '../../facts/world';
import { message, type Message } from '../../messages/message';
import type { Leaf } from '../../model/leaf';
import type { Step } from '../../model/manifest';
import type { Fault, Rule, Severity } from '../rule';

/** What earlier steps of a block do to one image: where they delete it, export it, use it, and change each part of it. */
interface Earlier {
  deleted?: Leaf<string>;
  exported?: Leaf<string>;
  used?: { readonly ref: Leaf<string>; readonly changes: boolean };
  readonly changed: Map<string, { readonly step: Step; readonly ref: Leaf<string> }>;
}

export const parallelConflict: Rule<'block'> = {
  id: 'parallel-conflict',
  severity: 'error',
  on: ['block'],
  *check({ steps }, { run: { world } }) {
    const images = new Map<string, Earlier>();
    for (const step of steps) {
      const parts = changedParts(step, world);
      for (const ref of imageRefs(step)) {
        const identity = world.identity('images', ref.value) ?? ref.value;
        let earlier = images.get(identity);
        if (earlier === undefined) images.set(identity, (earlier = { changed: new Map() }));
        // A rule of its own speaks of deletions during an export.
        if (step.action === 'export') {
          if (earlier.exported !== undefined) yield exportedTwice(ref, earlier.exported);
          earlier.exported ??= ref;
          continue;
        }
        const found = conflict(step, ref, parts, earlier);
        if (found !== undefined) yield found;
        if (step.action === 'delete') earlier.deleted ??= ref;
        else if (earlier.used === undefined || parts.length > 0) earlier.used = { ref, changes: parts.length > 0 };
        for (const part of parts) if (!earlier.changed.has(part)) earlier.changed.set(part, { step, ref });
      }
    }
  },
};

/** IMS has an error code for an image that is being exported. */
function exportedTwice(ref: Leaf<string>, first: Leaf<string>): Fault {
  return {
    at: ref.at,
    severity: 'warning',
    message: message('parallel-conflict.export', { image: ref.value }),
    because: [{ note: message('because.exported-here', { image: ref.value }), at: first.at, from: [] }],
  };
}

function conflict(step: Step, ref: Leaf<string>, parts: readonly string[], earlier: Earlier): Fault | undefined {
  const { deleted, used, changed } = earlier;
  const args = { image: ref.value };
  const fault = (said: Message, other: Leaf<string>, severity: Severity): Fault => ({
    at: ref.at,
    message: said,
    severity,
    because: [{ note: message('because.used-too', args), at: other.at, from: [] }],
  });
  const sure = (other: Leaf<string>): Fault => fault(message('parallel-conflict', args), other, 'error');
  const unsure = (other: Leaf<string>): Fault => fault(message('parallel-conflict.used', args), other, 'warning');
  if (deleted !== undefined) return step.action === 'delete' || parts.length > 0 ? sure(deleted) : unsure(deleted);
  if (step.action === 'delete')
    return used === undefined ? undefined : used.changes ? sure(used.ref) : unsure(used.ref);
  const before = parts
    .map((part) => changed.get(part))
    .find((other) => other !== undefined && (other.step.action !== step.action || step.action !== 'share'));
  return before === undefined ? undefined : sure(before.ref);
}

/** The parts of an image that a step changes: two steps that change different parts do not touch each other. */
function changedParts(step: Step, world: World): readonly string[] {
  switch (step.action) {
    case 'update':
      return [...(step.set?.value.keys() ?? [])].map((name) => `attribute ${name}`);
    case 'tag':
      return [
        ...(step.tags?.value.add?.value.keys() ?? []),
        ...(step.tags?.value.remove?.value ?? []).map(({ value }) => value),
      ].map((key) => `tag ${key}`);
    case 'share':
    case 'unshare':
      return recipients(step, { world }).map(keyOfShare);
    case 'accept-share':
    case 'reject-share':
      return ['membership'];
    case 'publish':
      return ['publication'];
    default:
      return [];
  }
}
