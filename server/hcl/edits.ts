import { spanOf, type Span } from '../text/anchored-span';
import { applyEdits, type Edit } from '../text/edit';
import { lineEdits } from '../text/line-changes';
import { eolOf } from '../text/line-end';
import { Lines } from '../text/lines';
import { aligned } from './align';
import type { HclChange, HclValue } from './change';
import type { Attribute, Block, Expression, HclFile, TopLevelItem } from './node';
import { blockText, hclOf } from './print-value';

/**
 * The edits for all changes of a file in the native syntax. Text in the format of `terraform fmt` keeps that format. `undefined` if one
 * of the changes is not possible.
 */
export function hclEdits(file: HclFile, changes: readonly HclChange[]): readonly Edit[] | undefined {
  const writer = new Writer(file, changes);
  const edits: Edit[] = [];
  for (const change of changes) {
    const own = writer.edits(change);
    if (own === undefined) return undefined;
    edits.push(...own);
  }
  edits.sort((a, b) => a.start - b.start);
  if (edits.some(({ start }, index) => start < (edits[index - 1]?.end ?? 0))) return undefined;
  const changed = applyEdits(file.text, edits);
  return lineEdits(file.text, aligned(changed, file.source, touchedBy(edits, changed)));
}

/** The lines that edits wrote, or the neighbors of those that they removed. */
function touchedBy(edits: readonly Edit[], changed: string): ReadonlySet<number> {
  const lines = new Lines(changed);
  const touched = new Set<number>();
  let shift = 0;
  for (const { start, end, newText } of edits) {
    const from = lines.position(start + shift).line;
    const to = lines.position(start + shift + newText.length).line;
    for (let line = from - 1; line <= to + 1; line++) touched.add(line);
    shift += newText.length - (end - start);
  }
  return touched;
}

class Writer {
  private readonly text: string;
  private readonly lines: Lines;
  private readonly eol: string;
  /** The lines that contain only a comment. */
  private readonly commented: ReadonlySet<number>;

  /** The arguments that other changes remove. */
  private readonly gone: ReadonlySet<Attribute>;

  constructor(file: HclFile, changes: readonly HclChange[]) {
    this.gone = new Set(
      changes.flatMap((change) =>
        change.do === 'remove' ? (blockOf(change.part)?.body.attributes.get(change.name) ?? []) : [],
      ),
    );
    this.text = file.text;
    this.lines = new Lines(file.text);
    this.eol = eolOf(file.text);
    this.commented = new Set(
      file.comments
        .map(({ start }) => this.lines.position(start))
        .filter(({ line, character }) => this.lines.line(line).slice(0, character).trim() === '')
        .map(({ line }) => line),
    );
  }

  edits(change: HclChange): readonly Edit[] | undefined {
    switch (change.do) {
      case 'replace': {
        const { item } = change.part;
        if (item.type !== 'attribute') return undefined;
        const { start, end } = this.place(change.part, item.value);
        return [{ start, end, newText: this.written(change.value, this.indentAt(start)) }];
      }
      case 'insert':
        return [this.inserted(change.side, change.part, blockText(change.block))];
      default: {
        const block = blockOf(change.part);
        if (block === undefined) return undefined;
        if (change.do === 'remove-block') return [this.removed(this.place(change.part, block))];
        if (change.do === 'add-block') return this.addedBlock(change.part, block, blockText(change.block));
        return this.argument(change, block);
      }
    }
  }

  private argument(
    change: Extract<HclChange, { do: 'set' | 'remove' | 'append' | 'shorten' }>,
    block: Block,
  ): readonly Edit[] | undefined {
    const { part } = change;
    const old = block.body.attributes.get(change.name);
    if (change.do === 'remove') {
      if (old === undefined) return undefined;
      const body = this.place(part, block.body);
      const whole = this.place(part, old);
      return [this.sameLine(body) ? { ...body, newText: '{}' } : this.removed(whole)];
    }
    if (change.do === 'shorten') {
      const items = old?.value.type === 'tuple' ? old.value.items : [];
      const [kept, last] = [items[change.length - 1], items.at(-1)];
      return kept && last && [{ ...this.place(part, { start: kept.end, end: last.end }), newText: '' }];
    }
    if (change.do === 'append') {
      if (old !== undefined) return this.appended(part, old.value, change.value);
      return this.added(part, block, change.name, `[${this.written(change.value, '')}]`);
    }
    if (old === undefined) {
      const indent = `${this.indentAt(part.anchor.start + block.start)}  `;
      return this.added(part, block, change.name, this.written(change.value, indent));
    }
    const { start, end } = this.place(part, old.value);
    return [{ start, end, newText: this.written(change.value, this.indentAt(start)) }];
  }

  private written(value: HclValue, indent: string): string {
    return 'expression' in value ? value.expression : hclOf(value.value, indent, this.eol);
  }

  private place({ anchor }: TopLevelItem, { start, end }: Span): Span {
    return spanOf({ anchor, start, end });
  }

  private line(offset: number): number {
    return this.lines.position(offset).line;
  }

  private sameLine({ start, end }: Span): boolean {
    return this.line(start) === this.line(end);
  }

