import type { Figures } from './measure';

export const sizes = [10, 100, 1000, 10_000] as const;

interface Goal {
  readonly figure: keyof Figures;
  readonly label: string;
  /** The upper bound by size: of the figure, or of its ratio to that of the other server. */
  readonly most: readonly [number, number, number, number];
  readonly share: boolean;
}

const goals: readonly Goal[] = [
  { figure: 'start', label: 'start → initialized', most: [1 / 2, 1 / 2, 1 / 2, 1 / 2], share: true },
  { figure: 'open', label: 'open → findings', most: [1 / 4, 1 / 3, 1 / 2, 1], share: true },
  { figure: 'edit', label: 'keystroke → findings', most: [8, 8, 10, 16], share: false },
  { figure: 'cpu', label: 'CPU per edit', most: [1 / 4, 1 / 10, 1 / 25, 1 / 70], share: true },
  { figure: 'hover', label: 'hover', most: [2, 2, 3, 5], share: false },
  { figure: 'completion', label: 'completion', most: [4, 4, 5, 8], share: false },
  { figure: 'memory', label: 'resident memory', most: [1, 1, 1, 1], share: true },
];

export interface Run {
  readonly ours: readonly Figures[];
  /** Absent if the other server is not installed. */
  readonly theirs?: readonly Figures[];
}

/** The figures of a run as a Markdown table: ours, theirs, and whether each goal is met. */
export function table({ ours, theirs }: Run): string {
  const rows = goals.map(({ figure, label, most, share }) => {
    const unit = figure === 'memory' ? 'MB' : 'ms';
    const cells = sizes.map((_, index) => {
      const own = ours[index]?.[figure] ?? NaN;
      const other = theirs?.[index]?.[figure];
      const reached = share ? (other === undefined ? undefined : own / other) : own;
      const limit = most[index] ?? NaN;
      const against = other === undefined ? '' : ` / ${amount(other)}`;
      const verdict =
        reached === undefined ? '' : reached <= limit ? ' ✓' : ` ✗ (${share ? part(limit) : `≤ ${amount(limit)}`})`;
      return `${amount(own)}${against}${share && reached !== undefined ? ` = ${part(reached)}` : ''}${verdict}`;
    });
    return `| ${label}, ${unit} | ${cells.join(' | ')} |`;
  });
  const head = `| ours${theirs === undefined ? '' : ' / yaml-language-server'} | ${sizes.join(' | ')} |`;
  return [head, `|${' --- |'.repeat(sizes.length + 1)}`, ...rows].join('\n');
}

/** The growth of a figure with the size, as the exponent from the smallest to the largest. */
export function exponent(figures: readonly Figures[], figure: keyof Figures): number {
  const [first, last] = [figures[0]?.[figure] ?? NaN, figures.at(-1)?.[figure] ?? NaN];
  return Math.log(last / first) / Math.log((sizes.at(-1) ?? 1) / sizes[0]);
}

function amount(value: number): string {
  return Number.isNaN(value) ? '–' : value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function part(value: number): string {
  return value >= 1 ? value.toFixed(2) : `1/${(1 / value).toFixed(value > 1 / 10 ? 1 : 0)}`;
}
