import { message, say, type Catalogue } from '../../messages/message';
import { actionNames, actions, type Action, type ActionRow } from '../../model/actions';
import { definitionOf, type Definition } from '../../model/schema-lookup';
import type { Node } from '../../syntax/node';
import { sorted, type ItemSubject, type Completion } from './item';
import { completedField, ended, fieldsTemplate } from './templates';
import type { Notation, OwnLine } from '../../syntax/frontend';
import { valueText } from './values';

const anAction: ItemSubject = { of: 'action' };

/** The form of a new step: a map in place of the word, the fields of the surrounding map, or a line of its own. */
export type Where = 'map' | 'fields' | OwnLine;

/** A step for each action, with the fields to fill in. */
export function stepItems(notation: Notation, where: Where): readonly Completion[] {
  const braces = where === 'map' && !notation.inLines;
  return actionNames.map((action, index) => {
    const fields = fieldsTemplate(fieldsOf(action), inside(notation, where));
    const step = ended(braces ? { ...fields, text: notation.map(fields.text) } : fields);
    return {
      ...placed(step, notation, where),
      label: action,
      kind: 'step',
      detail: '',
      sort: sorted(2, index),
      about: anAction,
    };
  });
}

/** Other ways to start an item of `operations`. */
export function beginnings(notation: Notation, where: Where, catalogue: Catalogue): readonly Completion[] {
  const own = inside(notation, where);
  const action = { ...definitionOf('share').properties?.['action'], const: undefined };
  const named = completedField('action', action, own);
  const steps = definitionOf('parallel').properties?.['parallel'] ?? {};
  const block: Definition = { ...steps, items: { properties: {} } };
  return [
    {
      ...placed(completedField('parallel', block, own), notation, where),
      label: 'parallel',
      kind: 'field',
      detail: say(message('completion.parallel'), catalogue),
      sort: sorted(3, 0),
      about: { of: 'field', kind: 'parallel', path: [] },
    },
    {
      // Placeholders of the action itself take the place of this one.
      ...placed(named.replace('"$1"$0', '"$0"'), notation, where),
      label: 'action',
      kind: 'field',
      detail: say(message('completion.required'), catalogue),
      sort: sorted(4, 0),
      about: { of: 'field', kind: 'share', path: [] },
    },
  ];
}

/** The dash of the first step of a chain. */
export function chainItem(notation: Notation, where: OwnLine | 'map', catalogue: Catalogue): Completion {
  return {
    ...placed('- $0', notation, where),
    label: 'chain',
    kind: 'field',
    detail: say(message('completion.chain'), catalogue),
    sort: sorted(3, 0),
    about: { of: 'field', kind: 'parallel', path: ['parallel', 0] },
  };
}

/** Two steps for sharing an encrypted image: a copy with a custom key, and its share. */
export function encryptAndShare(notation: Notation, where: OwnLine | 'map', catalogue: Catalogue): Completion {
  const own = inside(notation, where);
  const copy = [
    own.field('action', 'text', 'copy-in-region'),
    own.field('image', 'text', '$1'),
    own.field('key', 'text', '$2'),
    own.field('as', 'text', '${3:$1-encrypted}'),
    own.field('name', 'text', '${4:$3}'),
  ];
  const share = [
    own.field('action', 'text', 'share'),
    own.field('image', 'text', '$3'),
    own.field('accounts', 'list', '$5'),
  ];
  return {
    ...placed(`${own.items([own.fields(copy), own.fields(share)])}$0`, notation, where),
    label: 'encrypt-and-share',
    kind: 'step',
    detail: say(message('completion.encrypt-and-share'), catalogue),
    sort: sorted(3, 1),
  };
}

/** The notation inside a step. */
function inside(notation: Notation, where: Where): Notation {
  return typeof where === 'string' ? notation : notation.at(where.column);
}

function placed(snippet: string, notation: Notation, where: Where): Pick<Completion, 'snippet' | 'from'> {
  return typeof where === 'string'
    ? { snippet: notation.lead + snippet + notation.tail }
    : { snippet: where.before + snippet + where.after, from: where.from };
}

/** The actions as values of `action`, each with its missing fields. `column` is that of the fields. */
export function actionItems(notation: Notation, step: Node, column: number): readonly Completion[] {
  const there: ReadonlyMap<string, unknown> = step.type === 'map' ? step.fields : new Map();
  const own = notation.at(column);
  return actionNames.map((action, index) => {
    const missing = notation.quoted ? [] : fieldsOf(action).filter(([name]) => !there.has(name));
    const fields = fieldsTemplate(missing, own);
    const value = valueText(action, notation);
    return {
      label: action,
      kind: 'value',
      // Not for a completely typed word, where Enter should end the line instead of inserting fields.
      ...(missing.length === 0
        ? { snippet: value }
        : { snippet: ended({ ...fields, text: own.fields([value, fields.text]) }), filter: action.slice(0, -1) }),
      detail: '',
      sort: sorted(0, index),
      about: anAction,
    };
  });
}

/** The fields to fill in for an action, in their customary order. */
function fieldsOf(action: Action): readonly (readonly [string, Definition])[] {
  const { properties = {}, required = [] } = definitionOf(action);
  const { usual = [], creates }: ActionRow = actions[action];
  const wanted = new Set([...required, ...usual, ...(creates === true ? ['as'] : [])]);
  return Object.entries(properties).filter(([name]) => wanted.has(name));
}
