import type { Evaluation } from '../../facts/evaluation';
import { StepState } from '../../facts/step-state';
import type { Message } from '../../messages/message';
import type { Step } from '../../model/manifest';
import { stepsOf, thingOf } from '../../model/read-manifest';
import type { StepPoint } from '../../model/order';
import type { Section } from '../../model/sections';
import { rules } from '../../rules';
import { checkSubject, type Finding } from '../../engine/checker';
import type { Rule, Subject } from '../../rules/rule';
import type { Checked, CheckedDocument } from '../../engine/session';
import type { Path } from '../../syntax/change';
import type { Entry, Node, ScalarNode } from '../../syntax/node';
import { standIn } from '../../syntax/frontend';

/** The place of a name: a field of a step or a declaration. */
interface Gap {
  readonly node: Node;
  /** From the node to the field. */
  readonly path: Path;
}

/** Why a name is not suitable at a place; `undefined` if it is. */
export type CandidateCheck = (name: string) => Message | undefined;

/**
 * Returns a check that runs the rules of a step with a name in one of its fields. It returns the first error that does not also
 * occur with a placeholder name. Missing fields are ignored because the user is still typing.
 */
export function errorsWith(
  checked: Checked,
  { evaluation }: CheckedDocument,
  { at: { index, step: current }, ...gap }: Gap & { readonly at: StepPoint },
): CandidateCheck {
  const stepFor = (name: string): Step | undefined => {
    const [step] = stepsOf(entryWith(evaluation, ['operations', 0], gap, name));
    return step && { ...step, block: current?.block, chain: current?.chain };
  };
  const asked = rulesOn(checked, stepFor(standIn)?.action);
  return refusalOf((name) => {
    const step = stepFor(name);
    if (step === undefined) return [];
    const state = new StepState(evaluation, step);
    state.index = index;
    state.evaluate();
    return checkSubject(asked, step, evaluation, state).findings.filter((finding) => finding.severity === 'error');
  });
}

/** Checks candidates for a field of a declaration, where warnings count too. */
export function warningsWith(
  checked: Checked,
  { evaluation }: CheckedDocument,
  { section, name: thing, ...gap }: Gap & { readonly section: Section; readonly name: string },
): CandidateCheck {
  const asked = rulesOn(checked, section);
  return refusalOf((name) => {
    const it = thingOf(section, thing, entryWith(evaluation, [section, thing], gap, name));
    return checkSubject(asked, it, evaluation).findings.filter((finding) => finding.severity !== 'info');
  });
}

/** The enabled rules for a subject. Unresolved names cannot occur because every candidate exists. */
function rulesOn({ options }: Checked, subject: Subject | undefined): readonly Rule[] {
  const silent = (id: string): boolean => id === 'unknown-reference' || options.levels?.get(id) === 'off';
  return (options.rules ?? rules).filter(
    ({ id, off, on }) => off !== true && !silent(id) && on.some((each) => each === subject),
  );
}

function refusalOf(findingsWith: (name: string) => readonly Finding[]): CandidateCheck {
  const keyOf = ({ rule, message }: Finding): string => JSON.stringify([rule, message]);
  const anyway = new Set(findingsWith(standIn).map(keyOf));
  return (name) => findingsWith(name).find((finding) => !anyway.has(keyOf(finding)))?.message;
}

/** An entry with a name at a place. */
function entryWith({ manifest }: Evaluation, path: Entry['path'], gap: Gap, name: string): Entry {
  const value = withValue(gap.node, gap.path, { type: 'scalar', start: 0, end: 0, value: name });
  return { anchor: { source: manifest.source, start: 0 }, path, value, end: 0, broken: true };
}

/** A node with another value at a path. */
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
