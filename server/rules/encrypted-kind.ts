import type { CheckContext } from '../facts/check-context';
import { message } from '../messages/message';
import type { Step } from '../model/manifest';
import { dropFields } from './fixes';
import type { Report } from './rule';

/** A key for an image of a kind that cannot be encrypted. On import, the documents contradict each other. */
export function* encryptedKind(
  step: Step<'import' | 'copy-in-region'>,
  context: CheckContext,
  refused: 'bms' | 'iso',
): Iterable<Report> {
  const { key } = step;
  if (key === undefined || key.value === 'none') return;
  const imports = step.action === 'import';
  const image = imports ? context.state?.result : context.find('images', step.image);
  const kind = context.of(image, 'kind');
  if (kind?.value !== refused) return;
  yield {
    at: key.key,
    message: message(`encrypt-${refused}`),
    reasons: [kind.why],
    ...(imports ? { evidence: { on: 'contradicted', note: message(`encrypt-${refused}.contradicted`) } } : {}),
    fixes: () => dropFields(step, 'key'),
  };
}
