import { lowerBound } from '../text/binary-search';

/** The header of a top-level block in a Terraform file. At the start of a line, it ends everything that is not closed before it. */
const head =
  /(?:(?:resource|data|ephemeral|variable|output|module|provider|check)[ \t]+"|(?:locals|terraform|moved|import|removed)[ \t]*\{)/y;

/** A text with facts about it as a whole, which are computed on demand and in linear time. */
export class HclText {
  private markers?: Map<string, number[]>;
  private lastClosing?: number;
  private nextHead = { after: 0, at: -1 };

  constructor(readonly text: string) {}

  /** Whether the block that begins at an offset is a top-level block. A `check` may contain `data`. */
  isHead(offset: number, inCheck: boolean): boolean {
    head.lastIndex = offset;
    return head.test(this.text) && !(inCheck && this.text.startsWith('data', offset));
  }

  /** The start of the next line that begins with the header of a block; the length of the text if there is none. */
  headAfter(offset: number): number {
    const known = this.nextHead;
    if (known.after <= offset && offset < known.at) return known.at;
    let at = this.text.indexOf('\n', offset);
    while (at >= 0 && !this.isHead(at + 1, false)) at = this.text.indexOf('\n', at + 1);
    this.nextHead = { after: offset, at: at < 0 ? this.text.length : at + 1 };
    return this.nextHead.at;
  }

  /** The start of the first line from an offset on that consists of a marker and white space. */
  markerAfter(offset: number, marker: string): number | undefined {
    const all = (this.markers ??= markersOf(this.text)).get(marker) ?? [];
    return all[lowerBound(all.length, (index) => (all[index] ?? 0) >= offset)];
  }

  /** Whether a comment that begins at an offset is closed. */
  isCommentClosed(offset: number): boolean {
    return (this.lastClosing ??= this.text.lastIndexOf('*/')) >= offset + 2;
  }
}

/** The starts of all lines that consist of one word, by word. */
function markersOf(text: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const next = end < 0 ? text.length : end;
    const word = next - start > 1000 ? '' : text.slice(start, next).trim();
    if (/^[\p{ID_Start}_][\p{ID_Continue}-]*$/u.test(word)) {
      const known = found.get(word);
      if (known === undefined) found.set(word, [start]);
      else known.push(start);
    }
    start = next + 1;
  }
  return found;
}
