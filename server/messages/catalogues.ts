import en from './en';
import type { Catalogue } from './message';
import zhCn from './zh-cn';

// In a bundle, the messages are parsed on first use.
const english: Catalogue = {
  locale: 'en',
  get sentences() {
    return en;
  },
  comma: ', ',
};
const chinese: Catalogue = {
  locale: 'zh-cn',
  get sentences() {
    return zhCn;
  },
  comma: '、',
};

/** The catalog for a locale such as `zh-CN`, `zh_CN.UTF-8`, or `en`; English if the language is not available. */
export function catalogueFor(locale: string | undefined): Catalogue {
  return /^zh\b|^zh[_-]/i.test(locale ?? '') ? chinese : english;
}
