/**
 * Letters outside ASCII that the fast parser and the splitter read, as ranges of a character class: Latin, Greek, Cyrillic, Japanese,
 * Chinese and Korean. Text with other letters is left to the YAML parser.
 */
export const alphabets = String.raw`\u00c0-\u024f\u0370-\u052f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3`;
