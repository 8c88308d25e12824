import type { Drawing } from './draw';
import { clear, paper, plain, shapesOf, type Shape } from './shapes';

/** The picture as a self-contained SVG file with its colors and background. */
export function svgOf(sheet: HTMLElement, { width, height }: Drawing['size']): string {
  const n = (value: number): string => String(Math.round(value * 10) / 10);
  const paint = (name: 'fill' | 'stroke', value: string): string => {
    const { color, opacity } = plain(value);
    if (opacity === 0) return name === 'fill' ? ' fill="none"' : '';
    return ` ${name}="${color}"${opacity < 1 ? ` ${name}-opacity="${String(Math.round(opacity * 100) / 100)}"` : ''}`;
  };
  const outline = ({ fill, stroke, thick, dash }: Extract<Shape, { readonly thick: number }>): string =>
    `${paint('fill', fill)}${paint('stroke', stroke)}${stroke === clear ? '' : ` stroke-width="${n(thick)}"`}${dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : ''}`;
  const parts = shapesOf(sheet).map((shape) => {
    if (shape.form === 'box')
      return `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.width)}" height="${n(shape.height)}" rx="${n(shape.radius)}"${outline(shape)}/>`;
    if (shape.form === 'path') {
      const place =
        shape.x === 0 && shape.y === 0 && shape.scale === 1
          ? ''
          : ` transform="translate(${n(shape.x)} ${n(shape.y)}) scale(${String(shape.scale)})"`;
      return `<path d="${escaped(shape.d)}"${place}${outline(shape)} stroke-linecap="round"/>`;
    }
    const { family, size, weight, line } = shape.font;
    const struck = line.includes('line-through') ? ' text-decoration="line-through"' : '';
    return `<text x="${n(shape.x)}" y="${n(shape.y)}" font-family="${escaped(family)}" font-size="${n(size)}" font-weight="${weight}"${struck}${paint('fill', shape.fill)} xml:space="preserve">${escaped(shape.text)}</text>`;
  });
  const size = `width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>
<rect width="100%" height="100%" fill="${paper(sheet)}"/>
${parts.join('\n')}
</svg>
`;
}

/** Escapes text for XML and removes characters that XML does not allow. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
