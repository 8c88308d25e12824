import { expect, it } from 'vitest';
import { pagesOf } from '../../server/features/rule-links';
import { catalogueFor } from '../../server/messages/catalogues';

const lines = (locale: string): readonly string[] =>
  pagesOf(['otc-errors', 'hw22-errors', 'zh-0624', 'en-0624'], catalogueFor(locale)).map(
    ({ title, from }) => `${title} (${from})`,
  );

it('lists pages of Huawei Cloud first, from the newest on, with publisher, language, and date', () => {
  expect(lines('en')).toEqual([
    'API Reference: Adding Image Sharing Members (Huawei Cloud China, Chinese, 2026-01-14)',
    'API Reference: Adding Image Sharing Members (Huawei Cloud, 2025-12-15)',
    'API Reference: Error Codes (Huawei Cloud China, Chinese, 2022-12-07)',
    'API Reference: Error Codes (Open Telekom Cloud, 2025-11-06)',
  ]);
  expect(lines('zh-cn')).toEqual([
    'API参考：批量添加镜像成员 (华为云、2026-01-14)',
    'API参考：批量添加镜像成员 (华为云国际站、英文、2025-12-15)',
    'API参考：错误码 (华为云、2022-12-07)',
    'API参考：错误码 (Open Telekom Cloud、英文、2025-11-06)',
  ]);
});
