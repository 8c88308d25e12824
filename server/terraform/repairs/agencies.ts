import { quotedText } from '../../hcl/print-value';
import type { Json } from '../../syntax/change';
import type { Anchor } from '../../text/anchored-span';
import { argumentText } from './blocks';
import { attributeIn, isRepeated } from './texts';
import type { Writing } from './writing';

/** Gives an agency its permissions in some projects instead of all. */
export function limitAgency(anchor: Anchor, projects: Json, to: Writing): boolean {
  const written = to.block(anchor)?.written;
  const name = 'all_resources_roles';
  if (written === undefined || isRepeated(written.part) || attributeIn(written, name)?.value.type !== 'tuple')
    return false;
  const roles = argumentText(written, name) ?? '';
  if (!Array.isArray(projects) || roles.includes('\n')) return false;
  to.remove(anchor, name);
  for (const project of projects) {
    const lines = [
      ['project', quotedText(String(project))],
      ['roles', roles],
    ] as const;
    to.change(anchor, { do: 'add-block', block: { name: 'project_role', labels: [], arguments: lines } });
  }
  return true;
}
