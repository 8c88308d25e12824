import { apisOf } from '../catalog/reference';
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
import { code, markdown, prose } from './markdown';

/** What a name stands for there, what a step or a field does: a part of a hover each. */
export function about(focus: Focus, checked: Checked, catalogue: Catalogue): readonly string[] {
  const { cursor, ran, path, document } = focus;
  if (ran !== undefined && path.length === 1 && path[0] === 'action' && cursor.on === 'value')
    return [aboutStep(ran, document.verdicts[ran.index], catalogue)];
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

/** How many missing facts a hover over an action names. */
const MISSING_SHOWN = 3;

/** What a step does, the calls it makes, what is wrong with it, and which facts would let more be checked. */
function aboutStep({ step }: Ran, verdict: Verdict | undefined, catalogue: Catalogue): string {
  const { action } = step;
  const calls = apisOf(action).map((api) => code(`${api.method} ${api.uri}`));
  return [
    aboutAction(action, catalogue),
    ...(calls.length === 0 ? [] : [`${say(message('hover.calls'), catalogue)} ${calls.join(catalogue.comma)}`]),
    ...(verdict === undefined ? [] : [unchecked(verdict, catalogue)]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The facts whose declaration would let rules be checked, those first that most rules need. */
function unchecked({ unverified }: Verdict, catalogue: Catalogue): string {
  const facts = new Map<string, { readonly settle: Settle; count: number }>();
  for (const { settle } of unverified) {
    if (settle === undefined) continue;
    const id = `${settle.section} ${settle.name} ${settle.field}`;
    const known = facts.get(id);
    if (known === undefined) facts.set(id, { settle, count: 1 });
    else known.count++;
  }
  const sorted = [...facts.values()].sort((a, b) => b.count - a.count);
  if (sorted.length === 0) return '';
  const shown = sorted.slice(0, MISSING_SHOWN).map(({ settle: { field, name, section } }) => {
    return `- ${markdown(message('hover.settle', { field, name, section }), catalogue)}`;
  });
  const more = sorted.length - MISSING_SHOWN;
  if (more > 0) shown.push(`- ${say(message('hover.more-missing', { count: more }), catalogue)}`);
  return [say(message('hover.unchecked', { count: unverified.length }), catalogue), ...shown].join('\n');
}
