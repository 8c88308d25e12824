import type { MissingDeclaration } from '../../facts/fact';
import type { Evaluation } from '../../facts/evaluation';
import { message } from '../../messages/message';
import { definitionAt, definitionOf } from '../../model/schema-lookup';
import { sectionReferredTo } from '../../model/references';
import { nameForm } from '../../model/sections';
import type { Checked, CheckedDocument } from '../../engine/session';
import type { Change, Json, Path } from '../../syntax/change';
import { isEmpty } from '../../syntax/node';
import { targetAt } from '../../syntax/target';
import { meets, spanOf, type Anchor, type Span } from '../../text/anchored-span';
import { atOnce } from '../../text/cooperative';
import { newDeclaration } from './declare';
import { blockOf, itemsIn } from '../items';
import { byMissingDeclaration } from '../settle';
import { fillIn, type CodeActionOffer } from './code-action';
import { readableEdits } from './proved-edits';

/** A missing declaration and the checks that need it. */
export interface MissingFact {
  readonly settle: MissingDeclaration;
  readonly rules: readonly string[];
  readonly document: CheckedDocument;
  /** Where a new section is added if there is none. */
  readonly near: Anchor;
}

/** The declarations that the checks of the touched steps need, starting with those that most checks need. */
export function missingFactsIn(checked: Checked, span: Span): readonly MissingFact[] {
  const unverified = itemsIn(checked, span).flatMap((item) => {
    const inner = blockOf(item)?.filter(({ at }) => meets(spanOf(at), span));
    const { document } = item;
    return (inner ?? [item])
      .flatMap(({ steps }) => steps)
      .flatMap(({ index, step }) =>
        (document.outcomes[index]?.unverified ?? []).map((check) => ({
          ...check,
          document,
          near: step.nodePath.anchor,
        })),
      );
  });
  return byMissingDeclaration(unverified)
    .flatMap(({ settle, checks }) => {
      const rules = [...new Set(checks.map(({ rule }) => rule))];
      return checks.slice(0, 1).map(({ document, near }) => ({ settle, rules, document, near }));
    })
    .sort((a, b) => b.rules.length - a.rules.length);
}

/** The maximum number of declarations offered at a step. */
const OFFERED = 5;

/** Offers the declarations that the checks of the touched steps need. */
export function declareOffers(checked: Checked, span: Span, snippets: boolean): readonly CodeActionOffer[] {
  return missingFactsIn(checked, span)
    .map((missing) => offersFor(checked, missing, snippets))
    .filter((offers) => offers.length > 0)
    .slice(0, OFFERED)
    .flat();
}

/** Code actions that add a missing declaration. Without snippets, each value is an action of its own. */
export function offersFor(checked: Checked, missing: MissingFact, snippets: boolean): readonly CodeActionOffer[] {
  const { settle, rules, document } = missing;
  if (changeFor(checked, missing, fillIn) === undefined) return [];
  const edits = (value: Json): ReturnType<CodeActionOffer['edits']> => {
    const change = changeFor(checked, missing, value);
    return change === undefined ? atOnce(undefined) : readableEdits(checked, [change]);
  };
  const choices = choicesOf(settle, document.evaluation);
  const about = { field: settle.field, name: settle.name, count: rules.length };
  if (snippets || choices.length === 0) {
    const title = message('action.declare-fact', about);
    return [{ title, kind: 'quickfix', choices, edits: () => edits(fillIn) }];
  }
  return choices.map((value) => ({
    title: message('action.declare-value', { ...about, value: String(value) }),
    kind: 'quickfix',
    edits: () => edits(value),
  }));
}

/** Whether the values of a missing declaration can be listed. */
export function hasChoices({ settle, document }: MissingFact): boolean {
  return choicesOf(settle, document.evaluation).length > 0;
}

/** The values that a field allows, if they can be listed. */
function choicesOf({ section, field }: MissingDeclaration, evaluation: Evaluation): readonly (string | boolean)[] {
  const path = field.split('.');
  const definition = definitionAt(definitionOf(section), path);
  if (definition?.enum !== undefined) return definition.enum;
  if (definition?.type === 'boolean') return [true, false];
  const target = sectionReferredTo(section, path);
  return target === undefined || definition?.type !== 'string' ? [] : [...evaluation.manifest[target].keys()];
}

/** Sets a field of a declaration, and adds the declaration if the entity is only referred to by ID. */
function changeFor(checked: Checked, { settle, near, document }: MissingFact, value: Json): Change | undefined {
  const { section, name, field, nodePath } = settle;
  const path = field.split('.');
  if (nodePath !== undefined) {
    const at = { anchor: nodePath.anchor, path: [...nodePath.path, ...path] };
    // The declaration may be in an included file.
    const file = checked.files.find(({ source }) => source === nodePath.anchor.source);
    if (file === undefined) return undefined;
    const there = targetAt(file, at)?.node;
    // An unreadable section already has a finding.
    if (targetAt(file, { anchor: nodePath.anchor, path: [] })?.entry.broken === true) return undefined;
    return there === undefined || isEmpty(there) ? { do: 'set', at, value } : undefined;
  }
  const declaration = newDeclaration(document, section, name);
  if (!nameForm.test(declaration.name)) return undefined;
  return {
    do: 'declare',
    near,
    section,
    name: declaration.name,
    value: { ...declaration.value, ...nested(path, value) },
  };
}

function nested(path: Path, value: Json): Record<string, Json> {
  const [first, ...rest] = path;
  return { [String(first)]: rest.length === 0 ? value : nested(rest, value) };
}
