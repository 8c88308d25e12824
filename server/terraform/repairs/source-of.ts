import { unwrapped } from '../../hcl/both-syntaxes';
import type { Expression } from '../../hcl/node';
import type { AnchoredSpan } from '../../text/anchored-span';
import { attributeIn, blockOf, isAttributeOfThing, isRepeated, type Texts, type PartInFile } from './texts';

/** Where the value of an argument is written. */
export interface ValueSource {
  readonly written: PartInFile;
  /** The argument in the block; absent for a value in a file of variables. */
  readonly name?: string;
  readonly value: Expression;
  /** Where that is, if it is not the argument itself. */
  readonly where?: Where;
}

/** The place of a value outside of the block, for the title of a fix. */
interface Where {
  readonly id: 'fix.tf-in' | 'fix.tf-in-default';
  readonly place: string;
}

/** The longest chain of variables and local values that is followed. */
const DEPTH_LIMIT = 20;

/**
 * Where the value of an argument is written: at the argument, or in the variable or local value that it is if nothing else uses that.
 * `undefined` if an expression computes it, or if a change would have other effects.
 */
export function sourceOf(
  written: PartInFile,
  name: string,
  origin: AnchoredSpan | undefined,
  texts: Texts,
): ValueSource | undefined {
  const value = valueIn(written, name);
  if (value === undefined) return undefined;
  let found: ValueSource = { written, name, value };
  for (let depth = 0; depth < DEPTH_LIMIT; depth++) {
    const reference = plainReference(found.value);
    if (reference === undefined) break;
    const next: ValueSource | undefined =
      texts.uses(found.written, reference.kind, reference.name) === 1
        ? definitionOf(found.written, reference, origin, texts)
        : undefined;
    if (next === undefined) return undefined;
    found = next;
  }
  if (!/^(?:literal|template|tuple)$/.test(found.value.type) && !isAttributeOfThing(found.value)) return undefined;
  return found.where === undefined || isAt(found, origin) ? found : undefined;
}

/** `var.x` or `local.x` alone. */
function plainReference(
  expression: Expression,
): { readonly kind: 'variable' | 'local'; readonly name: string } | undefined {
  if (expression.type !== 'get' || expression.of.type !== 'variable') return undefined;
  const { name } = expression.of;
  if (name === 'var') return { kind: 'variable', name: expression.name };
  return name === 'local' ? { kind: 'local', name: expression.name } : undefined;
}

function definitionOf(
  from: PartInFile,
  { kind, name }: { readonly kind: 'variable' | 'local'; readonly name: string },
  origin: AnchoredSpan | undefined,
  texts: Texts,
): ValueSource | undefined {
  if (kind === 'local') {
    const found = texts.beside(from).filter((each) => blockOf(each)?.name === 'locals' && attributeIn(each, name));
    return found.length === 1 && found[0] !== undefined
      ? sourceIn(found[0], name, { id: 'fix.tf-in', place: `local.${name}` })
      : undefined;
  }
  const given = origin && texts.at(origin.anchor);
  if (given?.part.item.type === 'attribute' && given.part.item.name === name) {
    const value = unwrapped(given.part.item.value);
    const file = given.file.source.path.replace(/^.*[\\/]/, '');
    return { written: given, value, where: { id: 'fix.tf-in', place: file } };
  }
  const call = texts.callOf(from);
  if (call === undefined) return undefined;
  if (call !== 'none' && attributeIn(call, name) !== undefined)
    return sourceIn(call, name, { id: 'fix.tf-in', place: `module.${blockOf(call)?.labels[0]?.value ?? ''}` });
  const found = texts
    .beside(from)
    .find((each) => blockOf(each)?.name === 'variable' && blockOf(each)?.labels[0]?.value === name);
  return found && sourceIn(found, 'default', { id: 'fix.tf-in-default', place: `var.${name}` });
}

function sourceIn(written: PartInFile, name: string, where: Where): ValueSource | undefined {
  const value = valueIn(written, name);
  return value === undefined || isRepeated(written.part) ? undefined : { written, name, value, where };
}

function valueIn(written: PartInFile, name: string): Expression | undefined {
  const value = attributeIn(written, name)?.value;
  return value && unwrapped(value);
}

/** Whether the value that counts is the one at a source. */
function isAt({ written: { part }, value }: ValueSource, origin: AnchoredSpan | undefined): boolean {
  return origin?.anchor === part.anchor && origin.start === value.start && origin.end === value.end;
}
