import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const shareSelf: Rule<'share'> = {
  id: 'share-self',
  severity: 'error',
  on: ['share'],
  *check(step, facts) {
    const { project_id, domain_id } = facts.manifest;
    const own = (id: string): boolean =>
      id === domain_id?.value ||
      (facts.run.world.find('accounts', id)?.facts.domain_id.known === true &&
        facts.run.world.thing('accounts', id)?.fields.domain_id?.value === domain_id?.value &&
        domain_id !== undefined);
    const selves = [
      ...(step.projects?.value ?? []).filter(({ value }) => value === project_id?.value),
      ...[...(step.accounts?.value ?? []), ...(step.domains?.value ?? [])].filter(({ value }) => own(value)),
    ];
    for (const { at } of selves) {
      const because = [project_id ?? domain_id].flatMap((field) =>
        field === undefined ? [] : [{ note: message('because.own-account'), at: field.at, from: [] }],
      );
      yield { at, message: message('share-self'), because };
    }
  },
};
