import { message, type Message } from '../../messages/message';
import type { Instance } from '../../model/terraform/configuration';
import { given, nameAt, removeArgument } from '../instances';
import type { Report, Rule } from '../rule';

export const tfImagesImageDropped: Rule<'instance'> = {
  id: 'tf-images-image-dropped',
  severity: 'error',
  on: ['instance'],
  creates: ['images_image'],
  *check(image, context) {
    // The provider takes one source only, and a file wins.
    if (image.arguments.values.has('image_url')) return;
    const report = (argument: string, says: Message, severity?: Report['severity']): Report => ({
      at: nameAt(image, argument, context),
      message: says,
      severity,
      fixes: () => removeArgument(image, argument),
    });
    const { address } = image;
    if (given(image, 'cmk_id') !== undefined)
      yield report('cmk_id', message('tf-images-image-dropped.key', { address }));
    for (const argument of ['os_version', 'is_config', 'type'])
      if (given(image, argument) !== undefined)
        yield report(argument, message('tf-images-image-dropped', { argument, address }), 'warning');
    for (const [argument, source] of droppedWith(image))
      yield report(argument, message('tf-images-image-dropped.source', { argument, source, address }), 'warning');
  },
};

function* droppedWith(image: Instance): Iterable<readonly [argument: string, source: string]> {
  for (const [source, dropped] of [
    ['backup_id', ['min_disk']],
    ['volume_id', ['min_disk', 'min_ram', 'max_ram', 'enterprise_project_id']],
  ] as const)
    if (given(image, source) !== undefined)
      for (const argument of dropped) if (given(image, argument) !== undefined) yield [argument, source];
}
