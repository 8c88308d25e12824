import { sitesOf } from '../../catalog/regions';
import type { Instance, ObjectValue } from '../../model/terraform/configuration';
import { valueOf } from '../../model/terraform/instance';
import { textOf } from '../../model/terraform/values';
import type { Node } from '../../syntax/node';
import { trustOf } from './declared-agencies';
import type { Declaration, InstanceWriter, Lookups } from './instance-writer';
import type { NodeWriter } from './nodes';

/** The rows of a list in the result of a data source. `undefined` if it is not known, or has something else than objects. */
function rowsOf(instance: Instance, name: string): readonly ObjectValue[] | undefined {
  const value = valueOf(instance, name);
  if (value?.type !== 'list') return undefined;
  const rows = value.items.filter((item) => item.type === 'object');
  return rows.length === value.items.length ? rows : undefined;
}

/** The rows that data sources of a type list about an instance, which their argument names. */
function rowsAbout(
  instance: Instance,
  { lookups: { finder } }: InstanceWriter,
  type: string,
  section: 'keys' | 'images',
  argument: string,
  list: string,
): readonly ObjectValue[] | undefined {
  const listed = finder.of(type).find((each) => finder.instanceOf(section, valueOf(each, argument)) === instance);
  return listed && rowsOf(listed, list);
}

/** The grants of a key that exist, as data sources list them. */
export function listedGrants(it: InstanceWriter): readonly ObjectValue[] | undefined {
  return rowsAbout(it.instance, it, 'data.kms_grants', 'keys', 'key_id', 'grants');
}

/**
 * The recipients of an image, as a data source lists them to its owner. `it` writes `instance`, or what exists of it. Only a
 * recipient that is an organization has a URN:
 * https://support.huaweicloud.com/api-ims/ims_03_0723.html
 */
export function sharedWith(it: InstanceWriter, instance: Instance): Node | undefined {
  const { writer } = it;
  const members = rowsAbout(instance, it, 'data.ims_image_shared_members', 'images', 'image_id', 'members');
  const visibility = textOf(valueOf(it.instance, 'visibility')) ?? 'private';
  if (members === undefined || visibility !== 'private') return undefined;
  const items = members.map(({ fields }) => {
    const [urn, type] = [textOf(fields.get('urn')) ?? '', textOf(fields.get('member_type'))];
    const account = urn === '' ? fields.get('member_id') : fields.get('urn');
    const by = urn === '' ? (type === 'domain' ? type : 'project') : 'organization';
    const status = textOf(fields.get('status'));
    if (account === undefined || status === undefined) return undefined;
    return writer.map({ account: writer.value(account), by: writer.scalar(by), status: writer.scalar(status) });
  });
  const known = items.filter((item) => item !== undefined);
  return known.length === items.length ? writer.list(known) : undefined;
}

/** The agencies that a data source lists, by their names, except those that are resources of the configuration. */
export function listedAgencies(it: InstanceWriter): readonly Declaration[] {
  const { instance, lookups, writer } = it;
  return (rowsOf(instance, 'agencies') ?? []).flatMap(({ fields }) => {
    const [name, trusts] = [textOf(fields.get('name')), textOf(fields.get('trust_domain_name'))];
    if (name === undefined || lookups.finder.nameOf('agencies', fields.get('name')) !== name) return [];
    return it.declare(
      'agencies',
      { account: it.account, trusts: trusts === undefined ? undefined : writer.scalar(trustOf(trusts)) },
      name,
    );
  });
}

/** The main projects of an account, by region, as data sources of its provider configuration list them. */
export function listedProjects(account: string, { finder, providers }: Lookups, writer: NodeWriter): Node | undefined {
  const projects = finder
    .of('data.identity_projects')
    .filter((each) => providers.accountOf(each) === account)
    .flatMap((each) => rowsOf(each, 'projects') ?? [])
    .flatMap(({ fields }): readonly [string, Node][] => {
      const [name, id] = [textOf(fields.get('name')), fields.get('id')];
      return name === undefined || id === undefined || sitesOf(name) === undefined ? [] : [[name, writer.value(id)]];
    });
  return projects.length === 0 ? undefined : writer.map(Object.fromEntries(projects));
}
