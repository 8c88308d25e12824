/** Texts of hovers over words that can be anywhere. */
export default {
  'hover.cause': 'Cause:',
  'hover.remedy': 'What to do:',
  'hover.foreseen': 'Detected by:',
  'hover.perhaps': 'Possibly detected by (the documents do not link them):',
  'hover.elsewhere': 'Other wording: {message}',
  'hover.region': 'region {name}',
  'hover.severity.error': 'error',
  'hover.severity.warning': 'warning',
  'hover.severity.info': 'info',
  'hover.disable-next-line':
    'Disables the listed rules for the next line. Add a reason after ` -- `. Rules that report nothing there are reported as unused.',
  'hover.disable-file':
    'Disables the listed rules for the whole file. Add a reason after ` -- `. Rules that report nothing there are reported as unused.',
} as const;
