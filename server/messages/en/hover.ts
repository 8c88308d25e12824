/** What hovers say of words that may stand anywhere. */
export default {
  'hover.cause': 'Cause:',
  'hover.remedy': 'What to do:',
  'hover.foreseen': 'Foreseen by:',
  'hover.perhaps': 'Perhaps also by (inferred, the documents do not link them):',
  'hover.elsewhere': 'Elsewhere: {message}',
  'hover.region': 'region {name}',
  'hover.severity.error': 'error',
  'hover.severity.warning': 'warning',
  'hover.severity.info': 'note',
  'hover.disable-next-line':
    'Silences the rules that it names for the next line. The reason is written behind ` -- `; a name that silences nothing is reported.',
  'hover.disable-file':
    'Silences the rules that it names in the whole file. The reason is written behind ` -- `; a name that silences nothing is reported.',
} as const;
