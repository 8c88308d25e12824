import type en from '../en/import';

export default {
  'import-file-encryption.title': '导入IMS无法读取的加密文件',
  'import-file-encryption': '`{file}` 使用 {encryption} 加密，IMS只能读取未加密或使用 sse-kms 加密的文件',
  'import-iso-encrypted.title': '导入加密的ISO文件',
  'import-iso-encrypted': '`{file}` 使用 {encryption} 加密，ISO文件必须未加密',
  'import-quick-encrypted.title': '快速导入加密文件',
  'import-quick-encrypted': '`{file}` 使用 {encryption} 加密，快速导入只支持未加密的文件',
  'import-quick-format.title': '快速导入RAW、ZVHD2以外格式的文件',
  'import-quick-format': '`{file}` 的格式是 {format}，快速导入只支持 {values}',
} as const satisfies Record<keyof typeof en, string>;