  private indentAt(offset: number): string {
    return /^[ \t]*/.exec(this.lines.line(this.line(offset)))?.[0] ?? '';
  }

  /** The end of a line before its line ending. */
  private endOf(line: number): number {
    return this.lines.start(line) + this.lines.line(line).length;
  }

  /** Adds an argument after the first group of arguments in the body. */
  private added(part: TopLevelItem, { start, body }: Block, name: string, value: string): readonly Edit[] {
    const outer = this.indentAt(part.anchor.start + start);
    const written = `${this.eol}${outer}  ${name} = ${value}`;
    const whole = this.place(part, body);
    const attributes = [...body.attributes.values()].sort((a, b) => a.start - b.start);
    if (this.sameLine(whole)) {
      const content = this.text.slice(whole.start + 1, whole.end - 1).trim();
      const first = content === '' ? '' : `${this.eol}${outer}  ${content}`;
      return [{ ...whole, newText: `{${first}${written}${this.eol}${outer}}` }];
    }
    const last = this.lastOfRun(part, attributes, body.blocks);
    const at = this.endOf(this.line(last === undefined ? whole.start : this.place(part, last).end));
    // There is a blank line between arguments and blocks.
    const next = this.lines.line(this.line(at) + 1).trim();
    const gap = last === undefined && next !== '' && next !== '}' && attributes.length === 0 ? this.eol : '';
    return [{ start: at, end: at, newText: written + gap }];
  }

  /** Adds a nested block after a blank line. */
  private addedBlock(part: TopLevelItem, { start, body }: Block, text: string): readonly Edit[] | undefined {
    const whole = this.place(part, body);
    if (this.sameLine(whole)) return undefined;
    const indent = `${this.indentAt(part.anchor.start + start)}  `;
    const line = this.line(whole.end);
    const at = this.lines.start(line);
    const written = text.split('\n').map((each) => `${indent}${each}${this.eol}`);
    const isFirst = this.line(whole.start) === line - 1;
    return [{ start: at, end: at, newText: `${isFirst ? '' : this.eol}${written.join('')}` }];
  }

  /** The last argument of the consecutive lines that start with the first one, without those that are removed. */
  private lastOfRun(
    part: TopLevelItem,
    attributes: readonly Attribute[],
    blocks: readonly Block[],
  ): Attribute | undefined {
    const [first, ...others] = attributes;
    const firstBlock = Math.min(...blocks.map(({ start }) => start));
    if (first === undefined || first.start > firstBlock) return undefined;
    let last = first;
    let left = this.gone.has(first) ? undefined : first;
    for (const next of others) {
      if (this.line(this.place(part, next).start) !== this.line(this.place(part, last).end) + 1) break;
      last = next;
      if (!this.gone.has(next)) left = next;
    }
    return left;
  }

  /** Removes lines with the comments directly above them, and a blank line that would be left over. */
  private removed({ start, end }: Span): Edit {
    let first = this.line(start);
    const last = this.line(end);
    while (this.commented.has(first - 1)) first--;
    const above = first === 0 ? '' : this.lines.line(first - 1).trim();
    const below = last + 1 >= this.lines.count ? '' : this.lines.line(last + 1).trim();
    const blankBelow = below === '' && (above === '' || above.endsWith('{'));
    const blankAbove = above === '' && !blankBelow && below.startsWith('}');
    return {
      start: this.lines.start(blankAbove ? first - 1 : first),
      end: this.lines.start(blankBelow ? last + 2 : last + 1),
      newText: '',
    };
  }

  private inserted(side: 'before' | 'after', { anchor, item }: TopLevelItem, text: string): Edit {
    const written = text.replaceAll('\n', this.eol);
    if (side === 'after') {
      const at = this.endOf(this.line(anchor.start + item.end));
      return { start: at, end: at, newText: `${this.eol}${this.eol}${written}` };
    }
    let line = this.line(anchor.start);
    while (this.commented.has(line - 1)) line--;
    const at = this.lines.start(line);
    return { start: at, end: at, newText: `${written}${this.eol}${this.eol}` };
  }

  private appended(part: TopLevelItem, list: Expression, value: HclValue): readonly Edit[] | undefined {
    if (list.type !== 'tuple') return undefined;
    const { start, end } = this.place(part, list);
    const last = list.items.at(-1);
    if (last === undefined) return [{ start, end, newText: `[${this.written(value, this.indentAt(start))}]` }];
    const at = this.place(part, last).end;
    const written = this.written(value, this.indentAt(at));
    if (this.line(at) === this.line(end - 1)) return [{ start: at, end: at, newText: `, ${written}` }];
    const behind = this.text.slice(at, this.endOf(this.line(at)));
    const comma = /^\s*,/.test(behind);
    const newLine = { start: at + behind.length, end: at + behind.length };
    const added = `${this.eol}${this.indentAt(at)}${written}`;
    if (comma) return [{ ...newLine, newText: `${added},` }];
    return [
      { start: at, end: at, newText: ',' },
      { ...newLine, newText: added },
    ];
  }
}

function blockOf({ item }: TopLevelItem): Block | undefined {
  return item.type === 'block' ? item : undefined;
}
