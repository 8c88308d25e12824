// Pictures of an editor have few important colors: with a palette of 256, they have a third of the size.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/**
 * A PNG with a palette of its most frequent colors. All other colors become the nearest of these.
 * @param {Buffer} png as Chromium writes it: eight bits per channel, RGB or RGBA, not interlaced
 * @returns {Buffer}
 */
export function withPalette(png) {
  const { width, height, channels, rows } = decoded(png);
  const counts = new Map();
  const colours = new Uint32Array(width * height);
  for (let index = 0; index < colours.length; index++) {
    const at = index * channels;
    const colour = (rows[at] << 16) | (rows[at + 1] << 8) | rows[at + 2];
    colours[index] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 256)
    .map(([colour]) => colour);
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(colour, palette)]));
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) lines[y * (width + 1) + 1 + x] = places.get(colours[y * width + x]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function nearest(colour, palette) {
  let best = 0;
  let least = Infinity;
  for (const [index, each] of palette.entries()) {
    const [red, green, blue] = [16, 8, 0].map((shift) => ((colour >> shift) & 255) - ((each >> shift) & 255));
    const far = red * red + green * green + blue * blue;
    if (far < least) [best, least] = [index, far];
  }
  return best;
}

function decoded(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[png[25]];
  if (png[24] !== 8 || channels === undefined || png[28] !== 0) throw new Error('this form of PNG is not read');
  const parts = [];
  for (let at = 8; at < png.length;) {
    const size = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + size));
    at += size + 12;
  }
  const packed = inflateSync(Buffer.concat(parts));
  const wide = width * channels;
  const rows = Buffer.alloc(wide * height);
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (wide + 1)];
    for (let x = 0; x < wide; x++) {
      const at = y * wide + x;
      const left = x >= channels ? rows[at - channels] : 0;
      const up = y > 0 ? rows[at - wide] : 0;
      const corner = x >= channels && y > 0 ? rows[at - wide - channels] : 0;
      rows[at] = packed[y * (wide + 1) + 1 + x] + guess(filter, left, up, corner);
    }
  }
  return { width, height, channels, rows };
}

/** The prediction of a byte from its neighbors, as in the filters of PNG. */
function guess(filter, left, up, corner) {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const all = [left, up, corner];
  const far = all.map((each) => Math.abs(left + up - corner - each));
  return all[far.indexOf(Math.min(...far))];
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
