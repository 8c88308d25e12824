import { message, type Message } from '../messages/message';
import { isMap, type Path } from '../syntax/change';
import { nearest } from '../text/nearest';
import { actionNames, isAction } from './actions';
import { atValue, renameTo, replaceBy, type ValueFix, type SchemaProblem } from './schema-problem';
import { definitionAt, definitionOf } from './schema-lookup';
import { wrongForm } from './forms';
import { nameForm, singular, type Section } from './sections';
import * as validators from './validators';
import type { Validator, ValidatorError } from './validators';
import { meantBy, unknownField, type DescribedValue } from './unknown-field';
import { coerced, colonFault, fieldName, pathOf, show, valueAt } from './values';

/** The top level of a document: its fields, and the kinds of its sections. */
export function checkRoot(value: Readonly<Record<string, unknown>>): readonly SchemaProblem[] {
  return validate(validators.root, value, { owner: message('schema.a-manifest'), definition: definitionOf('top') });
}

/** A declaration and its name. */
export function checkThing(section: Section, value: unknown, name: string): readonly SchemaProblem[] {
  const about = { owner: `\`${section}\``, self: `\`${name}\``, definition: definitionOf(section) };
  return [...nameProblems(name, 'key'), ...validate(validators.definitions[singular[section]], value, about)];
}

/** An item of `include`. */
export function checkInclude(value: unknown): readonly SchemaProblem[] {
  return validate(validators.definitions['include'], value, { owner: '`include`', self: '`include`', definition: {} });
}

/** An item of `operations`: a step or a `parallel` block. */
export function checkStep(value: unknown): readonly SchemaProblem[] {
  if (isMap(value) && Object.hasOwn(value, 'parallel')) return checkBlock(value);
  return checkOneStep(value, []);
}

function checkBlock(value: Readonly<Record<string, unknown>>): readonly SchemaProblem[] {
  const found = Object.keys(value)
    .filter((name) => name !== 'parallel' && name !== 'x-ims-disable')
    .map((field) => unknownField(field, [field], { owner: '`parallel`', definition: {} }));
  const steps = value['parallel'];
  if (steps === null) return found;
  if (!Array.isArray(steps)) {
    const args = { field: '`parallel`', type: message('schema.type.array') };
    return [...found, atValue(['parallel'], message('schema.wrong-type', args))];
  }
  if (steps.length === 0) found.push(atValue(['parallel'], message('schema.empty', { field: '`parallel`' })));
  steps.forEach((item: unknown, index) => {
    const path = ['parallel', index];
    if (!Array.isArray(item)) found.push(...checkInBlock(item, path));
    else if (item.length === 0) found.push(atValue(path, message('schema.empty-chain')));
    else
      item.forEach((step: unknown, nth) => {
        const nested = Array.isArray(step);
        found.push(
          ...(nested ? [atValue([...path, nth], message('schema.nested-chain'))] : checkInBlock(step, [...path, nth])),
        );
      });
  });
  return found;
}

/** A step of a block or of a chain in it. */
function checkInBlock(step: unknown, path: Path): readonly SchemaProblem[] {
  if (step === null) return [];
  if (!isMap(step) || !Object.hasOwn(step, 'parallel')) return checkOneStep(step, path);
  return [{ ...atValue([...path, 'parallel'], message('schema.nested-parallel')), at: 'key' }];
}

function checkOneStep(value: unknown, path: Path): readonly SchemaProblem[] {
  if (Array.isArray(value)) return [atValue(path, message('schema.chain-outside'))];
  if (!isMap(value)) return [atValue(path, message('schema.step-not-a-map'))];
  const action = Object.hasOwn(value, 'action') ? value['action'] : undefined;
  if (action === undefined || action === null) {
    return [{ ...atValue(path, message('schema.no-action', { values: actionNames })), missing: true }];
  }
  if (typeof action !== 'string' || !isAction(action)) return [unknownAction(action, path)];
  const about = { owner: `\`${action}\``, definition: definitionOf(action) };
  const found = validate(validators.definitions[action], value, about);
  const { as } = value;
  if (typeof as === 'string' && nameForm.test(as))
    found.push(...nameProblems(as, 'value').map((each) => ({ ...each, path: ['as'] })));
  return found.map((each) => ({ ...each, path: [...path, ...each.path] }));
}

