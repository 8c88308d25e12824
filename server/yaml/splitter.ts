import { wordsAt } from './error-recovery';
import { alphabets } from './alphabets';

/** A section that is split into its children: its name, their indentation, and whether they are list items. */
export interface Frame {
  readonly name: string;
  /** Spaces before each child. */
  readonly indent: number;
  readonly list: boolean;
}

/**
 * A range of whole lines that can be parsed on its own. `head` is the line of a section's name, `child` one of its declarations or
 * items, `top` any other top-level field; `lead` is the text before the first of them in a document: its `---`, if it has one,
 * and comments.
 */
export interface Cut {
  readonly kind: 'lead' | 'top' | 'head' | 'child';
  /** UTF-16 offsets of the file. */
  readonly start: number;
  readonly end: number;
  /** Of a child: the section that it belongs to. */
  readonly frame?: Frame;
}

const mark = /---(?=[ \r\n]|$)/y;
const markAlone = /--- *(?:(?<= )#[^\r\n]*)?(?:\r?\n|$)/y;
const key = new RegExp(String.raw`[\w${alphabets}][\w./${alphabets}-]*:(?=[ \r\n]|$)`, 'y');

/**
 * Splits a text into chunks, line by line; `undefined` if that is not possible: documents that are empty or begin on the line of
 * their `---`, directives, tabs that indent, keys that are quoted or complex, flow collections at the top. Whether a chunk can
 * be parsed alone is decided when it is parsed.
 *
 * `from` and `frame` start in the middle of a text, at the start of a chunk; `met` is called with each chunk's start and its
 * frame, and stops the splitting there if it returns `true`.
 */
export function cut(
  text: string,
  from = 0,
  frame?: Frame,
  met: (start: number, frame: Frame | undefined) => boolean = () => false,
): { readonly cuts: readonly Cut[]; readonly end: number } | undefined {
  const cuts: Cut[] = [];
  let open: { kind: Cut['kind']; start: number; frame?: Frame } | undefined =
    from === 0 ? { kind: 'lead', start: 0 } : undefined;
  /** The name of the section whose first child is next. */
  let section: string | undefined;
  let within = frame;

  const close = (end: number): void => {
    if (open === undefined || end === open.start) return;
    const kind = open.kind === 'head' && within === undefined ? 'top' : open.kind;
    cuts.push({ kind, start: open.start, end, frame: kind === 'child' ? open.frame : undefined });
  };
  const begin = (kind: Cut['kind'], start: number): boolean => {
    close(start);
    open = { kind, start, frame: within };
    return met(start, kind === 'child' ? within : undefined);
  };

  for (let at = from, next: number; at < text.length; at = next) {
    next = text.indexOf('\n', at) + 1 || text.length;
    let first = at;
    while (text.charCodeAt(first) === 32) first++;
    const indent = first - at;
    const code = first < next ? text.charCodeAt(first) : 10;
    const isBlank = code === 10 || code === 35 || (code === 13 && first + 2 >= next);
    if (isBlank) continue;
    if (code === 45 && isMarked(text, at)) {
      markAlone.lastIndex = at;
      const empty = open?.kind === 'lead' && open.start < at && isMarked(text, open.start);
      if (empty || !markAlone.test(text)) return undefined;
      section = within = undefined;
      if (begin('lead', at)) return { cuts, end: at };
      continue;
    }
    const dash = code === 45 && /[ \r\n]/.test(text.charAt(first + 1) || '\n');
    const closing = code === 93 || code === 125;
    const named = (): boolean => ((key.lastIndex = first), key.test(text));
    // A name without its `:` is left out (`readableOf`), and the text after it is parsed as if it were absent.
    const bare = (): boolean => open !== undefined && open.kind !== 'lead' && wordsAt(text, first) !== undefined;
    let starts: Cut['kind'] | undefined;
    if (indent === 0 && !dash) {
      if (!named()) {
        if (!(closing && (open?.kind === 'top' || open?.kind === 'child')) && !bare()) return undefined;
        continue;
      }
      const name = text.slice(first, key.lastIndex - 1);
      const rest = text.slice(key.lastIndex, next);
      const empty = !name.startsWith('x-') && /^ *(?: #.*)?[\r\n]*$/.test(rest);
      section = empty ? name : undefined;
      within = undefined;
      starts = empty ? 'head' : 'top';
    } else if (section !== undefined) {
      // The first line below a section's name determines the indentation of its children.
      if (dash || named()) {
        within = { name: section, indent, list: dash };
        starts = 'child';
        section = undefined;
      } else if (indent === 0 || open === undefined) return undefined;
      else if (!bare()) {
        open.kind = 'top';
        section = undefined;
      }
    } else if (within !== undefined) {
      if (indent === within.indent && (within.list ? dash : !dash && named())) starts = 'child';
      else if (indent < within.indent || (indent === within.indent && !closing)) {
        if (!bare()) return undefined;
      }
    } else if (open === undefined || open.kind === 'lead' || indent === 0) return undefined;
    if (starts !== undefined && begin(starts, at)) return { cuts, end: at };
  }
  close(text.length);
  return { cuts, end: text.length };
}

/** Whether a document begins at an offset with its `---`. */
export function isMarked(text: string, offset: number): boolean {
  mark.lastIndex = offset;
  return mark.test(text);
}
