/** Syntax errors. The upper-case IDs are the error codes of the parser. */
export default {
  'syntax.not-a-map': 'A manifest must be a map of fields that begins with `imsManifest: v1`.',
  'syntax.bare-words': '`{words}` has no value. Is a `:` missing?',
  'syntax.duplicate-key': 'Duplicate field `{key}`. Only the first one is used.',
  'syntax.key-not-text': 'The name of a field must be plain text, not a list or a map.',
  'syntax.too-deep': 'The nesting is too deep to be read.',
  'syntax.too-large.characters':
    'The file is too large to be checked. It has more than {limit} characters. Split it into several files.',
  'syntax.too-large.documents':
    'The file is too large to be checked. It has more than {limit} documents or errors between them. Split it into several files.',
  'syntax.too-large.entries':
    'The file is too large to be checked. It has more than {limit} steps and declarations. Split it into several files.',
  'syntax.too-large.words':
    'The file is too large to be checked. It has more than {limit} words and signs. Split it into several files.',
  'syntax.too-many-aliases': 'Aliases repeat more than {limit} values. The rest is not read.',
  'syntax.alias-of-itself': 'The alias `*{name}` is part of the value that it refers to.',
  'syntax.merge-not-a-map': 'The value of `<<` must be a map, an alias of a map, or a list of these.',
  'syntax.ALIAS_PROPS': 'An alias cannot have an anchor or a tag.',
  'syntax.BAD_ALIAS': 'The alias has no name, or it refers to an anchor that does not exist before it.',
  'syntax.BAD_COLLECTION_TYPE': 'The tag does not match this kind of collection.',
  'syntax.BAD_DIRECTIVE': 'Invalid YAML directive.',
  'syntax.BAD_DQ_ESCAPE': 'Invalid escape sequence. Use `\\\\` for a backslash.',
  'syntax.BAD_INDENT': 'The indentation does not match the lines above.',
  'syntax.BAD_PROP_ORDER': 'The anchor or tag is in the wrong place.',
  'syntax.BAD_SCALAR_START': 'A value cannot begin with this character. Put it in quotes.',
  'syntax.BLOCK_AS_IMPLICIT_KEY':
    'Expected a value on one line, but found a collection or a second `:`. Are quotes missing, or is the indentation wrong?',
  'syntax.BLOCK_IN_FLOW': 'Lists and maps inside `[ ]` or `{ }` must use brackets and braces, too.',
  'syntax.DUPLICATE_KEY': 'Duplicate field.',
  'syntax.IMPOSSIBLE': 'The text cannot be read from here on.',
  'syntax.KEY_OVER_1024_CHARS': 'The name of a field cannot be longer than 1024 characters.',
  'syntax.bracket-not-closed': 'Missing closing bracket or brace.',
  'syntax.quote-not-closed': 'Missing closing quote.',
  'syntax.MISSING_CHAR': 'Missing closing quote, bracket, or brace, or a missing comma or space.',
  'syntax.MULTILINE_IMPLICIT_KEY': 'The name of a field must be on one line. Is a `:` missing?',
  'syntax.MULTIPLE_ANCHORS': 'A value can have only one anchor.',
  'syntax.MULTIPLE_DOCS': 'A second document begins here. Separate documents with `---`.',
  'syntax.MULTIPLE_TAGS': 'A value can have only one tag.',
  'syntax.NON_STRING_KEY': 'The name of a field must be a string.',
  'syntax.TAB_AS_INDENT': 'Use spaces for indentation, not tabs.',
  'syntax.TAG_RESOLVE_FAILED': 'The tag does not match its value.',
  'syntax.UNEXPECTED_TOKEN': 'Unexpected text.',
} as const;
