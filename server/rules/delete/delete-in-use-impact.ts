import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const deleteInUseImpact: Rule<'delete'> = {
  id: 'delete-in-use-impact',
  severity: 'info',
  on: ['delete'],
  *check(step, facts) {
    for (const { ref, image } of facts.images(step)) {
      const user = [...facts.run.things('servers').values()].find(({ fields }) => {
        const from = fields.from?.value.image;
        return from !== undefined && facts.run.world.identity('images', from.value) === image.name;
      });
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
