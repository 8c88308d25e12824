import { message } from '../../messages/message';
import { removeField } from '../fixes';
import { filesOf, type ImportedFile } from '../imported-files';
import type { Rule } from '../rule';
import { knownValue } from '../../facts/fact';

export const importDuplicateFile: Rule<'import'> = {
  id: 'import-duplicate-file',
  severity: 'error',
  on: ['import'],
  *check(step, context) {
    if (step.data_images === undefined) return;
    const { symbols } = context.evaluation;
    const seen = new Map<string, ImportedFile>();
    for (const imported of filesOf(step, context)) {
      const { file, ref, nodePath } = imported;
      const { bucket, object } = file.facts;
      const name = bucket.known ? knownValue(symbols.find('buckets', bucket.value)?.facts.name) : undefined;
      // Two declarations can be of one object, and two buckets have one name.
      const target =
        bucket.known && object.known ? `object ${name ?? bucket.value} ${object.value}` : `file ${file.name}`;
      const first = seen.get(target);
      if (first === undefined) seen.set(target, imported);
      else
        yield {
          at: ref.at,
          message:
            file.name === first.file.name
              ? message('import-duplicate-file.same', { file: file.name })
              : message('import-duplicate-file', { file: file.name, first: first.file.name }),
          reasons: [{ explanation: message('because.imported-first', { file: first.file.name }), at: first.ref.at }],
          fixes: () => [
            { title: message('fix.remove-data-image', { file: file.name }), changes: [removeField({ nodePath }, [])] },
          ],
        };
    }
  },
};
