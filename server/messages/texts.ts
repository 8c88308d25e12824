import * as chinese from '../../schemas/zh-cn.json';
import type { Catalogue } from './message';

/**
 * A text of the schema or of the catalog of constraints, which are in English, in the language of a message
 * catalog. Names that are the same in every language are unchanged.
 */
export function textIn(text: string, { locale }: Catalogue): string {
  if (locale === 'en') return text;
  const texts: Readonly<Record<string, string>> = chinese.texts;
  return (Object.hasOwn(texts, text) ? texts[text] : undefined) ?? text;
}
