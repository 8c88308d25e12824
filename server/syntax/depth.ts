import { Lexer } from 'yaml';
import { LEXEMES } from './documents';

/** How deep a text may nest before it is refused: no manifest comes near it, and the parser's recursion holds it easily. */
const DEPTH_LIMIT = 200;

/**
 * Where a text nests too deep for the parser, which recurses and cannot be stopped in time; `undefined` for every sensible
 * text. The lexer does not recurse: its brackets are counted, and the indentation with its dashes.
 */
export function tooDeepAt(text: string): number | undefined {
  return indentedTooDeep(text) ?? bracketedTooDeep(text);
}

function indentedTooDeep(text: string): number | undefined {
  let lead = 0;
  let leading = true;
  for (let at = 0; at < text.length; at++) {
    const here = text.charCodeAt(at);
    if (here === 10 || here === 13) {
      leading = true;
      lead = 0;
    } else if (leading && (here === 32 || here === 45 || here === 63 || here === 58 || here === 9)) {
      if (++lead > 2 * DEPTH_LIMIT) return at;
    } else leading = false;
  }
  return undefined;
}

function bracketedTooDeep(text: string): number | undefined {
  let opened = 0;
  for (let at = 0; at < text.length && opened <= DEPTH_LIMIT; at++) {
    const here = text.charCodeAt(at);
    if (here === 91 || here === 123) opened++;
  }
  if (opened <= DEPTH_LIMIT) return undefined;
  let depth = 0;
  let offset = 0;
  let lexemes = 0;
  for (const token of new Lexer().lex(text)) {
    // What is longer is not parsed.
    if (++lexemes > LEXEMES.limit) return undefined;
    // The lexer marks where documents, scalars and plain texts begin with characters that the text does not hold.
    if (!text.startsWith(token, offset)) continue;
    if (token === '[' || token === '{') {
      if (++depth > DEPTH_LIMIT) return offset;
    } else if (token === ']' || token === '}') depth = Math.max(0, depth - 1);
    offset += token.length;
  }
  return undefined;
}
