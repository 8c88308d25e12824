import type { Edit } from '../text/edit';
import type { Change } from './change';
import type { SyntaxDocument, SyntaxFile } from './node';
import { blockText, fieldText, isMap, isSmall, scalarText } from './render';
import { endOfValue, type Page } from './target';

type Declare = Extract<Change, { do: 'declare' }>;

/** Adds a thing to a section in the style of its things; a section that is missing is made before `operations`. */
export function declare(file: SyntaxFile, page: Page, change: Declare): readonly Edit[] | undefined {
  const document = file.documents.find((each) => each.entries.some((entry) => entry.piece === change.near));
  if (document === undefined) return undefined;
  const section = document.sections.find((each) => each.name === change.section);
  const entries = document.entries.filter((entry) => entry.path[0] === change.section);
  const [first] = entries;
  const last = entries.at(-1);
  if (section === undefined) {
    // `keys:` with nothing behind it is a top-level field without a value.
    if (first?.key !== undefined) {
      const colon = page.text.indexOf(':', first.piece.start + first.key.end) + 1;
      return [{ start: colon, end: colon, newText: `${page.eol}  ${thing(page, change, 2, false)}` }];
    }
    return newSection(page, document, change);
  }
  if (section.list) return undefined;
  const json = page.quotes(section.key.start);
  if (section.flow) {
    const text = fieldText(change.name, change.value, json);
    if (last === undefined) return [{ ...section.value, newText: `{ ${text} }` }];
    const at = last.piece.start + last.end;
    return [{ start: at, end: at, newText: `, ${text}` }];
  }
  if (first === undefined || last === undefined) return undefined;
  const indent = page.column(first.piece.start);
  const at = page.lineEnd(endOfValue(page, last.piece.start, last.piece.start + last.end));
  return [{ start: at, end: at, newText: `${page.eol}${' '.repeat(indent)}${thing(page, change, indent, json)}` }];
}

function thing(page: Page, { name, value }: Declare, indent: number, json: boolean): string {
  if (!isMap(value) || isSmall(value)) return fieldText(name, value, json);
  const inner = indent + 2;
  return `${scalarText(name, json)}:${page.eol}${' '.repeat(inner)}${blockText(value, inner, page.style(json))}`;
}

function newSection(page: Page, document: SyntaxDocument, change: Declare): readonly Edit[] | undefined {
  const operations = document.sections.find((each) => each.name === 'operations');
  const [top] = document.entries;
  if (top?.key === undefined) return undefined;
  const json = page.quotes(top.piece.start + top.key.start);
  const flow = /^\s*\{/.test(page.text.slice(document.span.start, document.span.start + 200)) || json;
  if (flow) {
    const at = top.piece.start + top.end;
    return [{ start: at, end: at, newText: `, ${fieldText(change.section, { [change.name]: change.value }, json)}` }];
  }
  const text = `${change.section}:${page.eol}  ${thing(page, change, 2, false)}${page.eol}`;
  if (operations !== undefined) {
    const at = page.withComments(operations.key.start);
    const blank = /\n\r?\n$/.test(page.text.slice(0, at));
    return [{ start: at, end: at, newText: blank ? `${text}${page.eol}` : text }];
  }
  const end = document.span.end;
  const newline = page.text[end - 1] === '\n' || end === 0 ? '' : page.eol;
  return [{ start: end, end, newText: `${newline}${text}` }];
}
