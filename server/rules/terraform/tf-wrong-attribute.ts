import { message, type Message } from '../../messages/message';
import type { Instance, Value } from '../../model/terraform/configuration';
import { makesImage } from '../../model/terraform/resources';
import { kindOf } from '../../model/terraform/instance';
import { splitUrl } from '../../model/terraform/values';
import { attributeOf, definedAt, spelled, valueAt } from '../instances';
import type { Rule } from '../rule';

/** An attribute that is not what an argument needs, and the one that is. */
interface Wrong {
  readonly needed: Message;
  readonly better?: string;
}

type From = NonNullable<ReturnType<typeof attributeOf>>;

const isKey = ({ kind, name }: From): Wrong | undefined => {
  const needed = message('tf-wrong-attribute.key');
  if (/^(?:data\.)?kms_key$/.test(kind) && name === 'key_alias') return { needed, better: 'id' };
  return kind === 'kms_alias' && name === 'alias' ? { needed, better: 'key_id' } : undefined;
};

const isAgency = ({ kind, name }: From): Wrong | undefined =>
  /^identity_(?:trust_|service_)?agency$/.test(kind) && name === 'id'
    ? { needed: message('tf-wrong-attribute.agency'), better: 'name' }
    : undefined;

const isImage = ({ kind, name }: From): Wrong | undefined =>
  (makesImage(kind) || kind === 'data.images_image' || kind === 'ims_image_metadata') && name === 'name'
    ? { needed: message('tf-wrong-attribute.image'), better: 'id' }
    : undefined;

const isProject = ({ kind, name }: From): Wrong | undefined => {
  const needed = message('tf-wrong-attribute.project');
  const ofProject = /^(?:data\.identity_(?:auth_)?projects|identity_project)$/.test(kind);
  if (ofProject && name === 'name') return { needed, better: 'id' };
  return name === 'domain_id' ? { needed } : undefined;
};

const isBucket = ({ kind, name }: From): Wrong | undefined =>
  kind === 'obs_bucket' && name === 'bucket_domain_name'
    ? { needed: message('tf-wrong-attribute.bucket'), better: 'bucket' }
    : undefined;

type Test = (from: From) => Wrong | undefined;

const tests: Readonly<Record<string, Test>> = {
  kms_key_id: isKey,
  cmk_id: isKey,
  agency_name: isAgency,
  source_image_id: isImage,
  image_id: isImage,
  target_project_ids: isProject,
  image_url: isBucket,
  bucket_url: isBucket,
};

/** Types outside IMS whose image is checked too. */
const users = ['compute_instance', 'bms_instance', 'evs_volume'];
const ofUsers: typeof tests = { image_id: isImage };

export const tfWrongAttribute: Rule<'instance'> = {
  id: 'tf-wrong-attribute',
  severity: 'error',
  on: ['instance'],
  *check(each, context) {
    const own = testsOf(each);
    if (own === undefined) return;
    for (const [argument, { value }] of each.arguments.values) {
      const test = Object.hasOwn(own, argument) ? own[argument] : undefined;
      if (test === undefined) continue;
      for (const part of partsOf(argument, value)) {
        const from = attributeOf(part);
        const wrong = from && test(from);
        if (from === undefined || wrong === undefined) continue;
        const reference = spelled(from.ref);
        const { needed, better } = wrong;
        yield {
          at: valueAt(each, argument, context),
          message:
            better === undefined
              ? message('tf-wrong-attribute.plain', { argument, reference, needed })
              : message('tf-wrong-attribute', {
                  argument,
                  reference,
                  needed,
                  better: `${reference.slice(0, -from.name.length)}${better}`,
                }),
          reasons: [definedAt(from.ref.instance, context)],
        };
      }
    }
  },
};

/** What is tested of the arguments of an instance. */
function testsOf(instance: Instance): Readonly<Record<string, Test>> | undefined {
  const kind = instance.mode === 'managed' ? kindOf(instance) : '';
  if (users.includes(kind)) return ofUsers;
  return /^ims(?:v21)?_|^images_image/.test(kind) ? tests : undefined;
}

/** The values in an argument: the items of a list, the bucket of a URL. */
function partsOf(argument: string, value: Value): readonly Value[] {
  if (argument.endsWith('_url')) return [splitUrl(value).bucket ?? value];
  return value.type === 'list' ? value.items : [value];
}
