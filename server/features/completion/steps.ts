import { message, say, type Catalogue } from '../../messages/message';
import { actionNames, making, type Action } from '../../model/actions';
import { definitionOf, type Definition } from '../../model/describe';
import type { Node } from '../../syntax/node';
import { sorted, type About, type Completion } from './item';
import type { OwnLine } from './lines';
import { completedField, ended, fieldsTemplate } from './templates';
import type { Style } from './typing';
import { valueText } from './values';

/** The fields that a step of each action nearly always has besides those that it must have. */
const usual: Readonly<Record<Action, readonly string[]>> = {
  import: [],
  'create-from-server': [],
  'create-from-disk': ['server'],
  'create-full-ecs': ['server', 'vault'],
  'copy-in-region': ['key'],
  'copy-cross-region': ['project_name', 'agency'],
  share: ['image', 'accounts'],
  unshare: ['image', 'accounts'],
  'accept-share': ['image'],
  'reject-share': ['image'],
  export: ['file_format'],
  publish: [],
  update: [],
  tag: [],
  delete: [],
};

const anAction: About = { of: 'action' };

/** Where a step goes: in place of the word, as a map or as the fields of the map around it, or on a line of its own. */
export type Where = 'map' | 'fields' | OwnLine;

/** A step for each action, with the fields that it needs to be filled in. */
export function stepItems(style: Style, where: Where): readonly Completion[] {
  const braces = where === 'map' && (style.flow || style.json);
  return actionNames.map((action, index) => {
    const fields = fieldsTemplate(fieldsOf(action), { ...inside(style, where), alone: false });
    const step = ended(braces ? { ...fields, text: `{ ${fields.text} }` } : fields);
    return {
      ...placed(step, style, where),
      label: action,
      kind: 'step',
      detail: '',
      sort: sorted(2, index),
      about: anAction,
    };
  });
}

/** What else an item of `operations` may begin with. */
export function beginnings(style: Style, where: Where, catalogue: Catalogue): readonly Completion[] {
  const own = inside(style, where);
  const action = { ...definitionOf('share').properties?.['action'], const: undefined };
  const named = completedField('action', action, own);
  const steps = definitionOf('parallel').properties?.['parallel'] ?? {};
  const block: Definition = { ...steps, items: { properties: {} } };
  return [
    {
      ...placed(completedField('parallel', block, own), style, where),
      label: 'parallel',
      kind: 'field',
      detail: say(message('completion.parallel'), catalogue),
      sort: sorted(3, 0),
      about: { of: 'field', kind: 'parallel', path: [] },
    },
    {
      // An action brings places of its own, which a place around it would skip.
      ...placed(named.replace('"$1"$0', '"$0"'), style, where),
      label: 'action',
      kind: 'field',
      detail: say(message('completion.required'), catalogue),
      sort: sorted(4, 0),
      about: { of: 'field', kind: 'share', path: [] },
    },
  ];
}

/** Two steps that end with a share of what would be refused as it is: a copy under a key of one's own, and its share. */
export function encryptAndShare(style: Style, where: OwnLine | 'map', catalogue: Catalogue): Completion {
  const { column, eol } = inside(style, where);
  const line = `${eol}${' '.repeat(column)}`;
  const copy = ['action: copy-in-region', 'image: $1', 'key: $2', 'as: ${3:$1-encrypted}', 'name: ${4:$3}'];
  const share = ['action: share', 'image: $3', 'accounts: [$5]'];
  const between = `${eol}${eol}${' '.repeat(Math.max(0, column - 2))}- `;
  return {
    ...placed(`${copy.join(line)}${between}${share.join(line)}$0`, style, where),
    label: 'encrypt-and-share',
    kind: 'step',
    detail: say(message('completion.encrypt-and-share'), catalogue),
    sort: sorted(3, 1),
  };
}

/** The style of what stands inside a step. */
function inside(style: Style, where: Where): Style {
  return typeof where === 'string' ? style : { ...style, column: where.column };
}

function placed(snippet: string, style: Style, where: Where): Pick<Completion, 'snippet' | 'from'> {
  return typeof where === 'string'
    ? { snippet: style.lead + snippet + style.tail }
    : { snippet: where.before + snippet + where.after, from: where.from };
}

/** The actions as the value of `action`, each with the fields that its step needs and does not have. `column`: of the fields. */
export function actionItems(style: Style, step: Node, column: number): readonly Completion[] {
  const there: ReadonlyMap<string, unknown> = step.type === 'map' ? step.fields : new Map();
  const inLines = !style.flow && !style.json;
  return actionNames.map((action, index) => {
    const missing = style.quoted ? [] : fieldsOf(action).filter(([name]) => !there.has(name));
    const fields = fieldsTemplate(missing, { ...style, column, alone: false });
    const between = inLines ? `${style.eol}${' '.repeat(column)}` : ', ';
    const value = valueText(action, style);
    return {
      label: action,
      kind: 'value',
      // Not for a word that is typed to its end: there Enter is to end the line, not to write fields that are typed next.
      ...(missing.length === 0
        ? { snippet: value }
        : { snippet: ended({ ...fields, text: value + between + fields.text }), filter: action.slice(0, -1) }),
      detail: '',
      sort: sorted(0, index),
      about: anAction,
    };
  });
}

/** The fields of an action's step that are to be filled in, in their customary order. */
function fieldsOf(action: Action): readonly (readonly [string, Definition])[] {
  const { properties = {}, required = [] } = definitionOf(action);
  const wanted = new Set([...required, ...usual[action], ...(making.some((each) => each === action) ? ['as'] : [])]);
  return Object.entries(properties).filter(([name]) => wanted.has(name));
}
