import type { CheckContext } from '../../facts/check-context';
import { message } from '../../messages/message';
import type { Step } from '../../model/manifest';
import { agenciesFor, isIms } from '../agencies';
import { setTo, addField } from '../fixes';
import type { Rule } from '../rule';

export const crossRegionAgencyMissing: Rule<'copy-cross-region'> = {
  id: 'cross-region-agency-missing',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, context) {
    if (context.absent(step, 'agency')) {
      yield {
        at: step.at,
        message: message('cross-region-agency-missing'),
        fixes: () => candidates(step, context).map((agency) => addField(step, 'agency', agency)),
      };
      return;
    }
    const trusts = context.factOf('agencies', step.agency, 'trusts');
    if (trusts === undefined || isIms(trusts.value)) return;
    yield {
      at: trusts.at,
      message: message('cross-region-agency-missing.trust', { agency: trusts.entity.name, service: trusts.value }),
      reasons: [trusts.why],
      fixes: () => agenciesFor(step, context).map((other) => setTo(step, 'agency', other)),
    };
  },
};

/** Declared agencies that suit the copy. If none is declared, the agencies that other steps use, or a placeholder. */
function candidates(step: Step<'copy-cross-region'>, context: CheckContext): readonly string[] {
  if (context.evaluation.things('agencies').size > 0) return agenciesFor(step, context);
  const used = context.manifest.steps.flatMap((other) =>
    other.action === 'copy-cross-region' ? (other.agency?.value ?? []) : [],
  );
  return [used[0] ?? 'ims_copy'];
}