/** Letters that look like Latin ones. */
const lookAlikes = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** The problem of a name. Only one of two spellings that look the same is valid. */
function nameProblems(name: string, at: SchemaProblem['at']): readonly SchemaProblem[] {
  const problem = (explanation: Message): SchemaProblem => ({ ...atValue([], explanation), at });
  if (!nameForm.test(name)) return [problem(message('schema.name-form', { name }))];
  const to = name.normalize();
  if (to !== name)
    return [
      {
        ...problem(message('schema.name-composed', { name })),
        fixes: [at === 'key' ? renameTo(to) : replaceBy(to)],
      },
    ];
  const [letter] = lookAlikes.exec(name) ?? [];
  if (letter === undefined || !/\p{Script=Latin}/u.test(name)) return [];
  return [problem(message('schema.name-look-alike', { name, letter }))];
}

function unknownAction(action: unknown, path: Path): SchemaProblem {
  if (typeof action === 'object') return atValue([...path, 'action'], message('schema.action-not-a-name'));
  const shown = show(action);
  const near = meantBy(shown, actionNames);
  return {
    ...atValue(
      [...path, 'action'],
      near.length === 0
        ? message('schema.unknown-action', { action: shown })
        : message('schema.unknown-action.near', { action: shown, near: eitherOf(near) }),
    ),
    fixes: near.map((to) => replaceBy(to)),
  };
}

/** Names to choose from, in code marks. */
function eitherOf(names: readonly string[]): string | Message {
  const [first = '', second] = names;
  return second === undefined ? `\`${first}\`` : message('schema.either', { first, second });
}

/** The problems that a compiled schema finds in a value, with messages and repairs. */
export function validate(validator: Validator, value: unknown, about: DescribedValue): SchemaProblem[] {
  if (validator(value)) return [];
  const errors = (validator.errors ?? []).map((error) => ({ error, path: pathOf(error, value) }));
  const deepest = new Map<string, number>();
  for (const { error, path } of errors)
    deepest.set(error.schemaPath, Math.max(path.length, deepest.get(error.schemaPath) ?? 0));
  const found = errors.flatMap(({ error, path }) => {
    // Only the branch of `anyOf` that was probably meant is reported: the one with the deepest errors.
    const branch = /\/(anyOf|oneOf)\/\d/.test(error.schemaPath);
    const deeper = (): boolean =>
      [...deepest].some(([schemaPath, length]) => length > path.length && schemaPath !== error.schemaPath);
    if (error.keyword === 'anyOf' || error.keyword === 'oneOf') {
      return path.length > 0 && deeper()
        ? []
        : [
            alternatives(
              error,
              path,
              errors.map((each) => each.error),
              about,
            ),
          ];
    }
    if (branch && (error.keyword === 'required' || error.keyword === 'type' || error.keyword === 'const')) return [];
    return problem(error, path, valueAt(value, path), about) ?? [];
  });
  const reportedPlaces = new Set<string>();
  return found.filter(({ at, path, missing }) => {
    const place = `${at} ${JSON.stringify(path)}`;
    if (missing || !reportedPlaces.has(place)) return missing || reportedPlaces.add(place);
    return false;
  });
}

function alternatives(
  error: ValidatorError,
  path: Path,
  errors: readonly ValidatorError[],
  about: DescribedValue,
): SchemaProblem {
  if (path.length > 0) {
    const type = path.at(-1) === 'projects' ? message('schema.type.all-or-list') : message('schema.type.text-or-map');
    return atValue(path, message('schema.wrong-type', { field: fieldName(path), type }));
  }
  const fields = errors
    .filter((each) => each.keyword === 'required' && each.schemaPath.includes(`/${error.keyword}/`))
    .map((each) => `\`${String(each.params['missingProperty'])}\``);
  if (fields.length > 0)
    return { ...atValue([], message('schema.missing-one-of', { owner: about.owner, fields })), missing: true };
  return atValue([], message('schema.too-many-of', { owner: about.owner, fields: ['`server`', '`backup`'] }));
}

