import { imageRefs } from '../../facts/effects';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const windowsImageIntl: Rule<'manifest'> = {
  id: 'windows-image-intl',
  severity: 'info',
  on: ['manifest'],
  *check(run) {
    const told = new Set<string>();
    for (const ran of run.ranOf('copy-in-region', 'copy-cross-region', 'share')) {
      for (const ref of imageRefs(ran.step)) {
        const image = ran.find('images', ref);
        if (image === undefined || told.has(image.name)) continue;
        const { os_type } = image.facts;
        if (!os_type.known || os_type.value !== 'Windows') continue;
        told.add(image.name);
        yield { at: ref.at, message: message('windows-image-intl', { image: image.name }), because: [os_type.why] };
      }
    }
  },
};
