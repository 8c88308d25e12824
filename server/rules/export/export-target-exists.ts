import type { Run } from '../../facts/run';
import { message } from '../../messages/message';
import type { Leaf } from '../../model/leaf';
import type { Place } from '../../text/place';
import type { Rule } from '../rule';

export const exportTargetExists: Rule<'manifest'> = {
  id: 'export-target-exists',
  severity: 'error',
  on: ['manifest'],
  *check(run) {
    const imported = firstImports(run);
    const files = new Map<string, { readonly name: string; readonly at: Place }>();
    for (const { name, fields } of run.things('files').values()) {
      if (fields.bucket !== undefined && fields.object !== undefined)
        files.set(targetOf(fields.bucket, fields.object, run), { name, at: fields.object.at });
    }
    const written = new Map<string, Place>();
    for (const { step, index } of run.succeeding('export')) {
      if (step.bucket === undefined || step.object === undefined) continue;
      const target = targetOf(step.bucket, step.object, run);
      const file = files.get(target);
      // A declared file that is first imported after this step is what the step writes.
      const isResult = file !== undefined && (imported.get(file.name) ?? -1) > index;
      const before = written.get(target) ?? (isResult ? undefined : file?.at);
      if (before === undefined) written.set(target, step.object.at);
      else {
        yield {
          at: step.object.at,
          message: message('export-target-exists', { object: step.object.value, bucket: step.bucket.value }),
          because: [{ note: message('because.object-there', { object: step.object.value }), at: before, from: [] }],
        };
      }
    }
  },
};

/** For each file the index of the first step that imports it. */
function firstImports(run: Run): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { step, index } of run.ranOf('import'))
    if (step.file !== undefined && !first.has(step.file.value)) first.set(step.file.value, index);
  return first;
}

/** An object by its name in OBS: two declarations may name one bucket. */
function targetOf(bucket: Leaf<string>, object: Leaf<string>, { world }: Run): string {
  const name = world.find('buckets', bucket.value)?.facts.name;
  return `${name?.known === true ? name.value : bucket.value} ${object.value}`;
}
