import type { StepState } from '../../facts/step-state';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const windowsImageIntl: Rule<'manifest'> = {
  id: 'windows-image-intl',
  severity: 'info',
  on: ['manifest'],
  *check(evaluation) {
    const reported = new Set<string>();
    for (const state of evaluation.statesOf('copy-in-region', 'copy-cross-region', 'share')) {
      if (!isIntl(state)) continue;
      for (const { ref, image } of state.images) {
        const { os_type } = image.facts;
        if (reported.has(image.name) || !os_type.known || os_type.value !== 'Windows') continue;
        reported.add(image.name);
        yield { at: ref.at, message: message('windows-image-intl', { image: image.name }), reasons: [os_type.why] };
      }
    }
    for (const state of evaluation.statesOf('import', 'create-from-server', 'create-from-disk', 'create-full-ecs')) {
      const { step, result } = state;
      const os_type = result?.facts.os_type;
      if (!isIntl(state) || os_type?.known !== true || os_type.value !== 'Windows') continue;
      yield { at: step.at, message: message('windows-image-intl.create'), reasons: [os_type.why] };
    }
  },
};

function isIntl({ actor: { site } }: StepState): boolean {
  return site.known && site.value === 'intl';
}
