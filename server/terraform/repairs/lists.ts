import type { HclValue } from '../../hcl/edits';
import { attributeIn, textAt, type Written } from './texts';

/** A written list without some of its last items; `undefined` if it is not written as a list of texts. */
export function shortened(written: Written, name: string, from: number, to: number): HclValue | undefined {
  const list = attributeIn(written, name)?.value;
  if (list?.type !== 'tuple' || to !== list.items.length - 1) return undefined;
  const [kept, last] = [list.items[from - 1], list.items.at(-1)];
  if (kept === undefined || last === undefined || list.items.some(({ type }) => type !== 'literal')) return undefined;
  const head = textAt(written, { start: list.start, end: kept.end });
  const tail = textAt(written, { start: last.end, end: list.end });
  return { expression: `${head}${tail}` };
}
