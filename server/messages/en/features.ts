/** What hovers, lenses and lists say. */
export default {
  'hover.line': 'line {line}',
  'hover.untold': 'not told:',
  'hover.permitted': 'Permitted:',
  'hover.default': 'Default:',
  'hover.examples': 'For example:',
  'hover.calls': 'The call it stands for:',
  'hover.advice': 'To be borne in mind:',
  'hover.checks': '{violated} violated · {verified} verified · {unverified} unverified',
  'hover.settle': 'declare `{field}` of `{name}` in `{section}`',
  'hover.foreseen': 'Foreseen by:',
} as const;
