import type { Finding } from '../engine/checker';
import type { Message } from '../messages/message';
import type { Instance } from '../model/configuration';
import { resources } from '../model/terraform/resources';
import type { Fix } from '../rules/rule';
import { kindOf } from '../model/terraform/things';
import type { Repairs } from './repairs';
import type { Anchor } from '../text/anchored-span';

type Names = NonNullable<Message['names']>;

/** By type, the arguments that give the fields of what is not an operation, where they are called otherwise. */
const declared: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kms_key: { spec: 'key_algorithm', alias: 'key_alias' },
  cbr_vault: { capacity: 'size', protect_type: 'protection_type' },
  evs_volume: { key: 'kms_id', storage: 'dedicated_storage_id', shared: 'multiattach' },
  identity_agency: { trusts: 'delegated_service_name', policies: 'roles', projects: 'project' },
};

const deletion = { delete_backup: 'is_delete_backup' };

const namesByType: ReadonlyMap<string, Names> = new Map([
  ...Object.entries(resources).map(
    ([type, { fields }]) =>
      [type, new Map(Object.entries({ ...deletion, accounts: 'target_project_ids', ...fields }))] as const,
  ),
  ...Object.entries(declared).map(([type, fields]) => [type, new Map(Object.entries(fields))] as const),
]);

const none: Names = new Map();

/** Says findings and their fixes in the words of Terraform, with the names of the arguments where they are. */
export class Words {
  private readonly names = new WeakMap<Anchor, Names>();

  constructor(private readonly repairs: Repairs) {}

  /** Follows instances that are new or have changed. */
  learn(instances: Iterable<Instance>): void {
    for (const instance of instances)
      if (instance.place !== undefined)
        this.names.set(instance.place.anchor, namesByType.get(kindOf(instance) ?? '') ?? none);
  }

  readonly say = (finding: Finding): Finding => {
    const fixes = (): readonly Fix[] => this.repairs.of(finding);
    if (finding.rule.startsWith('tf-')) return { ...finding, fixes };
    const at = (anchor: Anchor | undefined): Names => (anchor && this.names.get(anchor)) ?? none;
    const own = at(finding.at.anchor);
    const named = (message: Message, of = own): Message => ({ ...message, names: of });
    return {
      ...finding,
      message: named(finding.message),
      related: finding.related.map((each) => ({ ...each, message: named(each.message, at(each.at.anchor)) })),
      fixes: () => fixes().map((fix) => ({ ...fix, title: named(fix.title) })),
    };
  };
}
