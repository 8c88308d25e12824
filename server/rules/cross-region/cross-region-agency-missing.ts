import type { Ask } from '../../facts/ask';
import { message } from '../../messages/message';
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
          candidates(facts).map((agency) => ({
            title: message('fix.add-field', { field: 'agency', value: agency }),
            changes: [setField(step, 'agency', agency)],
          })),
      };
      return;
    }
    const agency = facts.find('agencies', step.agency);
    const trusts = facts.of(agency, 'trusts');
    if (step.agency === undefined || agency === undefined || trusts === undefined || trusts.value === 'IMS') return;
    yield {
      at: step.agency.at,
      message: message('cross-region-agency-missing.trust', { agency: agency.name, service: trusts.value }),
      because: [trusts.why],
      fixes: () =>
        candidates(facts)
          .filter((other) => other !== agency.name && facts.run.things('agencies').has(other))
          .map((other) => ({
            title: message('fix.set-field', { field: 'agency', value: other }),
            changes: [setField(step, 'agency', other)],
          })),
    };
  },
};

/** Declared agencies that may trust IMS, else what other steps use, else a name to be filled. */
function candidates(facts: Ask): readonly string[] {
  const declared = [...facts.run.things('agencies').values()].filter(
    (agency) => (agency.fields.trusts?.value ?? 'IMS') === 'IMS',
  );
  if (declared.length > 0) return declared.map((agency) => agency.name);
  const used = facts.manifest.steps.flatMap((step) =>
    step.action === 'copy-cross-region' ? (step.agency?.value ?? []) : [],
  );
  return [used[0] ?? 'ims_copy'];
}
