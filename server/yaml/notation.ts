import type { Notation } from '../syntax/frontend';
import type { SyntaxFile } from '../syntax/node';
import { eolOf } from '../text/line-end';
import { scalarText } from './printer';

/** The style of YAML or JSON at the cursor. */
interface Style extends Pick<Notation, 'quoted' | 'hasValue' | 'lead' | 'tail'> {
  /** Keys and strings are in double quotes. */
  readonly json: boolean;
  /** Inside `{ }` or `[ ]`. */
  readonly flow: boolean;
  /** In JSON: only indentation precedes it on its line. */
  readonly startsLine: boolean;
  /** Column of the item in UTF-16 units. */
  readonly column: number;
  readonly eol: string;
}

export function notationOf(style: Style): Notation {
  const { json, flow, column, eol, quoted, hasValue, lead, tail } = style;
  const inLines = !flow && !json;
  const line = (indent: number): string => eol + ' '.repeat(Math.max(0, indent));
  return {
    inLines,
    quoted,
    hasValue,
    lead,
    tail,
    at: (to) => notationOf({ ...style, column: to }),
    text: (value) => (quoted ? value : scalarText(value, json)),
    field(name, shape, value, alone = false) {
      const key = json ? `"${name}": ` : `${name}: `;
      if (shape === 'map' || shape === 'maps') {
        const [open, close] = shape === 'maps' ? ['[', ']'] : ['{', '}'];
        if (inLines) return `${name}:${line(column + 2)}${shape === 'maps' ? '- ' : ''}${value}`;
        // In JSON, a list of steps or a map of declarations spans several lines if its key does.
        if (alone && style.startsLine) return key + open + line(column + 2) + value + line(column) + close;
        return key + (shape === 'maps' ? `[{ ${value} }]` : `{ ${value} }`);
      }
      const quotes = json && shape !== 'bare' ? '"' : '';
      return key + (shape === 'list' ? `[${quotes}${value}${quotes}]` : quotes + value + quotes);
    },
    fields: (texts) => texts.join(inLines ? line(column) : ', '),
    map: (fields) => `{ ${fields} }`,
    // After a colon without a space, the list may be meant to continue line by line.
    list: (item) => (lead !== '' && inLines ? undefined : `[${item}]`),
    items: (texts) => texts.join(`${eol}${line(column - 2)}- `),
  };
}

/** The notation of block-style text at the start of a line. */
export function inLines(text: string): Notation {
  return notationOf({
    json: false,
    quoted: false,
    flow: false,
    hasValue: false,
    lead: '',
    tail: '',
    startsLine: false,
    column: 0,
    eol: eolOf(text),
  });
}

/** The first fields of a manifest, as a snippet. */
export function beginning({ source }: SyntaxFile, region: string): string {
  return source.path.endsWith('.json')
    ? `{\n  "imsManifest": "v1",\n  "region": "\${1:${region}}",\n  $0\n}`
    : `imsManifest: v1\nregion: \${1:${region}}\n\n$0`;
}
