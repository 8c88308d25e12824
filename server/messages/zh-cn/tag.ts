import type en from '../en/tag';

export default {
  'tag-count.title': '镜像的标签过多',
  'tag-count': '该镜像将有{count}个标签，上限是{limit}个。',
  'tag-count.some': '该镜像将有{count}个标签。',
  'tag-count.disputed':
    '各文档说法不一：此接口的API页面（2026年1月）允许{some}个；中国站的标签格式页面允许{most}个，实际以控制台显示为准。',
  'tag-key-format.title': '标签键格式错误',
  'tag-key-format':
    '`{text}`不是有效的标签键。请使用1～{length}个字母（A–Z、a–z）、中文、数字、空格和`_.:+-@`，首尾不能有空格。',
  'tag-key-format.removed': '要删除的标签键为1～{length}个字符。',
  'tag-key-format.some': '`{text}`可能不是有效的标签键。',
  'tag-key-format.disputed':
    '各文档说法不一：中国站的标签格式页面允许；此接口的API页面（2026年1月）只允许最多{older}个字母、中文、数字、`_`和`-`。',
  'tag-value-format.title': '标签值格式错误',
  'tag-value-format':
    '`{text}`不是有效的标签值。请使用最多{length}个字母（A–Z、a–z）、中文、数字、空格和`_.:/+-@`，首尾不能有空格。',
  'tag-value-format.some': '`{text}`可能不是有效的标签值。',
  'tag-value-format.disputed':
    '各文档说法不一：中国站的标签格式页面允许；此接口的API页面（2026年1月）只允许最多{older}个字母、中文、数字、`_`、`.`和`-`。',
  'tag-shared-image.title': '为非自有镜像添加标签',
  'tag-shared-image': '`{image}`是{kind}。只能为私有镜像添加标签。',
  'tag-shared-image.evidence': '仅Open Telekom Cloud的文档（2026年4月）有此规定。',
} as const satisfies Record<keyof typeof en, string>;
