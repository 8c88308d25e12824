import type { Evaluation } from '../../facts/evaluation';
import { message } from '../../messages/message';
import type { Located } from '../../model/located';
import type { AnchoredSpan } from '../../text/anchored-span';
import type { Rule } from '../rule';
import { knownValue } from '../../facts/fact';
import { dataImagesOf } from '../data-images';

export const exportTargetExists: Rule<'manifest'> = {
  id: 'export-target-exists',
  severity: 'error',
  on: ['manifest'],
  *check(evaluation) {
    const imported = firstImports(evaluation);
    const files = new Map<string, { readonly name: string; readonly at: AnchoredSpan }>();
    for (const { name, fields } of evaluation.things('files').values()) {
      if (fields.bucket !== undefined && fields.object !== undefined)
        files.set(targetOf(fields.bucket, fields.object, evaluation), { name, at: fields.object.at });
    }
    const written = new Map<string, AnchoredSpan>();
    for (const { step, index } of evaluation.succeeding('export')) {
      if (step.bucket === undefined || step.object === undefined) continue;
      const target = targetOf(step.bucket, step.object, evaluation);
      const file = files.get(target);
      // A declared file that is first imported after this step is the output of this step.
      const isResult = file !== undefined && (imported.get(file.name) ?? -1) > index;
      const before = written.get(target) ?? (isResult ? undefined : file?.at);
      if (before === undefined) written.set(target, step.object.at);
      else {
        yield {
          at: step.object.at,
          message: message('export-target-exists', { object: step.object.value, bucket: step.bucket.value }),
          reasons: [{ explanation: message('because.object-there', { object: step.object.value }), at: before }],
        };
      }
    }
  },
};

/** The index of the first step that imports each file. */
function firstImports(evaluation: Evaluation): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { step, index } of evaluation.statesOf('import'))
    for (const { file } of [step, ...dataImagesOf(step)])
      if (file !== undefined && !first.has(file.value)) first.set(file.value, index);
  return first;
}

/** Identifies an object in OBS. Two declarations may have the same bucket name. */
function targetOf(bucket: Located<string>, object: Located<string>, { symbols }: Evaluation): string {
  const name = knownValue(symbols.find('buckets', bucket.value)?.facts.name);
  return `${name ?? bucket.value} ${object.value}`;
}
