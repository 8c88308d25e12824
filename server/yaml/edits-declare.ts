import type { Edit } from '../text/edit';
import { grouped } from '../text/grouped';
import { isMap, type Change } from '../syntax/change';
import { isEmpty, type SyntaxDocument } from '../syntax/node';
import { blockText, fieldText, isSmall, scalarText } from './printer';
import { entriesIn, isInBraces, type EditedFile } from './edited-file';

export type Declare = Extract<Change, { do: 'declare' }>;

/** Adds declarations to their sections in the existing style; a missing section is created before `operations`. */
export function declare(file: EditedFile, changes: readonly Declare[]): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  const documentOf = ({ near }: Declare): SyntaxDocument | undefined =>
    file.syntax.documents.find(({ entries }) => entries.some(({ anchor }) => anchor === near));
  for (const [document, inDocument] of grouped(changes, documentOf)) {
    for (const [section, all] of grouped(inDocument, (change) => change.section)) {
      const names = all.map(({ name }) => name);
      const things = all.filter(({ name }, index) => names.indexOf(name) === index);
      const edit = document && declareTogether(file, document, section, things);
      if (edit === undefined) return undefined;
      edits.push(edit);
    }
  }
  return edits;
}

/** Adds declarations, each name once, to one section. */
function declareTogether(
  file: EditedFile,
  document: SyntaxDocument,
  name: string,
  things: readonly Declare[],
): Edit | undefined {
  const section = document.sections.find((each) => each.name === name);
  const lines = (indent: number, json: boolean): string =>
    things.map((each) => `${file.eol}${' '.repeat(indent)}${thing(file, each, indent, json)}`).join('');
  if (section === undefined) {
    // `keys:` alone is a top-level field without a value.
    const field = document.entries.find(({ path }) => path[0] === name);
    if (field?.key === undefined) return newSection(file, document, name, things, lines(2, false));
    if (!isEmpty(field.value)) return undefined;
    const colon = file.behindColon(field.anchor.start + field.key.end);
    if (colon === undefined) return undefined;
    const json = file.quotes(field.anchor.start + field.key.start);
    const newText = isInBraces(file.text, document.span.start) ? ` { ${fields(things, json)} }` : lines(2, false);
    return { start: colon, end: colon, newText };
  }
  if (section.list) return undefined;
  const entries = entriesIn(document, name);
  const json = file.quotes(section.key.start);
  if (section.flow) {
    const last = entries.at(-1);
    const text = fields(things, json);
    if (last === undefined) return { ...section.value, newText: `{ ${text} }` };
    const { end } = file.entry(last);
    return { start: end, end, newText: `, ${text}` };
  }
  const [first] = entries;
  // Text after an entry with a syntax error may be parsed as a part of it.
  const whole = entries.findLast(({ broken }) => !broken);
  if (first === undefined || whole === undefined) return undefined;
  const indent = file.column(whole.anchor.start);
  if (indent !== file.column(first.anchor.start)) return undefined;
  const at = file.lineEnd(file.entry(whole).end);
  return { start: at, end: at, newText: lines(indent, json) };
}

function fields(things: readonly Declare[], json: boolean): string {
  return things.map(({ name, value }) => fieldText(name, value, json)).join(', ');
}

function thing({ eol }: EditedFile, { name, value }: Declare, indent: number, json: boolean): string {
  if (!isMap(value) || isSmall(value)) return fieldText(name, value, json);
  const inner = indent + 2;
  return `${scalarText(name, json)}:${eol}${' '.repeat(inner)}${blockText(value, inner, { json, eol })}`;
}

function newSection(
  file: EditedFile,
  document: SyntaxDocument,
  name: string,
  things: readonly Declare[],
  lines: string,
): Edit | undefined {
  const [top] = document.entries;
  if (top?.key === undefined) return undefined;
  const json = file.quotes(top.anchor.start + top.key.start);
  if (isInBraces(file.text, document.span.start) || json) {
    const holder = document.sections.find((each) => each.name === top.path[0]);
    const at = holder?.value.end ?? file.entry(top).end;
    return { start: at, end: at, newText: `, ${scalarText(name, json)}: { ${fields(things, json)} }` };
  }
  const text = `${name}:${lines}${file.eol}`;
  const operations = document.sections.find((each) => each.name === 'operations');
  if (operations !== undefined) {
    const at = file.withComments(operations.key.start);
    const blank = /\n\r?\n$/.test(file.text.slice(0, at));
    return { start: at, end: at, newText: blank ? `${text}${file.eol}` : text };
  }
  const end = document.span.end;
  const newline = file.text[end - 1] === '\n' || end === 0 ? '' : file.eol;
  return { start: end, end, newText: `${newline}${text}` };
}
