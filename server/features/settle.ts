import type { Settle } from '../facts/fact';
import type { Run } from '../facts/run';
import { message } from '../messages/message';
import { definitionAt, definitionOf } from '../model/describe';
import { pointers } from '../model/references';
import { nameForm, type Section } from '../model/sections';
import type { Checked, CheckedDocument } from '../service';
import type { Change, Json, Path } from '../syntax/change';
import { isEmpty, targetAt } from '../syntax/target';
import type { Piece, Span } from '../text/place';
import { atOnce } from '../text/slices';
import { freeNameIn, idField } from './declare';
import { blockOf, itemsIn, spanOfItem } from './items';
import { fillIn, readableEdits, type Offer } from './offer';

/** A declaration that is missing, and the checks that it would settle. */
export interface Missing {
  readonly settle: Settle;
  readonly rules: readonly string[];
  readonly document: CheckedDocument;
  /** A piece of the document: where nothing of the kind is declared, its section is made. */
  readonly near: Piece;
}

/** The declarations that would settle checks of the steps that a span touches, those first that settle most. */
export function missingIn(checked: Checked, span: Span): readonly Missing[] {
  const found = new Map<string, Missing & { rules: string[] }>();
  for (const item of itemsIn(checked, span)) {
    const inner = blockOf(item)?.filter((each) => {
      const own = spanOfItem(each);
      return own.start <= span.end && span.start <= own.end;
    });
    const { document } = item;
    for (const { index, step } of (inner ?? [item]).flatMap(({ steps }) => steps)) {
      for (const { rule, settle } of document.verdicts[index]?.unverified ?? []) {
        if (settle === undefined) continue;
        const id = `${settle.section} ${settle.name} ${settle.field}`;
        const known = found.get(id);
        if (known === undefined) found.set(id, { settle, rules: [rule], document, near: step.spot.piece });
        else if (!known.rules.includes(rule)) known.rules.push(rule);
      }
    }
  }
  return [...found.values()].sort((a, b) => b.rules.length - a.rules.length);
}

/** How many declarations are offered at a step: a list of dozens helps nobody. */
const OFFERED = 5;

/** Offers to declare what would settle checks of the steps that a span touches. */
export function settling(checked: Checked, span: Span, snippets: boolean): readonly Offer[] {
  const offered: (readonly Offer[])[] = [];
  for (const missing of missingIn(checked, span)) {
    if (offered.length === OFFERED) break;
    const offers = offersFor(checked, missing, snippets);
    if (offers.length > 0) offered.push(offers);
  }
  return offered.flat();
}

/** Ways to declare what is missing: each choice on its own where a person cannot choose in the text. */
export function offersFor(checked: Checked, missing: Missing, snippets: boolean): readonly Offer[] {
  const { settle, rules, document } = missing;
  if (changeFor(checked, missing, fillIn) === undefined) return [];
  const edits = (value: Json): ReturnType<Offer['edits']> => {
    const change = changeFor(checked, missing, value);
    return change === undefined ? atOnce(undefined) : readableEdits(checked, [change]);
  };
  const choices = choicesOf(settle, document.run);
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
export function hasChoices({ settle, document }: Missing): boolean {
  return choicesOf(settle, document.run).length > 0;
}

/** The values that a field permits, as far as they can be listed. */
function choicesOf({ section, field }: Settle, run: Run): readonly (string | boolean)[] {
  const path = pathOf(section, field);
  const definition = definitionAt(definitionOf(section), path);
  if (definition?.enum !== undefined) return definition.enum;
  if (definition?.type === 'boolean') return [true, false];
  const target = Object.hasOwn(pointers, String(path.at(-1))) ? pointers[String(path.at(-1))] : undefined;
  return target === undefined || definition?.type !== 'string' ? [] : [...run.manifest[target].keys()];
}

/** Facts of images that are declared under another name. */
const declaredAs: Readonly<Record<string, string>> = {
  origin_type: 'origin.type',
  platform: 'origin.platform',
  backup: 'origin.backup',
  backup_service: 'origin.backup_service',
  charged: 'origin.charged',
  own: 'origin.own',
  shares: 'shared_with',
};

function pathOf(section: Section, field: string): readonly string[] {
  const name = section === 'images' && Object.hasOwn(declaredAs, field) ? (declaredAs[field] ?? field) : field;
  return name.split('.');
}

/** Sets the field of a declared thing; what is only meant by its id gets a declaration. */
function changeFor(checked: Checked, { settle, near, document }: Missing, value: Json): Change | undefined {
  const { section, name, field, spot } = settle;
  const path = pathOf(section, field);
  if (spot !== undefined) {
    const at = { piece: spot.piece, path: [...spot.path, ...path] };
    const there = targetAt(checked.syntax, at)?.node;
    // What is written but cannot be read is for the findings on the text and the schema to say.
    if (targetAt(checked.syntax, { piece: spot.piece, path: [] })?.entry.broken === true) return undefined;
    return there === undefined || isEmpty(there) ? { do: 'set', at, value } : undefined;
  }
  if (section === 'agencies' && !nameForm.test(name)) return undefined;
  const id: Record<string, Json> = section === 'agencies' ? {} : { [idField(section)]: name };
  const called = section === 'agencies' ? name : freeNameIn(document, section, name);
  return { do: 'declare', near, section, name: called, value: { ...id, ...nested(path, value) } };
}

function nested(path: Path, value: Json): Record<string, Json> {
  const [first, ...rest] = path;
  return { [String(first)]: rest.length === 0 ? value : nested(rest, value) };
}
