import { Ran } from '../../facts/ran';
import type { Message } from '../../messages/message';
import { stepsOf, thingOf, type Step } from '../../model/manifest';
import type { Section } from '../../model/sections';
import { rules } from '../../rules';
import { judgeOne, type Finding } from '../../rules/judge';
import type { Rule, Subject } from '../../rules/rule';
import type { Checked, CheckedDocument } from '../../service';
import type { Path } from '../../syntax/change';
import type { Entry, Node, ScalarNode } from '../../syntax/node';
import { standIn } from './typing';

/** Where a name may stand: in a field of a step or of a declared thing. */
interface Gap {
  readonly node: Node;
  /** From the node to the field. */
  readonly path: Path;
}

/** Why a name would not do in a gap; `undefined` where nothing speaks against it. */
export type Refusal = (name: string) => Message | undefined;

/**
 * Asks the rules of a step what they would say if a name stood in one of its fields: gives for each name the first error that
 * they would find, and that they do not find with a name that stands for nothing. What the step lacks counts as not written yet.
 */
export function refusals(
  checked: Checked,
  { run }: CheckedDocument,
  { before, ...gap }: Gap & { readonly before: number },
): Refusal {
  const stepFor = (name: string): Step | undefined => stepsOf(entryWith(['operations', 0], gap, name))[0];
  const asked = rulesOn(checked, stepFor(standIn)?.action);
  return refusalOf((name) => {
    const step = stepFor(name);
    if (step === undefined) return [];
    const ran = new Ran(run, step);
    ran.moveTo(before, before, before + 1);
    ran.run();
    return judgeOne(asked, step, run, ran).findings.filter((finding) => finding.severity === 'error');
  });
}

/** Asks the rules of a declared thing the same; as it is only declared, what they warn of counts too. */
export function doubts(
  checked: Checked,
  { run }: CheckedDocument,
  { section, name: thing, ...gap }: Gap & { readonly section: Section; readonly name: string },
): Refusal {
  const asked = rulesOn(checked, section);
  return refusalOf((name) => {
    const it = thingOf(section, thing, entryWith([section, thing], gap, name));
    return judgeOne(asked, it, run).findings.filter((finding) => finding.severity !== 'info');
  });
}

/** The rules that are on and have a say; every name that is offered leads somewhere. */
function rulesOn({ options }: Checked, subject: Subject | undefined): readonly Rule[] {
  const silent = (id: string): boolean => id === 'unknown-reference' || options.levels?.get(id) === 'off';
  return (options.rules ?? rules).filter(
    ({ id, off, on }) => off !== true && !silent(id) && on.some((each) => each === subject),
  );
}

function refusalOf(findingsWith: (name: string) => readonly Finding[]): Refusal {
  const keyOf = ({ rule, message }: Finding): string => JSON.stringify([rule, message]);
  const anyway = new Set(findingsWith(standIn).map(keyOf));
  return (name) => findingsWith(name).find((finding) => !anyway.has(keyOf(finding)))?.message;
}

/** An entry in whose gap a name stands. */
function entryWith(path: Entry['path'], gap: Gap, name: string): Entry {
  const value = withValue(gap.node, gap.path, { type: 'scalar', start: 0, end: 0, value: name });
  return { piece: { start: 0 }, path, value, end: 0, broken: true };
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
