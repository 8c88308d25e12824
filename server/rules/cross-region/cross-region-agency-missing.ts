import type { Ask } from '../../facts/ask';
import { message } from '../../messages/message';
import type { Step } from '../../model/manifest';
import { agenciesFor, isIms } from '../agencies';
import { setField } from '../repair';
import type { Rule } from '../rule';

export const crossRegionAgencyMissing: Rule<'copy-cross-region'> = {
  id: 'cross-region-agency-missing',
  severity: 'error',
  on: ['copy-cross-region'],
  *check(step, facts) {
    if (facts.absent(step, 'agency')) {
      yield {
        at: step.at,
        message: message('cross-region-agency-missing'),
        fixes: () =>
          candidates(step, facts).map((agency) => ({
            title: message('fix.add-field', { field: 'agency', value: agency }),
            changes: [setField(step, 'agency', agency)],
          })),
      };
      return;
    }
    const agency = facts.find('agencies', step.agency);
    const trusts = facts.of(agency, 'trusts');
    if (step.agency === undefined || agency === undefined || trusts === undefined || isIms(trusts.value)) return;
    yield {
      at: step.agency.at,
      message: message('cross-region-agency-missing.trust', { agency: agency.name, service: trusts.value }),
      because: [trusts.why],
      fixes: () =>
        agenciesFor(step, facts).map((other) => ({
          title: message('fix.set-field', { field: 'agency', value: other }),
          changes: [setField(step, 'agency', other)],
        })),
    };
  },
};

/** Declared agencies that suit the copy; where none is declared at all, what other steps use, or a name to be filled. */
function candidates(step: Step<'copy-cross-region'>, facts: Ask): readonly string[] {
  if (facts.run.things('agencies').size > 0) return agenciesFor(step, facts);
  const used = facts.manifest.steps.flatMap((other) =>
    other.action === 'copy-cross-region' ? (other.agency?.value ?? []) : [],
  );
  return [used[0] ?? 'ims_copy'];
}
