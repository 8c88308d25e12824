import type { Picture } from '../../server/features/pipeline/picture';
import { make, vector } from './elements';
import { icon } from './icons';

/** Explains the marks in the picture. */
export function legendOf(words: Picture['words']): HTMLElement {
  const line = (style: string): SVGElement => {
    const svg = vector('svg', { viewBox: '0 0 34 10', width: '34', height: '10' });
    svg.append(vector('path', { d: 'M1 5H32', class: `line ${style}` }));
    return svg;
  };
  const box = (style: string): HTMLElement => make('span', `sample ${style}`);
  const lock = (closed: boolean): HTMLElement =>
    make('span', `lock ${closed ? 'closed' : 'open'}`, icon(closed ? 'locked' : 'unlocked'));
  const entries: readonly (readonly [Element, keyof typeof words])[] = [
    [make('span', 'number', '3'), 'legend.number'],
    [make('span', 'refusal', icon('refused')), 'legend.refused'],
    [make('span', 'unverified', '?2'), 'legend.unverified'],
    [lock(true), 'legend.locked'],
    [lock(false), 'legend.unlocked'],
    [make('span', '', '→'), 'legend.given'],
    [make('span', 'fold', '×12'), 'legend.folded'],
    [box('outside'), 'legend.outside'],
    [box('deleted'), 'legend.deleted'],
    [line('step'), 'legend.line'],
    [line('link'), 'legend.link'],
    [make('span', 'lane-0', make('span', 'lane-dot')), 'legend.lane'],
  ];
  const rows = entries.map(([sample, word]) => {
    const mark = make('span', 'legend-mark', sample);
    mark.setAttribute('aria-hidden', 'true');
    return make('li', '', mark, words[word]);
  });
  return make('ul', 'over legend', ...rows);
}
