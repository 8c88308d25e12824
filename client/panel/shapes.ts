/** A visible part of the picture, in CSS pixels of the sheet and in the colors of the theme. */
export type Shape =
  | {
      readonly form: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
      readonly fill: string;
      readonly stroke: string;
      readonly thick: number;
      readonly dash: readonly number[];
    }
  | {
      readonly form: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly fill: string;
      readonly font: { readonly family: string; readonly size: number; readonly weight: string; readonly line: string };
    }
  | {
      readonly form: 'path';
      readonly d: string;
      readonly x: number;
      readonly y: number;
      readonly scale: number;
      readonly fill: string;
      readonly stroke: string;
      readonly thick: number;
      readonly dash: readonly number[];
    };

/** All visible parts of a sheet at scale 1: boxes, lines and texts, from back to front. */
export function shapesOf(sheet: HTMLElement): readonly Shape[] {
  const shapes: Shape[] = [];
  const { zoom } = sheet.style;
  sheet.style.zoom = '1';
  sheet.classList.add('unscrolled');
  const origin = sheet.getBoundingClientRect();
  const walk = document.createTreeWalker(sheet, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && (node.matches('.spoken') || getComputedStyle(node).display === 'none')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
    if (node instanceof SVGPathElement) shapes.push(pathOf(node, origin));
    else if (node instanceof HTMLElement) shapes.push(...boxesOf(node, origin));
    else if (node instanceof Text) {
      const texts = textsOf(node, origin);
      const last = shapes.at(-1);
      if (texts !== undefined) shapes.push(...texts);
      else if (last?.form === 'text') shapes[shapes.length - 1] = { ...last, text: truncated(last.text) };
    }
  }
  sheet.style.zoom = zoom;
  sheet.classList.remove('unscrolled');
  return shapes;
}

/** The color of what is not painted. */
export const clear = 'rgba(0, 0, 0, 0)';

/** The background and border of an element. Sides that are thicker than the others are boxes of their own. */
function boxesOf(element: HTMLElement, origin: DOMRect): readonly Shape[] {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const [x, y, width, height] = [box.x - origin.x, box.y - origin.y, box.width, box.height];
  const [top, right, bottom, left] = [
    style.borderTopWidth,
    style.borderRightWidth,
    style.borderBottomWidth,
    style.borderLeftWidth,
  ].map(parseFloat) as [number, number, number, number];
  const thick = Math.min(top, right, bottom, left);
  const fill = style.backgroundColor;
  const stroke = thick > 0 ? style.borderTopColor : clear;
  const radius = Math.min(parseFloat(style.borderTopLeftRadius) || 0, height / 2);
  const dash = thick > 0 && style.borderTopStyle === 'dashed' ? [4, 3] : [];
  const inner = { x: x + thick / 2, y: y + thick / 2, width: width - thick, height: height - thick };
  const boxes: Shape[] =
    fill === clear && stroke === clear ? [] : [{ form: 'box', ...inner, radius, fill, stroke, thick, dash }];
  const side = (size: number, color: string, at: typeof inner): void => {
    if (size <= thick) return;
    const round = Math.min(size / 2, radius);
    boxes.push({ form: 'box', ...at, radius: round, fill: color, stroke: clear, thick: 0, dash: [] });
  };
  side(top, style.borderTopColor, { x, y, width, height: top });
  side(bottom, style.borderBottomColor, { x, y: y + height - bottom, width, height: bottom });
  side(left, style.borderLeftColor, { x, y, width: left, height });
  return boxes;
}

function pathOf(path: SVGPathElement, origin: DOMRect): Shape {
  const style = getComputedStyle(path);
  const box = path.ownerSVGElement?.getBoundingClientRect() ?? origin;
  const field = path.ownerSVGElement?.viewBox.baseVal.width ?? 0;
  return {
    form: 'path',
    d: path.getAttribute('d') ?? '',
    x: box.x - origin.x,
    y: box.y - origin.y,
    scale: field > 0 ? box.width / field : 1,
    fill: style.fill === 'none' ? clear : style.fill,
    stroke: style.stroke === 'none' ? clear : style.stroke,
    thick: parseFloat(style.strokeWidth) || 0,
    dash: style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[ ,]+/).map(parseFloat),
  };
}

const truncated = (text: string): string => (text.endsWith('…') ? text : `${text.slice(0, -1).trimEnd()}…`);

/** A text with the line breaks on the screen. Truncated lines begin or end with an ellipsis. `undefined` if all of it is cut off. */
function textsOf(node: Text, origin: DOMRect): readonly Shape[] | undefined {
  const parent = node.parentElement;
  if (parent === null || node.data.trim() === '') return [];
  const style = getComputedStyle(parent);
  const clip = (parent.closest('.name, .action, .kind, .key, .reason') ?? parent).getBoundingClientRect();
  const font = {
    family: style.fontFamily,
    size: parseFloat(style.fontSize),
    weight: style.fontWeight,
    line: style.textDecorationLine,
  };
  const lines: { text: string; x: number; bottom: number }[] = [];
  let isCut = false;
  let isCutBefore = false;
  const range = document.createRange();
  let at = 0;
  for (const character of node.data) {
    range.setStart(node, at);
    range.setEnd(node, (at += character.length));
    const box = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (box.width === 0) continue;
    if (box.left < clip.left - 1) isCutBefore = true;
    else if (box.top + 2 > clip.bottom || box.right > clip.right + 1) {
      isCut = true;
      if (last !== undefined) last.text = truncated(last.text);
    } else if (last !== undefined && Math.abs(last.bottom - box.bottom) < 2) last.text += character;
    else lines.push({ text: character, x: box.x, bottom: box.bottom });
  }
  if ((isCut || isCutBefore) && lines.length === 0) return undefined;
  const [first] = lines;
  if (isCutBefore && first !== undefined) first.text = `…${first.text.slice(1)}`;
  return lines.map(({ text, x, bottom }) => ({
    form: 'text',
    x: x - origin.x,
    // The baseline is about a fifth of the font size above the lower edge of a line.
    y: bottom - origin.y - font.size * 0.26,
    text,
    fill: style.color,
    font,
  }));
}

/** A color in a widely supported notation. Browsers report mixed colors in one that few programs know. */
export function plain(color: string): { readonly color: string; readonly opacity: number } {
  const numbers = color.match(/[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
  const scale = color.startsWith('color(') ? 255 : 1;
  const [red = 0, green = 0, blue = 0, opacity = 1] = numbers;
  const channel = (value: number): string =>
    Math.round(value * scale)
      .toString(16)
      .padStart(2, '0');
  return { color: `#${channel(red)}${channel(green)}${channel(blue)}`, opacity };
}

/** The background color of a sheet. */
export const paper = (sheet: HTMLElement): string =>
  plain(getComputedStyle(sheet.ownerDocument.body).backgroundColor).color;
