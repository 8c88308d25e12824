import { referencesOf, referencesOfThing } from '../../model/references';
import { sectionNames } from '../../model/sections';
import { message } from '../../messages/message';
import type { Rule } from '../rule';

export const unusedDeclaration: Rule<'manifest'> = {
  id: 'unused-declaration',
  severity: 'info',
  on: ['manifest'],
  off: true,
  *check(run) {
    const used = new Set<string>();
    const use = (section: string, ref: string): Set<string> =>
      used.add(`${section} ${run.world.identity(section as 'keys', ref) ?? ref}`);
    for (const section of sectionNames) {
      for (const thing of run.things(section).values()) {
        for (const { section: to, leaf } of referencesOfThing(section, thing)) use(to, leaf.value);
      }
    }
    for (const { step } of run.ran) for (const { section, leaf } of referencesOf(step)) use(section, leaf.value);
    for (const section of sectionNames) {
      for (const { name, at } of run.things(section).values()) {
        if (!used.has(`${section} ${name}`)) yield { at, message: message('unused-declaration', { name, section }) };
      }
    }
  },
};
