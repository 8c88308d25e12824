/** What lists of completions say beside their items. */
export default {
  'completion.required': 'required',
  'completion.default': 'default',
  'completion.no-key': 'no key: the copy is not encrypted',
  'completion.new-manifest': 'The first two fields of a manifest',
  'completion.parallel': 'Steps that start together',
  'completion.encrypt-and-share': 'An encrypted copy under a custom key, and its share',
  'completion.disable-next-line': 'silence rules for the next line',
  'completion.disable-file': 'silence rules in this file',
} as const;
