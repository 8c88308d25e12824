import { message } from '../../messages/message';
import { valueOf } from '../../model/terraform/instance';
import { textOf } from '../../model/terraform/values';
import { argumentPath, valueAt } from '../instances';
import type { Fix, Rule } from '../rule';
import type { Instance } from '../../model/terraform/configuration';

export const tfMetadataTagBlanks: Rule<'instance'> = {
  id: 'tf-metadata-tag-blanks',
  severity: 'info',
  on: ['instance'],
  creates: ['ims_image_metadata'],
  *check(image, context) {
    const tags = valueOf(image, 'tags');
    const texts = tags?.type === 'list' ? tags.items.map(textOf) : [];
    const tag = texts.find((text) => text !== undefined && /\s=|=\s/.test(text));
    if (tag === undefined) return;
    yield {
      at: valueAt(image, 'tags', context),
      message: message('tf-metadata-tag-blanks', { tag }),
      fixes: () => (tags?.origin === undefined ? withoutBlanks(image, texts) : []),
    };
  },
};

function withoutBlanks(image: Instance, texts: readonly (string | undefined)[]): readonly Fix[] {
  const at = argumentPath(image, 'tags');
  const value = texts.flatMap(
    (text) =>
      text
        ?.split('=')
        .map((part) => part.trim())
        .join('=') ?? [],
  );
  // A tag that is not known would be lost.
  if (at === undefined || value.length < texts.length) return [];
  return [{ title: message('fix.tf-tag-blanks'), changes: [{ do: 'set', at, value }] }];
}
