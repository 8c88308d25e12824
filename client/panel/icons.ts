import { vector } from './elements';

/** SVG paths on a 16 by 16 grid. */
const outlines = {
  image: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 4.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z',
  file: 'M4 1.5h5l3.5 3.5v9.5H4zM9 1.5V5h3.5',
  server: 'M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5h.01M5 11h.01',
  disk: 'M3 4c0-1.4 2.2-2 5-2s5 .6 5 2-2.2 2-5 2-5-.6-5-2Zm0 0v8c0 1.4 2.2 2 5 2s5-.6 5-2V4M3 8c0 1.4 2.2 2 5 2s5-.6 5-2',
  backup: 'M3 8a5 5 0 1 1 1.6 3.7M3 12.5v-3h3M8 5v3.2l2 1.3',
  bucket:
    'M2.5 4 4 13.5h8L13.500 4M2.500 4c0-1 2.500-1.700 5.500-1.700s5.500.7 5.500 1.700-2.500 1.700-5.500 1.700S2.500 5 2.500 4Z',
  account:
    'M8 2.500a2.700 2.700 0 1 0 0 5.400 2.700 2.700 0 0 0 0-5.400ZM2.800 14c.3-3 2.300-4.500 5.200-4.500s4.900 1.500 5.200 4.500',
  market:
    'm2.500 6.500 1-4h9l1 4M3.200 8v5.500h9.600V8M2.500 6.500c0 2 3.700 2 3.700 0 0 2 3.600 2 3.600 0 0 2 3.700 2 3.700 0M6.500 13.500v-3h3v3',
  locked: 'M4 7h8v6.500H4zM5.500 7V4.800a2.500 2.500 0 0 1 5 0V7',
  unlocked: 'M4 7h8v6.500H4zM5.500 7V4.800a2.500 2.500 0 0 1 4.800-1',
  refused: 'M5.500 1.500h5l4 4v5l-4 4h-5l-4-4v-5zM5.800 5.800l4.400 4.400M10.200 5.800l-4.400 4.400',
};

export type IconName = keyof typeof outlines;

/** An icon in the color of the surrounding text. Hidden from screen readers because the label next to it has the same meaning. */
export function icon(name: IconName): SVGElement {
  const svg = vector('svg', { viewBox: '0 0 16 16', class: `icon icon-${name}`, 'aria-hidden': 'true' });
  svg.append(vector('path', { d: outlines[name] }));
  return svg;
}
