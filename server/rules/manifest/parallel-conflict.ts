import { actionNames, changingActions, type ChangingAction } from '../../model/actions';
import { imageRefs } from '../../model/references';
import { changesImages, recipients } from '../../facts/effects';
import { keyOfShare } from '../../facts/shares';
import type { SymbolTable } from '../../facts/symbol-table';
import { message, type Message } from '../../messages/message';
import type { Located } from '../../model/located';
import type { Step } from '../../model/manifest';
import { grouped } from '../../text/grouped';
import type { Report, Rule, Severity } from '../rule';
import { Uses } from '../together';

/** What steps do to an image. */
interface Use {
  readonly step: Step;
  readonly ref: Located<string>;
  readonly changes: boolean;
}

export const parallelConflict: Rule<'stage'> = {
  id: 'parallel-conflict',
  severity: 'error',
  on: ['stage'],
  yieldsTo: ['use-after-delete'],
  *check(stage, { evaluation }) {
    const { symbols, order } = evaluation;
    // Only deletions conflict with steps that change nothing.
    const deletes = evaluation.stepsIn(stage, 'delete').length > 0;
    const steps = evaluation.stepsIn(stage, ...(deletes ? actionNames : ['export' as const, ...changingActions]));
    const refs = steps.flatMap((step) => imageRefs(step).map((ref) => ({ step, ref })));
    for (const [image, uses] of grouped(refs, ({ ref }) => symbols.canonicalName('images', ref.value))) {
      if (uses.length === 1) continue;
      const earlier: Earlier = {
        exported: new Uses(order),
        deleted: new Uses(order),
        used: new Uses(order),
        changed: new Uses(order),
      };
      for (const { step, ref } of uses) {
        const parts = changesImages(step) ? changedParts(step, symbols) : [];
        if (parts.length === 0 && !deletes && step.action !== 'export') continue;
        const use: Use = { step, ref, changes: parts.length > 0 };
        // A separate rule covers deletions during an export.
        if (step.action === 'export') {
          const other = earlier.exported.togetherWith(step, image);
          if (other !== undefined) yield exportedTwice(ref, other.ref);
          earlier.exported.add(step, image, use);
          continue;
        }
        const found = conflict(use, image, parts, earlier);
        if (found !== undefined) yield found;
        (step.action === 'delete' ? earlier.deleted : earlier.used).add(step, image, use);
        for (const part of parts) earlier.changed.add(step, `${image} ${part}`, use);
      }
    }
  },
};

/** The uses of images by the steps that are listed earlier, by image; those that change a part of it by image and part. */
type Earlier = Readonly<Record<'exported' | 'deleted' | 'used' | 'changed', Uses<Use>>>;

/** IMS has an error code for an image that is being exported. */
function exportedTwice(ref: Located<string>, first: Located<string>): Report {
  return {
    at: ref.at,
    severity: 'warning',
    message: message('parallel-conflict.export', { image: ref.value }),
    reasons: [{ explanation: message('because.exported-here', { image: ref.value }), at: first.at }],
  };
}

function conflict(
  { step, ref, changes }: Use,
  image: string,
  parts: readonly string[],
  { deleted, used, changed }: Earlier,
): Report | undefined {
  const args = { image: ref.value };
  const reportOn = (explanation: Message, other: Use, severity: Severity): Report => ({
    at: ref.at,
    message: explanation,
    severity,
    reasons: [{ explanation: message('because.used-too', args), at: other.ref.at }],
  });
  const sure = (other: Use): Report => reportOn(message('parallel-conflict', args), other, 'error');
  const unsure = (other: Use): Report => reportOn(message('parallel-conflict.used', args), other, 'warning');
  const deletion = deleted.togetherWith(step, image);
  if (deletion !== undefined) return step.action === 'delete' || changes ? sure(deletion) : unsure(deletion);
  if (step.action === 'delete') {
    const user = used.togetherWith(step, image, (use) => use.changes) ?? used.togetherWith(step, image);
    return user && (user.changes ? sure(user) : unsure(user));
  }
  const conflicts = (use: Use): boolean => use.step.action !== step.action || step.action !== 'share';
  for (const part of parts) {
    const other = changed.togetherWith(step, `${image} ${part}`, conflicts);
    if (other !== undefined) return sure(other);
  }
  return undefined;
}

/** The attributes of an image that a step changes. Steps that change different attributes do not conflict. */
function changedParts(step: Step<ChangingAction>, symbols: SymbolTable): readonly string[] {
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
      return recipients(step, symbols).map(keyOfShare);
    case 'accept-share':
    case 'reject-share':
      // Every recipient answers for itself.
      return [
        `membership ${step.account === undefined ? symbols.ownAccount : symbols.canonicalName('accounts', step.account.value)}`,
      ];
    case 'publish':
      return ['publication'];
  }
}
