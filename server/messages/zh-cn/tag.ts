import type en from '../en/tag';

export default {
  'tag-count.title': '镜像的标签过多',
  'tag-count': '共 {count} 个标签：最新页面（2026年）的上限是 {limit}，其他页面是 {older}',
  'tag-count.older':
    '共 {count} 个标签：最新页面（2026年）允许 {limit} 个，其他页面允许 {older} 个，多数区域可能仍按旧规定',
  'tag-key-format.title': '标签的键不允许',
  'tag-key-format': '`{text}` 不能用作标签的键：1～128个字母、数字、空格和 `_.:+-@`，首尾不能有空格',
  'tag-key-format.older': '`{text}` 用作标签的键仅最新页面（2026年）允许',
  'tag-value-format.title': '标签的值不允许',
  'tag-value-format': '`{text}` 不能用作标签的值：最多255个字母、数字、空格和 `_.:/+-@`，首尾不能有空格',
  'tag-value-format.older': '`{text}` 用作标签的值仅最新页面（2026年）允许',
  'tag-shared-image.title': '为他人共享的镜像添加标签',
  'tag-shared-image': '`{image}` 是他人共享的镜像，不能添加标签',
} as const satisfies Record<keyof typeof en, string>;
