/** What lenses and hints say, and what an editor offers to do. */
export default {
  'lens.used-by': 'used by {count} steps',
  'lens.used-by-one': 'used by 1 step',
  'lens.unused': 'used by no step',
  'hint.defaults': 'Left out here, the service takes: {defaults}',
} as const;
