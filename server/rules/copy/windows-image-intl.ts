import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const windowsImageIntl: Rule<'manifest'> = {
  id: 'windows-image-intl',
  severity: 'info',
  on: ['manifest'],
  *check(run) {
    const told = new Set<string>();
    for (const ran of run.ranOf('copy-in-region', 'copy-cross-region', 'share')) {
      for (const { ref, image } of ran.images) {
        const { os_type } = image.facts;
        if (told.has(image.name) || !os_type.known || os_type.value !== 'Windows') continue;
        told.add(image.name);
        yield { at: ref.at, message: message('windows-image-intl', { image: image.name }), because: [os_type.why] };
      }
    }
    for (const { step, made } of run.ranOf('import', 'create-from-server', 'create-from-disk', 'create-full-ecs')) {
      const os_type = made?.facts.os_type;
      if (os_type?.known !== true || os_type.value !== 'Windows') continue;
      yield { at: step.at, message: message('windows-image-intl.create'), because: [os_type.why] };
    }
  },
};
