import type { Edit } from '../text/edit';
import type { Change } from '../syntax/change';
import { isEmpty, type Entry, type SyntaxDocument, type SyntaxFile } from '../syntax/node';
import { blockText, fieldText, isMap, isSmall, scalarText } from './printer';
import { behindColon, behindField, endOfValue, isInBraces, type LineMap } from './edit-target';

export type Declare = Extract<Change, { do: 'declare' }>;

/** Declarations to add to one section, each name once. */
type Things = readonly [Declare, ...Declare[]];

/** Adds declarations to their sections in the existing style; a missing section is created before `operations`. */
export function declare(file: SyntaxFile, lines: LineMap, changes: readonly Declare[]): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  for (const [document, bySection] of grouped(file, changes)) {
    for (const things of bySection.values()) {
      const edit = document === undefined ? undefined : declareTogether(document, lines, things);
      if (edit === undefined) return undefined;
      edits.push(edit);
    }
  }
  return edits;
}

function grouped(
  file: SyntaxFile,
  changes: readonly Declare[],
): ReadonlyMap<SyntaxDocument | undefined, ReadonlyMap<string, Things>> {
  const groups = new Map<SyntaxDocument | undefined, Map<string, [Declare, ...Declare[]]>>();
  for (const change of changes) {
    const document = file.documents.find((each) => each.entries.some((entry) => entry.anchor === change.near));
    const bySection = groups.get(document) ?? new Map<string, [Declare, ...Declare[]]>();
    groups.set(document, bySection);
    const things = bySection.get(change.section);
    if (things === undefined) bySection.set(change.section, [change]);
    else if (!things.some(({ name }) => name === change.name)) things.push(change);
  }
  return groups;
}

function declareTogether(document: SyntaxDocument, page: LineMap, things: Things): Edit | undefined {
  const name = things[0].section;
  const section = document.sections.find((each) => each.name === name);
  const entries = document.entries.filter((entry) => entry.path[0] === name);
  const [first] = entries;
  const last = entries.at(-1);
  const lines = (indent: number, json: boolean): string =>
    things.map((each) => `${page.eol}${' '.repeat(indent)}${thing(page, each, indent, json)}`).join('');
  if (section === undefined) {
    // `keys:` alone is a top-level field without a value.
    if (first?.key !== undefined) {
      if (!isEmpty(first.value)) return undefined;
      const colon = behindColon(page, first.anchor.start + first.key.end);
      if (colon === undefined) return undefined;
      const json = page.quotes(first.anchor.start + first.key.start);
      const newText = isInBraces(page.text, document.span.start) ? ` { ${fields(things, json)} }` : lines(2, false);
      return { start: colon, end: colon, newText };
    }
    return newSection(page, document, things, lines(2, false));
  }
  if (section.list) return undefined;
  const json = page.quotes(section.key.start);
  if (section.flow) {
    const text = fields(things, json);
    if (last === undefined) return { ...section.value, newText: `{ ${text} }` };
    const at = behindEntry(page, last);
    return { start: at, end: at, newText: `, ${text}` };
  }
  // Text after an entry with a syntax error may be parsed as a part of it.
  const whole = entries.findLast(({ broken }) => !broken);
  if (first === undefined || whole === undefined) return undefined;
  const indent = page.column(whole.anchor.start);
  if (indent !== page.column(first.anchor.start)) return undefined;
  const at = page.lineEnd(endOfValue(page, whole.anchor.start, whole.anchor.start + whole.end));
  return { start: at, end: at, newText: lines(indent, json) };
}

function fields(things: Things, json: boolean): string {
  return things.map(({ name, value }) => fieldText(name, value, json)).join(', ');
}

function thing(lines: LineMap, { name, value }: Declare, indent: number, json: boolean): string {
  if (!isMap(value) || isSmall(value)) return fieldText(name, value, json);
  const inner = indent + 2;
  return `${scalarText(name, json)}:${lines.eol}${' '.repeat(inner)}${blockText(value, inner, lines.style(json))}`;
}

function behindEntry(lines: LineMap, { anchor, key, value, end }: Entry): number {
  return behindField(lines, anchor.start, key, value, anchor.start + end);
}

function newSection(page: LineMap, document: SyntaxDocument, things: Things, lines: string): Edit | undefined {
  const operations = document.sections.find((each) => each.name === 'operations');
  const [top] = document.entries;
  if (top?.key === undefined) return undefined;
  const [{ section }] = things;
  const json = page.quotes(top.anchor.start + top.key.start);
  if (isInBraces(page.text, document.span.start) || json) {
    const holder = document.sections.find((each) => each.name === top.path[0]);
    const at = holder?.value.end ?? behindEntry(page, top);
    const value = Object.fromEntries(things.map((each) => [each.name, each.value]));
    return { start: at, end: at, newText: `, ${fieldText(section, value, json)}` };
  }
  const text = `${section}:${lines}${page.eol}`;
  if (operations !== undefined) {
    const at = page.withComments(operations.key.start);
    const blank = /\n\r?\n$/.test(page.text.slice(0, at));
    return { start: at, end: at, newText: blank ? `${text}${page.eol}` : text };
  }
  const end = document.span.end;
  const newline = page.text[end - 1] === '\n' || end === 0 ? '' : page.eol;
  return { start: end, end, newText: `${newline}${text}` };
}
