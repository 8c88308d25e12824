import type { Comment } from '../syntax/node';
import type { Placed, PlacedField } from './json-reader';

const comma = /[ \t]*,/y;

/** The fields named `//` with a text, each with the comma after it. Terraform ignores them in the bodies of blocks. */
export function jsonComments(text: string, root: Placed): readonly Comment[] {
  return text.includes('"//"') ? commentsIn(text, root) : [];
}

function commentsIn(text: string, value: Placed): readonly Comment[] {
  if (value.type === 'array') return value.items.flatMap((item) => commentsIn(text, item));
  if (value.type !== 'object') return [];
  return value.fields.flatMap((field) =>
    field.name === '//' && field.value.type === 'string' ? commentOf(text, field) : commentsIn(text, field.value),
  );
}

function commentOf(text: string, { key: { start }, value }: PlacedField): Comment {
  comma.lastIndex = value.end;
  const end = value.end + (comma.exec(text)?.[0].length ?? 0);
  const content = { start: value.start + 1 - start, end: value.end - 1 - start };
  return { start, end, text: text.slice(start, end), content };
}
