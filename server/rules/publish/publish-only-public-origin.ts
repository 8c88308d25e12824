import { holds, limit } from '../../catalog/limits';
import { sitesOf, type Site } from '../../catalog/regions';
import type { CheckContext } from '../../facts/check-context';
import type { Reason } from '../../facts/fact';
import type { Image } from '../../facts/entity';
import { message, type Message } from '../../messages/message';
import type { Rule } from '../rule';

export const publishOnlyPublicOrigin: Rule<'publish'> = {
  id: 'publish-only-public-origin',
  severity: 'warning',
  on: ['publish'],
  yieldsTo: [
    'publish-full-ecs',
    'publish-data-disk',
    'publish-from-backup',
    'publish-foreign-market-source',
    'publish-shared',
  ],
  *check(step, context) {
    for (const { ref, image } of context.images(step)) {
      for (const cause of [kindOf, originOf, regionOf]) {
        const found = cause(image, context);
        if (found === undefined) continue;
        yield { at: ref.at, message: found.message, reasons: [found.why] };
        break;
      }
    }
  },
};

interface Cause {
  readonly message: Message;
  readonly why: Reason;
}

function kindOf(image: Image, context: CheckContext): Cause | undefined {
  const kind = context.of(image, 'kind');
  if (kind === undefined || kind.value === 'system') return undefined;
  const args = { image: image.name, kind: message(`pipeline.kind.${kind.value}`) };
  return { message: message('publish-only-public-origin.kind', args), why: kind.why };
}

function originOf(image: Image, context: CheckContext): Cause | undefined {
  const origin = context.of(image, 'origin_type');
  if (origin === undefined || origin.value === 'public-image') return undefined;
  return {
    message: message('publish-only-public-origin', { image: image.name, origin: origin.value }),
    why: origin.why,
  };
}

/** The regions of the account's site, or of every site that includes the image's region. */
function regionOf(image: Image, context: CheckContext): Cause | undefined {
  const { site } = context;
  const region = context.of(image, 'region');
  if (region === undefined) return undefined;
  const lists = limit('publish-only-public-origin');
  const sites: readonly Site[] = site.known ? [site.value] : (sitesOf(region.value) ?? ['intl', 'cn', 'eu']);
  const regions = sites.flatMap((each) => lists[each]);
  if (holds(regions, region.value)) return undefined;
  const args = { image: image.name, region: region.value, regions };
  return { message: message('publish-only-public-origin.region', args), why: region.why };
}
