import { Ran } from '../../facts/ran';
import type { Message } from '../../messages/message';
import { stepsOf, type Step } from '../../model/manifest';
import { rules } from '../../rules';
import { judgeOne, type Finding } from '../../rules/judge';
import type { Checked, CheckedDocument } from '../../service';
import type { Path } from '../../syntax/change';
import type { Node, ScalarNode } from '../../syntax/node';
import { standIn } from './typing';

/**
 * Asks the rules of a step what they would say if a name stood in one of its fields: gives for each name the first error that
 * they would find, and that they do not find with a name that stands for nothing. What the step lacks counts as not written yet.
 */
export function refusals(
  { options }: Checked,
  { run }: CheckedDocument,
  { node, path, before }: { readonly node: Node; readonly path: Path; readonly before: number },
): (name: string) => Message | undefined {
  const stepFor = (name: string): Step | undefined => {
    const value = withValue(node, path, { type: 'scalar', start: 0, end: 0, value: name });
    const entry = { piece: { start: 0 }, path: ['operations', 0] as const, value, end: 0, broken: true };
    return stepsOf(entry)[0];
  };
  const action = stepFor(standIn)?.action;
  // Every name that is offered leads somewhere.
  const silent = (id: string): boolean => id === 'unknown-reference' || options.levels?.get(id) === 'off';
  const asked = (options.rules ?? rules).filter(
    ({ id, off, on }) => off !== true && !silent(id) && on.some((each) => each === action),
  );
  const errorsWith = (name: string): readonly Finding[] => {
    const step = stepFor(name);
    if (step === undefined) return [];
    const ran = new Ran(run, step);
    ran.moveTo(before, before, before + 1);
    ran.run();
    return judgeOne(asked, step, run, ran).findings.filter((finding) => finding.severity === 'error');
  };
  const keyOf = ({ rule, message }: Finding): string => JSON.stringify([rule, message]);
  const anyway = new Set(errorsWith(standIn).map(keyOf));
  return (name) => errorsWith(name).find((finding) => !anyway.has(keyOf(finding)))?.message;
}

/** A node with another value at the end of a path. */
function withValue(node: Node, path: Path, value: ScalarNode): Node {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (node.type === 'list')
    return { ...node, items: node.items.map((item, index) => (index === name ? withValue(item, rest, value) : item)) };
  const field = node.type === 'map' ? node.fields.get(String(name)) : undefined;
  if (node.type !== 'map' || field === undefined) return node;
  const changed = { ...field, value: withValue(field.value, rest, value) };
  return { ...node, fields: new Map(node.fields).set(field.name, changed) };
}
