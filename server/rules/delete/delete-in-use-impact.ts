import type { Ask } from '../../facts/ask';
import type { Image } from '../../facts/view';
import { message } from '../../messages/message';
import type { Manifest, Thing } from '../../model/manifest';
import { remembered } from '../../text/remembered';
import type { Rule } from '../rule';

export const deleteInUseImpact: Rule<'delete'> = {
  id: 'delete-in-use-impact',
  severity: 'info',
  on: ['delete'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const user = userOf(image, facts);
      if (user === undefined) continue;
      yield {
        at: ref.at,
        message: message('delete-in-use-impact', { image: image.name, server: user.name }),
        because: [
          {
            note: message('because.made-from-it', { image: image.name }),
            at: user.fields.from?.at ?? user.at,
            from: [],
          },
        ],
      };
    }
  },
};

/** For each reference by which servers name the images they are made from, the first such server; by reference in lower case. */
const usersBy = remembered((servers: Manifest['servers']) => {
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

/** A server that is made from an image: it names the image by its name or by its id. */
function userOf({ name, facts: { id } }: Image, { run }: Ask): Thing<'servers'> | undefined {
  const users = usersBy(run.things('servers'));
  for (const spelling of id.known ? [name, id.value] : [name]) {
    for (const [ref, server] of users.get(spelling.toLowerCase()) ?? [])
      if (run.world.identity('images', ref) === name) return server;
  }
  return undefined;
}
