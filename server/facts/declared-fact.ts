import { message } from '../messages/message';
import type { Field, Located } from '../model/located';
import { known, type Fact, type MissingDeclaration } from './fact';

/** The declaration of a field that would make a fact of an entity known. */
export function missingField(
  { section, name, nodePath }: Pick<MissingDeclaration, 'section' | 'name' | 'nodePath'>,
  field: string,
): MissingDeclaration {
  return { section, name, field, nodePath };
}

/** The fact that a field declares, with the name of the field. If the field is absent, the missing declaration. */
export function declaredFact<T>(
  field: Field<T> | Located<T> | undefined,
  settle: MissingDeclaration,
  called = settle.field,
): Fact<T> {
  if (field === undefined) return { known: false, settle };
  const args = { name: settle.name, field: called, value: summary(field.value) };
  return known(field.value, message('because.declared', args), field.at);
}

/** A declared value in a few characters: a scalar unchanged, a collection shortened. */
function summary(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]';
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}
