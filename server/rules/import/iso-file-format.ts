import { message } from '../../messages/message';
import { dropFields, setTo } from '../fixes';
import type { Fix, Rule } from '../rule';

export const isoFileFormat: Rule<'import'> = {
  id: 'iso-file-format',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    const file = context.find('files', step.file);
    if (step.file === undefined || file === undefined) return;
    const format = context.of(file, 'format');
    if (step.kind === undefined && step.written.has('kind')) return;
    const wanted = step.kind?.value === 'iso';
    const toIso = (): readonly Fix[] => [setTo(step, 'kind', 'iso')];
    const { object } = file.facts;
    if (format === undefined) {
      if (wanted || !object.known || !/\.iso$/i.test(object.value)) return;
      yield {
        at: step.file.at,
        severity: 'warning',
        message: message('iso-file-format.only', { file: file.name }),
        reasons: [object.why],
        evidence: { on: 'inferred', note: message('iso-file-format.inferred') },
        fixes: toIso,
      };
      return;
    }
    if (wanted === (format.value === 'iso')) return;
    yield {
      at: wanted ? step.kind.at : step.file.at,
      message: wanted
        ? message('iso-file-format', { file: file.name, format: format.value })
        : message('iso-file-format.only', { file: file.name }),
      reasons: [format.why],
      fixes: () => (wanted ? dropFields(step, 'kind') : toIso()),
    };
  },
};
