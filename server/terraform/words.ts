import type { Finding } from '../engine/checker';
import type { Message } from '../messages/message';
import type { Instance } from '../model/terraform/configuration';
import { resources, typeOf } from '../model/terraform/resources';
import type { Fix } from '../rules/rule';
import { kindOf } from '../model/terraform/instance';
import type { Repairs } from './repairs';
import type { Anchor } from '../text/anchored-span';

type Names = NonNullable<Message['names']>;

/** By type, the arguments that give the fields of what is not an operation, where they are called otherwise. */
const declared: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  compute_instance: { 'system_disk.key': 'system_disk_kms_key_id' },
  kms_key: { spec: 'key_algorithm', alias: 'key_alias' },
  cbr_vault: { capacity: 'size', protect_type: 'protection_type' },
  evs_volume: { key: 'kms_id', storage: 'dedicated_storage_id', shared: 'multiattach' },
  identity_agency: { trusts: 'delegated_service_name', policies: 'roles', projects: 'project' },
};

/** The names that most types have. A type without an argument for the key, such as a data source, still has images with a key. */
const common = { delete_backup: 'is_delete_backup', accounts: 'target_project_ids', key: 'kms_key_id' };

const namesFor = (fields: Readonly<Record<string, string>>): Names => new Map(Object.entries({ ...common, ...fields }));

const namesByType: ReadonlyMap<string, Names> = new Map([
  ...Object.entries(resources).map(([type, { fields }]) => [type, namesFor(fields)] as const),
  ...Object.entries(declared).map(([type, fields]) => [type, namesFor(fields)] as const),
]);

const others = namesFor({});

/** Says findings, their fixes, and what is known in the words of Terraform, with the names of the arguments where they are. */
export class Words {
  private readonly names = new WeakMap<Anchor, Names>();

  constructor(private readonly repairs: Repairs) {}

  /** Follows instances that are new or have changed. */
  learn(instances: Iterable<Instance>): void {
    for (const instance of instances)
      if (instance.place !== undefined)
        this.names.set(instance.place.anchor, namesByType.get(kindOf(instance)) ?? others);
  }

  /** The argument of the resource with an address that gives a field. */
  readonly field = (name: string, address: string): string => {
    const type = /(?:^|\.)(huaweicloud_\w+)\.[\w-]+(?:\[[^\]]*\])?$/.exec(address)?.[1] ?? '';
    return (namesByType.get(typeOf(type)) ?? others).get(name) ?? name;
  };

  /** A message about what is at an anchor. */
  readonly named = (message: Message, anchor?: Anchor): Message => ({
    ...message,
    names: (anchor && this.names.get(anchor)) ?? others,
  });

  readonly say = (finding: Finding): Finding => {
    const fixes = (): readonly Fix[] => this.repairs.of(finding);
    if (finding.rule.startsWith('tf-')) return { ...finding, fixes };
    const { anchor } = finding.at;
    return {
      ...finding,
      message: this.named(finding.message, anchor),
      related: finding.related.map((each) => ({ ...each, message: this.named(each.message, each.at.anchor) })),
      fixes: () => fixes().map((fix) => ({ ...fix, title: this.named(fix.title, anchor) })),
    };
  };
}
