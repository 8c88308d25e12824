import type { Drawing } from './draw';
import { paper, shapesOf } from './shapes';

/** PNG pixels per CSS pixel: enough for sharp text on a high-resolution screen, fewer for very large pictures. */
const density = 2;
const most = 8192;

/** The picture as a PNG file. */
export async function pngOf(sheet: HTMLElement, { width, height }: Drawing['size']): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  const scale = Math.min(density, most / width, most / height);
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser has no canvas.');
  pen.scale(scale, scale);
  pen.fillStyle = paper(sheet);
  pen.fillRect(0, 0, width, height);
  for (const shape of shapesOf(sheet)) {
    pen.fillStyle = shape.fill;
    if (shape.form === 'text') {
      const { family, size, weight, line } = shape.font;
      pen.font = `${weight} ${String(size)}px ${family}`;
      pen.fillText(shape.text, shape.x, shape.y);
      if (line.includes('line-through'))
        pen.fillRect(shape.x, shape.y - size * 0.3, pen.measureText(shape.text).width, 1);
      continue;
    }
    const path = new Path2D();
    if (shape.form === 'box') path.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
    else path.addPath(new Path2D(shape.d), new DOMMatrix([shape.scale, 0, 0, shape.scale, shape.x, shape.y]));
    pen.fill(path);
    pen.strokeStyle = shape.stroke;
    pen.lineWidth = shape.thick;
    pen.setLineDash([...shape.dash]);
    if (shape.thick > 0) pen.stroke(path);
  }
  const blob = await new Promise<Blob | null>((done) => {
    canvas.toBlob(done, 'image/png');
  });
  if (blob === null) throw new Error('The picture is too large for a PNG file.');
  return new Uint8Array(await blob.arrayBuffer());
}
