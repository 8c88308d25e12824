export default {
  'tag-count.title': 'An image has too many tags',
  'tag-count': '{count} tags: an image takes {limit} on the newest page (2026), {older} on the others',
  'tag-count.older':
    '{count} tags: {limit} are permitted on the newest page (2026), {older} on the others, which most regions may still follow',
  'tag-key-format.title': 'The key of a tag is not permitted',
  'tag-key-format':
    '`{text}` is not permitted as the key of a tag: 1 to 128 letters, digits, spaces and `_.:+-@`, no space at either end',
  'tag-key-format.older': '`{text}` as the key of a tag is permitted on the newest page (2026) only',
  'tag-value-format.title': 'The value of a tag is not permitted',
  'tag-value-format':
    '`{text}` is not permitted as the value of a tag: up to 255 letters, digits, spaces and `_.:/+-@`, no space at either end',
  'tag-value-format.older': '`{text}` as the value of a tag is permitted on the newest page (2026) only',
  'tag-shared-image.title': 'An image that was shared with you is tagged',
  'tag-shared-image': '`{image}` was shared with you: it cannot be tagged',
} as const;
