import { message } from '../../messages/message';
import { dropFields, setTo } from '../fixes';
import { filesOf } from '../imported-files';
import type { Fix, Rule } from '../rule';

export const isoFileFormat: Rule<'import'> = {
  id: 'iso-file-format',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    for (const { file, ref, extra } of filesOf(step, context)) {
      const format = context.of(file, 'format');
      if (!extra && step.kind === undefined && step.written.has('kind')) continue;
      const wanted = !extra && step.kind?.value === 'iso' ? step.kind : undefined;
      const toIso = (): readonly Fix[] => (extra ? [] : [setTo(step, 'kind', 'iso')]);
      const { object } = file.facts;
      if (format === undefined) {
        if (wanted !== undefined || !object.known || !/\.iso$/i.test(object.value)) continue;
        yield {
          at: ref.at,
          severity: 'warning',
          message: message('iso-file-format.only', { file: file.name }),
          reasons: [object.why],
          evidence: { on: 'inferred', note: message('iso-file-format.inferred') },
          fixes: toIso,
        };
        continue;
      }
      if ((wanted !== undefined) === (format.value === 'iso')) continue;
      yield {
        at: (wanted ?? ref).at,
        message:
          wanted === undefined
            ? message('iso-file-format.only', { file: file.name })
            : message('iso-file-format', { file: file.name, format: format.value }),
        reasons: [format.why],
        fixes: () => (wanted === undefined ? toIso() : dropFields(step, 'kind')),
      };
    }
  },
};
