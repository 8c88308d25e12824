import type { CheckContext } from '../../facts/check-context';
import type { Image } from '../../facts/entity';
import { message } from '../../messages/message';
import type { Manifest, Thing } from '../../model/manifest';
import { memoize } from '../../text/memoize';
import { endedImages, usersOf } from '../ended-images';
import { definedAt, headOf } from '../instances';
import type { Rule } from '../rule';

export const deleteInUseImpact: Rule<'delete'> = {
  id: 'delete-in-use-impact',
  severity: 'info',
  on: ['delete'],
  *check(step, context) {
    if (context.manifest.configuration !== undefined) return;
    for (const { ref, image } of context.images(step)) {
      const user = userOf(image, context);
      if (user === undefined) continue;
      yield {
        at: ref.at,
        message: message('delete-in-use-impact', { image: image.name, server: user.name }),
        reasons: [
          {
            explanation: message('because.made-from-it', { image: image.name }),
            at: user.fields.from?.at ?? user.at,
          },
        ],
      };
    }
  },

  /** Resources of a plan that remain although their image is deleted. */
  *checkConfiguration(configuration, context) {
    for (const image of endedImages(configuration))
      for (const user of usersOf(image, configuration))
        yield {
          at: headOf(image, context),
          message: message('delete-in-use-impact.user', { image: image.address, user: user.address }),
          reasons: [definedAt(user, context)],
        };
  },
};

/** For each image reference in `servers`, in lower case, the first server that uses it. */
const usersBy = memoize((servers: Manifest['servers']) => {
  const users = new Map<string, Map<string, Thing<'servers'>>>();
  for (const server of servers.values()) {
    const ref = server.fields.from?.value.image?.value;
    if (ref === undefined) continue;
    const own = users.get(ref.toLowerCase());
    if (own === undefined) users.set(ref.toLowerCase(), new Map([[ref, server]]));
    else if (!own.has(ref)) own.set(ref, server);
  }
  return users;
});

/** A server created from the image, found by the image's name or ID. */
function userOf({ name, facts: { id } }: Image, { evaluation }: CheckContext): Thing<'servers'> | undefined {
  const users = usersBy(evaluation.things('servers'));
  for (const spelling of id.known ? [name, id.value] : [name]) {
    for (const [ref, server] of users.get(spelling.toLowerCase()) ?? [])
      if (evaluation.symbols.resolveName('images', ref) === name) return server;
  }
  return undefined;
}
