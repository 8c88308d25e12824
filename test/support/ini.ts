import { standIn, type CompletionContext, type Frontend, type Notation } from '../../server/syntax/frontend';
import type { Entry, FieldNode, Node, SyntaxSection, SyntaxFile } from '../../server/syntax/node';
import { targetAt } from '../../server/syntax/target';
import type { Anchor, Span } from '../../server/text/anchored-span';
import type { SourceFile } from '../../server/text/source-file';
import { typedWord } from '../../server/text/word';

const notation: Notation = {
  inLines: true,
  quoted: false,
  hasValue: false,
  lead: '',
  tail: '',
  at: () => notation,
  text: (value) => value,
  field: (name, _, value) => `${name} = ${value}`,
  fields: (texts) => texts.join('\n'),
  map: (fields) => fields,
  list: () => undefined,
  items: (texts) => texts.join('\n\n'),
};

/**
 * A minimal second front end. A line `key = value` is a field, `[images base]` begins a declaration, `[delete]` an
 * operation, `; text` is a comment, and a value such as `$key` is unknown.
 */
export const ini: Frontend = {
  parser: (source) => ({
    // eslint-disable-next-line require-yield -- it reads a text at once
    *parse(text) {
      const { entries, sections } = read(text, source);
      const document = { source, span: { start: 0, end: text.length }, entries, sections };
      return { file: { source, text, documents: [document], problems: [] }, read: 1 };
    },
  }),
  isBlank: (text) => /^\s*(?:;.*\s*)*$/.test(text),
  edits(file, changes) {
    return changes.flatMap((change) => {
      if (change.do !== 'set' || typeof change.value !== 'string') throw new Error('no fix of this test needs it');
      const { entry, node } = targetAt(file, change.at) ?? {};
      if (entry === undefined || node === undefined) throw new Error('no fix of this test adds a field');
      const { start } = entry.anchor;
      return [{ start: start + node.start, end: start + node.end, newText: change.value }];
    });
  },
  rename: (_, span, to) => ({ ...span, newText: to }),
  letters: (_, span) => span,
  comment: (_, text) => `; ${text}`,
  comments: ({ text }, part) =>
    [...text.matchAll(/^;.*$/gm)]
      .filter(([comment]) => comment.includes(part))
      .map(({ 0: comment, index: start }) => {
        const end = start + comment.length;
        return { start, end, text: comment, content: { start: 1, end: comment.length } };
      }),
  commentsLost: () => 0,
  readsWorse: () => false,
  completion: {
    contextAt,
    lineOfStep: () => undefined,
    lineOfSection: () => undefined,
    inLines: () => notation,
    beginning: (_, region) => `imsManifest = v1\nregion = ${region}\n`,
  },
};

/** The context in an operation or a declaration, from the text with a placeholder in place of the word. */
function contextAt(
  { syntax: { text, source, documents } }: { readonly syntax: SyntaxFile },
  offset: number,
): CompletionContext | undefined {
  const replace = typedWord(text, offset);
  const isValue = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).includes('=');
  const typed = text.slice(0, replace.start) + standIn + (isValue ? '' : ' = ') + text.slice(replace.end);
  const firstItem = { from: replace.start, before: '', column: 0, after: '' };
  const rest = { document: documents[0], replace, notation, firstItem, keyColumn: 0 };
  for (const entry of read(typed, source).entries) {
    if (entry.value.type !== 'map') continue;
    for (const { name, value } of entry.value.fields.values()) {
      if (name === standIn) return { ...rest, entry, on: 'key', path: [] };
      if (value.type === 'scalar' && value.value === standIn) return { ...rest, entry, on: 'value', path: [name] };
    }
  }
  return undefined;
}

function read(
  text: string,
  source: SourceFile,
): { readonly entries: readonly Entry[]; readonly sections: readonly SyntaxSection[] } {
  const entries: Entry[] = [];
  const sections = new Map<string, SyntaxSection>();
  let fields: Map<string, FieldNode> | undefined;
  let anchor: Anchor = { start: 0, source };
  for (const { 0: line, index } of text.matchAll(/^.*$/gm)) {
    const end = index + line.length;
    const [, kind, name] = /^\[([\w-]+) ?([\w-]*)\]/.exec(line) ?? [];
    const [, key, gap = '', value = ''] = /^(\w+)( = )(.*)$/.exec(line) ?? [];
    if (kind !== undefined) {
      anchor = { start: index, source };
      const at = { start: 1, end: 1 + kind.length };
      fields = new Map();
      const list = name === '';
      if (list) fields.set('action', { name: 'action', key: at, value: { type: 'scalar', ...at, value: kind } });
      const section = list ? 'operations' : kind;
      const own = { start: index, end };
      sections.set(section, { name: section, key: own, value: own, flow: false, list });
      const operations = entries.filter(({ path }) => path[0] === 'operations').length;
      entries.push({
        anchor,
        path: [section, list ? operations : (name ?? '')],
        key: list ? undefined : { start: at.end + 1, end: line.length - 1 },
        value: { type: 'map', start: 0, end: line.length, flow: true, fields },
        end: line.length,
        broken: false,
      });
    } else if (key !== undefined) {
      if (fields === undefined) anchor = { start: index, source };
      const start = index - anchor.start;
      const at = { start, end: start + key.length };
      const node = valueOf(value, { start: at.end + gap.length, end: end - anchor.start });
      if (fields === undefined)
        entries.push({ anchor, path: [key], key: at, value: node, end: node.end, broken: false });
      else {
        fields.set(key, { name: key, key: at, value: node });
        const last = entries.at(-1);
        if (last !== undefined)
          entries[entries.length - 1] = { ...last, end: node.end, value: { ...last.value, end: node.end } };
      }
    }
  }
  return { entries, sections: [...sections.values()] };
}

function valueOf(text: string, span: Span): Node {
  if (text.startsWith('$')) return { type: 'unknown', ...span };
  const values: Readonly<Record<string, boolean>> = { true: true, false: false };
  return { type: 'scalar', ...span, value: values[text] ?? (/^\d+$/.test(text) ? Number(text) : text) };
}
