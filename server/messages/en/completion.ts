/** Details of completion items. */
export default {
  'completion.required': 'required',
  'completion.default': 'default',
  'completion.no-key': 'No key. The copy is not encrypted.',
  'completion.new-manifest': 'The first two fields of a manifest',
  'completion.parallel': 'Steps that start together',
  'completion.chain': 'Steps that run one after another',
  'completion.encrypt-and-share': 'An encrypted copy with a custom key, and its share',
  'completion.disable-next-line': 'Disable rules for the next line',
  'completion.disable-file': 'Disable rules for this file',
} as const;
