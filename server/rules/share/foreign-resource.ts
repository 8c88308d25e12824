import type { CheckContext } from '../../facts/check-context';
import type { KeyEntity } from '../../facts/entity';
import type { Reason } from '../../facts/fact';
import { message } from '../../messages/message';
import { actionNames, type Action } from '../../model/actions';
import type { Located } from '../../model/located';
import { referencesOf } from '../../model/references';
import type { Section } from '../../model/sections';
import { accountName, acts } from '../account-name';
import { choices } from '../fixes';
import { grantsTo } from '../recipients';
import type { Rule } from '../rule';

/** Sections of things that a step uses in the name of the account that performs it. */
const resources = ['keys', 'buckets', 'servers', 'vaults', 'backups', 'agencies'] as const;
type Resource = (typeof resources)[number];

export const foreignResource: Rule<Action> = {
  id: 'foreign-resource',
  severity: 'warning',
  on: actionNames,
  *check(step, context) {
    const { actor, evaluation } = context;
    for (const { leaf, section, path } of referencesOf(step)) {
      const [resource, ref] = section === 'files' ? ['buckets' as const, bucketOf(leaf, context)] : [section, leaf];
      const entity = isResource(resource) ? context.find(resource, ref) : undefined;
      if (!isResource(resource) || entity === undefined) continue;
      const owner = entity.facts.account;
      // Nothing is known about something that is not declared, which only matters if another account acts.
      if (!owner.known && step.account !== undefined) context.known(owner);
      if (!owner.known || owner.value === actor.account) continue;
      const why = entity.section === 'keys' ? noGrant(entity, context) : [];
      // A policy of the bucket can allow it, and the documents of IMS say nothing about that.
      if (why === undefined || entity.section === 'buckets') {
        context.cannotTell();
        continue;
      }
      yield {
        at: leaf.at,
        message: message('foreign-resource', {
          name: entity.name,
          owner: accountName(owner.value),
          account: accountName(actor.account),
        }),
        reasons: [owner.why, acts(step), ...why],
        fixes: () =>
          choices(evaluation.things(resource).keys(), (name) => {
            const account = evaluation.symbols.find(resource, name)?.facts.account;
            return account?.known === true && account.value === actor.account;
          }).map((name) => ({
            title: message('fix.use-other', { name }),
            changes: [{ do: 'set', at: { anchor: step.nodePath.anchor, path }, value: name }],
          })),
      };
    }
  },
};

function isResource(section: Section): section is Resource {
  return resources.some((each) => each === section);
}

/** The bucket of a file. */
function bucketOf(file: Located<string>, context: CheckContext): Located<string> | undefined {
  const bucket = context.find('files', file)?.facts.bucket;
  return bucket?.known === true ? { value: bucket.value, at: file.at } : undefined;
}

/** Why the account that acts certainly has no grant for a key; `undefined` if it may have one. */
function noGrant(key: KeyEntity, context: CheckContext): readonly Reason[] | undefined {
  const known = context.of(key, 'grants');
  return known === undefined || grantsTo(context.actor.account, known.value, context) !== undefined
    ? undefined
    : [known.why];
}
