/** Faults of the text itself. The upper-case ids are the parser's error codes. */
export default {
  'syntax.not-a-map': 'a manifest is a map of fields, beginning with `imsManifest: v1`',
  'syntax.bare-words': '`{words}` stands alone on its line; is a `:` missing behind it?',
  'syntax.duplicate-key': '`{key}` is written twice here; the first one holds',
  'syntax.key-not-text': 'a name must be a plain text, not a collection',
  'syntax.too-deep': 'the nesting is too deep to be read',
  'syntax.too-large.characters':
    'the file is too large to be checked: it has more than {limit} characters; split it into several',
  'syntax.too-large.documents':
    'the file is too large to be checked: it has more than {limit} documents or faults between them; split it into several',
  'syntax.too-large.entries':
    'the file is too large to be checked: it has more than {limit} steps and declarations; split it into several',
  'syntax.too-large.words':
    'the file is too large to be checked: it has more than {limit} words and signs; split it into several',
  'syntax.too-many-aliases': 'aliases repeat more than {limit} values; the rest is not read',
  'syntax.alias-of-itself': 'the alias `*{name}` stands inside the value it refers to',
  'syntax.merge-not-a-map': '`<<` takes a map, an alias of a map, or a list of these',
  'syntax.ALIAS_PROPS': 'an alias takes neither an anchor nor a tag',
  'syntax.BAD_ALIAS': 'the alias has no name, or no anchor of that name stands before it',
  'syntax.BAD_COLLECTION_TYPE': 'the tag does not fit this kind of collection',
  'syntax.BAD_DIRECTIVE': 'the directive is not valid',
  'syntax.BAD_DQ_ESCAPE': 'the escape sequence is not valid; write `\\\\` for a backslash',
  'syntax.BAD_INDENT': 'the indentation does not fit what stands above',
  'syntax.BAD_PROP_ORDER': 'an anchor or tag stands in the wrong place',
  'syntax.BAD_SCALAR_START': 'a text cannot begin with this character; put it in quotes',
  'syntax.BLOCK_AS_IMPLICIT_KEY':
    'a collection or second `:` stands where a value on one line is expected; is something unquoted or wrongly indented?',
  'syntax.BLOCK_IN_FLOW': 'inside `[ ]` or `{ }`, lists and maps are written with brackets and braces too',
  'syntax.DUPLICATE_KEY': 'the name is written twice here',
  'syntax.IMPOSSIBLE': 'the text cannot be read here',
  'syntax.KEY_OVER_1024_CHARS': 'the name is longer than 1024 characters',
  'syntax.bracket-not-closed': 'This bracket or brace is not closed.',
  'syntax.quote-not-closed': 'a quote is opened here and not closed',
  'syntax.MISSING_CHAR': 'a closing quote, bracket or brace, a comma, or a space is missing',
  'syntax.MULTILINE_IMPLICIT_KEY': 'a name must stand on one line; is a `:` missing?',
  'syntax.MULTIPLE_ANCHORS': 'a value takes one anchor at the most',
  'syntax.MULTIPLE_DOCS': 'a second document begins here without `---`',
  'syntax.MULTIPLE_TAGS': 'a value takes one tag at the most',
  'syntax.NON_STRING_KEY': 'a name must be a text',
  'syntax.TAB_AS_INDENT': 'a tab stands where only spaces may indent',
  'syntax.TAG_RESOLVE_FAILED': 'the tag does not fit its value',
  'syntax.UNEXPECTED_TOKEN': 'this is not expected here',
} as const;
