export default {
  'tag-count.title': 'Too many tags on an image',
  'tag-count': 'The image would have {count} tags. The limit is {limit}.',
  'tag-count.some': 'The image would have {count} tags.',
  'tag-count.disputed':
    'The documents disagree: the API page for this call (2026-01) allows {some}; the tag format page of the Chinese site allows {most}, or what the console shows.',
  'tag-key-format.title': 'Invalid tag key',
  'tag-key-format':
    '`{text}` is not a valid tag key. Use 1 to {length} letters (A–Z, a–z), Chinese characters, digits, spaces and `_.:+-@`, without a space at either end.',
  'tag-key-format.removed': 'The key of a tag to remove has 1 to {length} characters.',
  'tag-key-format.some': '`{text}` may not be a valid tag key.',
  'tag-key-format.disputed':
    'The documents disagree: the tag format page of the Chinese site allows it; the API page for this call (2026-01) allows up to {older} letters, Chinese characters, digits, `_` and `-`.',
  'tag-value-format.title': 'Invalid tag value',
  'tag-value-format':
    '`{text}` is not a valid tag value. Use up to {length} letters (A–Z, a–z), Chinese characters, digits, spaces and `_.:/+-@`, without a space at either end.',
  'tag-value-format.some': '`{text}` may not be a valid tag value.',
  'tag-value-format.disputed':
    'The documents disagree: the tag format page of the Chinese site allows it; the API page for this call (2026-01) allows up to {older} letters, Chinese characters, digits, `_`, `.` and `-`.',
  'tag-shared-image.title': 'Tags on an image that is not your own',
  'tag-shared-image': '`{image}` is {kind}. Tags can be added to private images only.',
  'tag-shared-image.evidence': 'Documented only by Open Telekom Cloud (2026-04).',
} as const;
