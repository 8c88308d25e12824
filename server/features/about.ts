import { apisOf, constraintsOn, type Constraint } from '../catalog/reference';
import { isLimit } from '../catalog/limits';
import { pageOfAction } from '../docs';
import type { Ran } from '../facts/ran';
import type { Settle } from '../facts/fact';
import { message, say, type Catalogue } from '../messages/message';
import { textIn } from '../messages/texts';
import type { Action } from '../model/actions';
import type { Leaf } from '../model/leaf';
import { definitionOf, type Definition } from '../model/describe';
import type { Verdict } from '../rules/judge';
import type { Checked } from '../service';
import { diskOn } from './disks';
import { fieldAt, type Focus } from './focus';
import { knownOf, type Told } from './known';
import { code, escaped, markdown, prose } from './markdown';
import { ruleLink, statementOf } from './rule-links';

/** What a name stands for there, what a step or a field does: a part of a hover each. */
export function about(focus: Focus, checked: Checked, catalogue: Catalogue, explains: boolean): readonly string[] {
  const { cursor, ran, path, document } = focus;
  if (ran !== undefined && path.length === 1 && path[0] === 'action' && cursor.on === 'value')
    return [aboutStep(ran, document.verdicts[ran.index], catalogue, explains)];
  const parts: string[] = [];
  const view = standsFor(focus);
  if (view !== undefined)
    parts.push(`**${code(view.name)}** · ${code(view.section)}\n\n${knownOf(view, checked.lines, catalogue)}`);
  const disk = diskOn(focus);
  if (disk !== undefined) parts.push(aboutDisk(disk));
  const field = fieldAt(focus);
  if (field !== undefined) parts.push(aboutDefinition(field.name, field.definition, catalogue));
  return parts;
}

/** What is declared of a disk of a server. */
function aboutDisk({ name, disk }: NonNullable<ReturnType<typeof diskOn>>): string {
  const fields: Readonly<Record<string, Leaf<unknown>>> = { ...disk.value };
  const told = Object.entries(fields).map(([field, { value }]) => `- ${code(field)}: ${code(String(value))}`);
  return `**${code(name)}** · ${code('data_disks')}\n\n${told.join('\n')}`;
}

/** The thing that is named at the offset: referred to, made by the step, or declared. */
function standsFor({ cursor, ran, path, reference, document: { run }, thing }: Focus): Told | undefined {
  if (reference !== undefined) return run.find(reference.section, reference.leaf, ran?.start ?? 0);
  if (ran?.made !== undefined && path[0] === 'as') return ran.made;
  if (thing !== undefined && path.length === 0 && cursor.on === 'key') return run.world.find(thing.section, thing.name);
  return undefined;
}

/** A field with its meaning and the values that it takes. */
export function aboutDefinition(name: string, definition: Definition, catalogue: Catalogue): string {
  const parts = [`**${code(name)}** — ${prose(textIn(definition.description ?? '', catalogue))}`];
  const list = (values: readonly unknown[]): string => values.map((value) => code(String(value))).join(', ');
  if (definition.enum !== undefined)
    parts.push(`${say(message('hover.permitted'), catalogue)} ${list(definition.enum)}`);
  if (definition.default !== undefined)
    parts.push(`${say(message('hover.default'), catalogue)} ${list([definition.default])}`);
  if (definition.examples !== undefined)
    parts.push(`${say(message('hover.examples'), catalogue)} ${list(definition.examples)}`);
  return parts.join('  \n');
}

/** What an action does, with the link to its page. */
export function aboutAction(action: Action, catalogue: Catalogue): string {
  const description = textIn(definitionOf(action).description ?? '', catalogue);
  const page = pageOfAction(action);
  return `**${page === undefined ? code(action) : `[${action}](${page})`}** — ${prose(description)}`;
}

/** What a step does, the call it stands for, how its checks came out, and what the documents say besides. */
function aboutStep({ step }: Ran, verdict: Verdict | undefined, catalogue: Catalogue, explains: boolean): string {
  const { action } = step;
  const parts = [aboutAction(action, catalogue)];
  const calls = apisOf(action).map((api) => `- ${code(`${api.method} ${api.uri}`)} ${escaped(api.id)}`);
  if (calls.length > 0) parts.push(`${say(message('hover.calls'), catalogue)}\n${calls.join('\n')}`);
  if (verdict !== undefined) parts.push(checks(verdict, catalogue, explains));
  const stated = constraintsOn(action);
  const limits = stated.filter(([id, each]) => each.place === 'rule' && isLimit(id));
  if (limits.length > 0) parts.push(`${say(message('hover.limits'), catalogue)}\n${statements(limits, catalogue)}`);
  const advice = stated.filter(([, each]) => each.place === 'advice').slice(0, 6);
  if (advice.length > 0) parts.push(`${say(message('hover.advice'), catalogue)}\n${statements(advice, catalogue)}`);
  return parts.join('\n\n');
}

function statements(constraints: readonly (readonly [string, Constraint])[], catalogue: Catalogue): string {
  return constraints.map(([id]) => `- ${prose(statementOf(id, catalogue) ?? id)}`).join('\n');
}

function checks({ violated, verified, unverified }: Verdict, catalogue: Catalogue, explains: boolean): string {
  const counts = message('hover.checks', {
    violated: violated.length,
    verified: verified.length,
    unverified: unverified.length,
  });
  const link = (rule: string): string => ruleLink(rule, explains);
  const bad = violated.map((rule) => `- ✗ ${link(rule)}`);
  const open = unverified.map(({ rule, settle }) => `- ? ${link(rule)}${settled(settle, catalogue)}`);
  const good = verified.length === 0 ? [] : [`- ✓ ${verified.map(link).join(', ')}`];
  return [`**${say(counts, catalogue)}**`, ...bad, ...open, ...good].join('\n');
}

function settled(settle: Settle | undefined, catalogue: Catalogue): string {
  if (settle === undefined) return '';
  const { field, name, section } = settle;
  return `: ${markdown(message('hover.settle', { field, name, section }), catalogue)}`;
}
