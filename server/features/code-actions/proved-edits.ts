import { commentsDeleted, isHarmless, parsesAsWell } from '../../engine/proof';
import { editsOf } from '../../engine/fix-edits';
import type { Checked } from '../../engine/session';
import { isList, type Change, type Json, type NodePath, type Path } from '../../syntax/change';
import type { SyntaxDocument } from '../../syntax/node';
import { plainValue } from '../../syntax/plain-value';
import type { FileEdits } from '../../text/edit';
import type { Task } from '../../text/cooperative';

/**
 * The edits for changes in one document, with proof: the new text is as readable as before, its values are the previous ones after
 * the changes, no comment is lost, and no error or warning is new. `undefined` if they do anything else.
 */
export function* provedEdits(
  checked: Checked,
  document: SyntaxDocument,
  changes: readonly Change[],
): Task<readonly FileEdits[] | undefined> {
  const tried = yield* trialOf(checked, changes);
  if (tried === undefined) return undefined;
  const { edits, after } = tried;
  const wanted = checked.syntax.documents.map((each) =>
    each === document ? valuesAfter(each, changes) : valuesOf(each),
  );
  const proved = ordered(after.syntax.documents.map(valuesOf)) === ordered(wanted) && isHarmless(checked, after, edits);
  return proved ? edits : undefined;
}

/** The edits for the changes, provided that the new text is as readable as before and no comment is lost. */
export function* readableEdits(checked: Checked, changes: readonly Change[]): Task<readonly FileEdits[] | undefined> {
  const tried = yield* trialOf(checked, changes);
  return tried !== undefined && parsesAsWell(checked, tried.after, tried.edits) ? tried.edits : undefined;
}

/** The edits for the changes if no comment is lost, and the check of the new text. */
function* trialOf(
  checked: Checked,
  changes: readonly Change[],
): Task<{ readonly edits: readonly FileEdits[]; readonly after: Checked } | undefined> {
  const edits = editsOf(checked, { changes });
  if (edits === undefined || commentsDeleted(checked, changes, edits) > 0) return undefined;
  return { edits, after: yield* checked.trials.check(checked, edits) };
}

/** The values of a document without their spans. */
function valuesOf({ entries, sections }: SyntaxDocument): Json {
  const fields = entries.flatMap(({ path, value }) =>
    path.length === 1 ? [[path[0], plainValue(value)] as const] : [],
  );
  const inSections = sections.map(({ name, list }) => {
    const own = entries.flatMap(({ path, value }) =>
      path[0] === name && path.length === 2 ? [[path[1], plainValue(value)] as const] : [],
    );
    return [name, list ? own.map(([, value]) => value) : Object.fromEntries(own)] as const;
  });
  return Object.fromEntries<Json>([...inSections, ...fields]);
}

/** The values of a document after changes: of any fields and declarations, or one change of the order of steps. */
function valuesAfter(document: SyntaxDocument, changes: readonly Change[]): Json {
  const pathOf = ({ anchor, path }: NodePath): Path => [
    ...(document.entries.find((entry) => entry.anchor === anchor)?.path ?? []),
    ...path,
  ];
  return changes.reduce((values, change) => {
    const at = (place: NodePath): Json => valueAt(values, pathOf(place)) ?? null;
    const stepsOf = (block: NodePath): readonly Json[] => itemsOf(valueAt(values, [...pathOf(block), 'parallel']));
    switch (change.do) {
      case 'set':
        return replaced(values, pathOf(change.at), [change.value]);
      case 'remove':
        return replaced(values, pathOf(change.at), []);
      case 'declare':
        return replaced(values, [change.section, change.name], [change.value]);
      case 'swap':
        return replaced(replaced(values, pathOf(change.at), [at(change.with)]), pathOf(change.with), [at(change.at)]);
      case 'wrap': {
        const [from, to] = [pathOf(change.from), pathOf(change.to)];
        const parallel = itemsOf(valueAt(values, from.slice(0, -1))).slice(Number(from.at(-1)), Number(to.at(-1)) + 1);
        return replaced(values, from, [{ parallel }], parallel.length);
      }
      case 'chain': {
        const parallel = change.chains.map((chain): Json => {
          const [first = null, ...others] = chain.map(at);
          return others.length === 0 ? first : [first, ...others];
        });
        return replaced(values, pathOf(change.from), [{ parallel }], change.chains.flat().length);
      }
      case 'split': {
        const steps = stepsOf(change.at);
        const blocks = [steps.slice(0, change.size), steps.slice(change.size)];
        return replaced(
          values,
          pathOf(change.at),
          blocks.map((parallel) => ({ parallel })),
        );
      }
      case 'unwrap':
        return replaced(values, pathOf(change.at), stepsOf(change.at).flat());
      default:
        return values;
    }
  }, valuesOf(document));
}

function itemsOf(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

function valueAt(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce((inner, name) => {
    if (isList(inner)) return inner[Number(name)];
    return typeof inner === 'object' && inner !== null ? inner[String(name)] : undefined;
  }, value);
}

/** A value in which `parts` take the place of the part at a path; in a list, of `count` items from there. */
function replaced(value: Json, [name = '', ...rest]: Path, parts: readonly Json[], count = 1): Json {
  const inside = valueAt(value, [name]) ?? {};
  const own = rest.length === 0 ? parts : [replaced(inside, rest, parts, count)];
  if (isList(value)) return value.toSpliced(Number(name), rest.length === 0 ? count : 1, ...own);
  const others = Object.entries(value ?? {}).filter(([field]) => field !== name);
  return Object.fromEntries([...others, ...own.map((part) => [name, part] as const)]);
}

/** Values as text that does not depend on the order of keys. */
function ordered(value: Json): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
