import { apisOf } from '../../catalog/reference';
import { pageOfAction } from '../../rules/pages';
import type { StepState } from '../../facts/step-state';
import { message, say, type Catalogue, type Message } from '../../messages/message';
import { textIn } from '../../messages/texts';
import type { Action } from '../../model/actions';
import type { Located } from '../../model/located';
import { definitionOf, valueDescription, type Definition } from '../../model/schema-lookup';
import type { CheckOutcome, Finding } from '../../engine/checker';
import type { Checked } from '../../engine/session';
import { diskOn } from '../navigation/disks';
import { fieldAt, type CursorContext } from '../cursor-context';
import { entityMarkdown, type KnownEntity } from './entity-markdown';
import { code, markdown, prose } from '../markdown';
import { byMissingDeclaration, settleMessage } from '../settle';
import type { SourceFile } from '../../text/source-file';

/** The parts of a hover: what a name refers to, and what a step or a field does. Descriptions are omitted below findings. */
export function hoverContent(
  context: CursorContext,
  checked: Checked,
  catalogue: Catalogue,
  findings: readonly Finding[],
): readonly string[] {
  const { cursor, state, path, document } = context;
  if (state !== undefined && path.length === 1 && path[0] === 'action' && cursor.on === 'value')
    return [aboutStep(state, document.outcomes[state.index], catalogue)];
  const parts: string[] = [];
  const view = standsFor(context);
  if (view !== undefined)
    parts.push(
      `**${code(view.name)}** · ${code(view.section)}\n\n${entityMarkdown(view, checked.source, catalogue, findings)}`,
    );
  const disk = diskOn(context);
  if (disk !== undefined) parts.push(aboutDisk(disk));
  const field = fieldAt(context);
  if (field === undefined || (parts.length > 0 && findings.length > 0)) return parts;
  const { node, on } = cursor;
  if (on === 'value' && node.type === 'scalar')
    parts.push(...aboutValue(String(node.value), field.definition, catalogue));
  parts.push(definitionMarkdown(field.name, field.definition, catalogue));
  return parts;
}

/** The declaration of a server's disk. */
function aboutDisk({ name, disk }: NonNullable<ReturnType<typeof diskOn>>): string {
  const fields: Readonly<Record<string, Located<unknown>>> = { ...disk.value };
  const items = Object.entries(fields).map(([field, { value }]) => `- ${code(field)}: ${code(String(value))}`);
  return `**${code(name)}** · ${code('data_disks')}\n\n${items.join('\n')}`;
}

/** The entity named at the offset: referred to, created by the step, or declared. */
function standsFor({
  cursor,
  state,
  path,
  reference,
  document: { evaluation },
  thing,
}: CursorContext): KnownEntity | undefined {
  if (reference !== undefined) return evaluation.find(reference.section, reference.leaf, state);
  if (state?.result !== undefined && path[0] === 'as') return state.result;
  if (thing !== undefined && path.length === 0 && cursor.on === 'key')
    return evaluation.symbols.find(thing.section, thing.name);
  return undefined;
}

/** A value of a field with its meaning, if documented. */
export function aboutValue(value: string, definition: Definition, catalogue: Catalogue): readonly string[] {
  const description = valueDescription(definition, value);
  return description === undefined ? [] : [`**${code(value)}** — ${prose(textIn(description, catalogue))}`];
}

/** A field with its meaning and its values. */
export function definitionMarkdown(name: string, definition: Definition, catalogue: Catalogue): string {
  const parts = [`**${code(name)}** — ${prose(textIn(definition.description ?? '', catalogue))}`];
  const lists = valueLists(definition).map(
    ({ label, values }) => `${say(label, catalogue)} ${values.map(code).join(', ')}`,
  );
  return [...parts, ...lists].join('  \n');
}

/** The values of a field with their labels: those that it permits, its default, and examples. */
export function valueLists({ enum: permitted, default: own, examples }: Definition): readonly {
  readonly label: Message;
  readonly values: readonly string[];
}[] {
  return [
    { label: message('hover.permitted'), values: permitted },
    { label: message('hover.default'), values: own === undefined ? undefined : [own] },
    { label: message('hover.examples'), values: examples },
  ].flatMap(({ label, values }) => (values === undefined ? [] : [{ label, values: values.map(String) }]));
}

/** What an action does, with a link to its page. */
export function actionMarkdown(action: Action, catalogue: Catalogue): string {
  const description = textIn(definitionOf(action).description ?? '', catalogue);
  const page = pageOfAction(action);
  return `**${page === undefined ? code(action) : `[${action}](${page})`}** — ${prose(description)}`;
}

/** The maximum number of missing facts in a hover over an action. */
const MISSING_SHOWN = 3;

/** What a step does, the calls it makes, its findings, and the facts that would allow more checks. */
function aboutStep({ step }: StepState, outcome: CheckOutcome | undefined, catalogue: Catalogue): string {
  const { action } = step;
  // Several entries of the catalog may describe one call, by what it is used for.
  const calls = [...new Set(apisOf(action).map((api) => code(`${api.method} ${api.uri}`)))];
  return [
    actionMarkdown(action, catalogue),
    ...(calls.length === 0 ? [] : [`${say(message('hover.calls'), catalogue)} ${calls.join(catalogue.comma)}`]),
    ...(outcome === undefined ? [] : [unchecked(outcome, step.at.anchor.source, catalogue)]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The facts whose declaration would allow rules to be checked, starting with those that most rules need. */
function unchecked({ unverified }: CheckOutcome, source: SourceFile, catalogue: Catalogue): string {
  const facts = [...byMissingDeclaration(unverified)].sort((a, b) => b.checks.length - a.checks.length);
  if (facts.length === 0) return '';
  const shown = facts.slice(0, MISSING_SHOWN).map(({ settle }) => {
    return `- ${markdown(settleMessage(settle, new Set([source])), catalogue)}`;
  });
  const more = facts.length - MISSING_SHOWN;
  if (more > 0) shown.push(`- ${say(message('hover.more-missing', { count: more }), catalogue)}`);
  return [say(message('hover.unchecked', { count: unverified.length }), catalogue), ...shown].join('\n');
}
