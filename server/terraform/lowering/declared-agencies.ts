import { holds, limit } from '../../catalog/limits';
import type { Argument } from '../../model/terraform/configuration';
import { valueOf } from '../../model/terraform/instance';
import type { Node } from '../../syntax/node';
import type { Declaration, InstanceWriter } from './instance-writer';

/** The prefix of account names for agencies that are delegated to a cloud service, and the name for IMS. */
const ims = 'op_svc_ims';

/** Whom an agency with this account or service trusts. */
export function trustOf(name: string): string {
  return name === ims ? 'IMS' : name;
}

/** An agency with its trust and its permissions, if all of them are known. */
export function agency(it: InstanceWriter): readonly Declaration[] {
  const { writer } = it;
  const trusts = it.from('delegated_service_name', trustOf) ?? it.from('delegated_domain_name', trustOf);
  const all = it.instance.arguments.values.get('all_resources_roles');
  const roles = it.instance.arguments.blocks.get('project_role') ?? [];
  const policies: Node[] = [];
  const projects: Node[] = [];
  let isKnown = true;
  const take = (argument: Argument | undefined, into: Node[]): void => {
    if (argument === undefined) return;
    if (argument.value.type !== 'list') isKnown = false;
    else for (const item of argument.value.items) into.push(writer.value(item, argument.at));
  };
  take(all, policies);
  take(it.instance.arguments.values.get('domain_roles'), []);
  for (const role of roles) {
    take(role.values.get('roles'), policies);
    const project = role.values.get('project');
    if (project !== undefined) projects.push(writer.value(project.value, project.at));
    if (role.several) isKnown = false;
  }
  if ([...policies, ...projects].some(({ type }) => type === 'unknown') || hasOtherRights(it)) isKnown = false;
  return it.declare('agencies', {
    account: it.account,
    trusts,
    policies: isKnown && policies.every(isDocumented) ? writer.list(policies) : undefined,
    projects: !isKnown ? undefined : all === undefined ? writer.list(projects) : writer.scalar('all'),
  });
}

/** What a policy allows that no page names is known only to its author. */
function isDocumented(policy: Node): boolean {
  const { values, fullEcs, broad } = limit('cross-region-agency-permission');
  return policy.type === 'scalar' && holds([...values, ...fullEcs, ...broad], String(policy.value));
}

/** Whether an agency has permissions beside those of the account: in enterprise projects, or by another resource. */
function hasOtherRights({ instance, lookups: { finder } }: InstanceWriter): boolean {
  const attached = finder
    .of('identityv5_policy_agency_attach')
    .some((each) => valueOf(each, 'agency_id')?.ref?.instance === instance);
  return attached || instance.arguments.blocks.has('enterprise_project_roles');
}
