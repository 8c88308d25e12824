import * as chinese from '../../schemas/zh-cn.json';
import type { Catalogue } from './message';

/**
 * A text of the schema or of the catalogue of constraints, which are written in English, in the language of a message
 * catalogue. Names that are the same in every language stay as they are.
 */
export function textIn(text: string, { locale }: Catalogue): string {
  if (locale === 'en') return text;
  const texts: Readonly<Record<string, string>> = chinese.texts;
  return (Object.hasOwn(texts, text) ? texts[text] : undefined) ?? text;
}