function problem(error: ValidatorError, path: Path, value: unknown, about: DescribedValue): SchemaProblem | undefined {
  switch (error.keyword) {
    case 'additionalProperties': {
      const field = String(error.params['additionalProperty']);
      return unknownField(field, [...path, field], within(about, path));
    }
    case 'required': {
      const field = String(error.params['missingProperty']);
      const owner = within(about, path).owner;
      return { ...atValue(path, message('schema.missing-field', { owner, field })), missing: true };
    }
    case 'enum':
      return wrongValue(path, value, error.params['allowedValues'] as readonly string[]);
    case 'const':
      return {
        ...atValue(path, message('schema.version')),
        fixes: [replaceBy('v1')],
      };
    case 'type':
      return wrongType(path, value, error.params['type'] as string | readonly string[], about);
    case 'minimum':
      return atValue(
        path,
        message('schema.negative', { field: fieldName(path), least: Number(error.params['limit']) }),
      );
    case 'minItems':
    case 'minLength':
      return atValue(path, message('schema.empty', { field: fieldName(path) }));
    case 'pattern':
      return error.propertyName === undefined
        ? atValue(path, wrongForm(fieldName(path), show(value), String(error.params['pattern'])))
        : undefined;
    case 'propertyNames':
      return undefined;
    default:
      return atValue(path, message('schema.other'));
  }
}

/** The map at a path, as messages name it. */
function within({ owner, definition }: DescribedValue, path: Path): DescribedValue {
  const name = path.findLast((each) => typeof each === 'string');
  return { owner: name === undefined ? owner : `\`${name}\``, definition: definitionAt(definition, path) ?? {} };
}

function wrongValue(path: Path, value: unknown, permitted: readonly string[]): SchemaProblem {
  const shown = show(value);
  const near = nearest(shown, permitted);
  const values = permitted.map((each) => `\`${each}\``);
  const [first] = near;
  return {
    ...atValue(
      path,
      first === undefined
        ? message('schema.wrong-value', { value: shown, values })
        : message('schema.wrong-value.near', { value: shown, values, near: first }),
    ),
    fixes: near.map((to) => replaceBy(to)),
  };
}

function wrongType(path: Path, value: unknown, type: string | readonly string[], about: DescribedValue): SchemaProblem {
  const field = path.length > 0 ? fieldName(path) : (about.self ?? about.owner);
  const colon = type === 'object' ? colonFault(value) : undefined;
  if (colon !== undefined) return atValue(path, message(colon, { field }));
  const sized = /(^|_)(size|disk|capacity|used)$/.test(String(path.at(-1)));
  const collection = typeof value === 'object' && value !== null;
  const kind =
    typeof type !== 'string'
      ? 'scalar'
      : type === 'integer' && sized
        ? 'gib'
        : type === 'string' && collection
          ? 'text'
          : type;
  const known = ['string', 'text', 'integer', 'gib', 'boolean', 'array', 'object', 'scalar'] as const;
  const word = known.find((each) => each === kind) ?? 'scalar';
  const plural = `${String(path.at(-1))}s`;
  const isSection = path.length === 1 && collection && about.definition.properties?.[plural]?.type === 'object';
  return {
    ...atValue(path, message('schema.wrong-type', { field, type: message(`schema.type.${word}`) })),
    // `account` with what `accounts` has.
    fixes: isSection ? [renameTo(plural)] : typeRepairs(value, type),
  };
}

/** The changes that fix a value that only has the wrong type. */
function typeRepairs(value: unknown, type: string | readonly string[]): readonly ValueFix[] {
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return [{ do: 'quote' }];
  const to = coerced(value, type);
  return to === undefined ? [] : [replaceBy(to, show(to))];
}
