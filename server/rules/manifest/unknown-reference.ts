import type { CheckContext } from '../../facts/check-context';
import type { ServerEntity } from '../../facts/entity';
import { isIdOf } from '../../model/section-fields';
import { message, type Message } from '../../messages/message';
import { singular } from '../../model/sections';
import type { Step } from '../../model/manifest';
import { actionNames, type Action } from '../../model/actions';
import { referencesOf, referencesOfThing, referencesOfTop, type Reference } from '../../model/references';
import { nameForm, sectionNames, type Section } from '../../model/sections';
import type { Anchor } from '../../text/anchored-span';
import { nearest } from '../../text/nearest';
import { changeTo, fieldPath } from '../fixes';
import type { Report, Fix, Rule } from '../rule';

export const unknownReference: Rule<Action | Section | 'manifest'> = {
  id: 'unknown-reference',
  severity: 'error',
  on: ['manifest', ...actionNames, ...sectionNames],
  *check(it, context) {
    // What a configuration refers to by IDs is not in it.
    if (context.manifest.configuration !== undefined) return;
    if ('manifest' in it) {
      for (const reference of referencesOfTop(it.manifest))
        yield* dangling(reference, reference.leaf.at.anchor, context);
      return;
    }
    const { anchor } = it.nodePath;
    if ('action' in it) {
      for (const reference of referencesOf(it)) yield* dangling(reference, anchor, context);
      if (it.action === 'create-from-disk') yield* danglingDisk(it, context);
    } else {
      for (const reference of referencesOfThing(it.section, it)) yield* dangling(reference, anchor, context);
    }
  },

  /** References to what a configuration does not declare, which Terraform rejects before it plans anything. */
  *checkConfiguration({ problems }) {
    for (const { what, name, near = [], at } of problems) {
      const [first] = near;
      if (what === 'cycle') yield { at, message: message('unknown-reference.cycle', { ref: name }) };
      if (what !== 'undeclared') continue;
      yield {
        at,
        message:
          first === undefined
            ? message('unknown-reference.undeclared', { ref: name })
            : message('unknown-reference.undeclared-near', { ref: name, near: first }),
        fixes: () =>
          near.map((other) => ({
            title: message('fix.rename-to', { near: other }),
            changes: [{ do: 'text', at: { ...at, end: at.start + name.length }, newText: other }],
          })),
      };
    }
  },
};

function* dangling({ section, leaf, path }: Reference, anchor: Anchor, context: CheckContext): Iterable<Report> {
  if (context.evaluation.symbols.resolveName(section, leaf.value) !== undefined) return;
  if (section === 'images' && context.evaluation.producerOf(leaf.value) !== undefined) return;
  // A file that is not there may declare it.
  if (!context.evaluation.complete) {
    context.cannotTell();
    return;
  }
  const near = context.evaluation.near(section, leaf.value);
  yield {
    at: leaf.at,
    message: unknownName(section, leaf.value, near[0]),
    fixes: () => [...near.map((name) => changeTo({ anchor, path }, name)), ...declared(section, leaf.value, anchor)],
  };
}

/** Adds an empty declaration. */
function declared(section: Section, name: string, near: Anchor): readonly Fix[] {
  if (!nameForm.test(name)) return [];
  const title = message('fix.declare-as', { name, kind: singular[section], section });
  return [{ title, changes: [{ do: 'declare', near, section, name, value: {} }] }];
}

function unknownName(section: Section, ref: string, near: string | undefined): Message {
  if (section !== 'images') {
    return near === undefined
      ? message('unknown-reference', { ref, section })
      : message('unknown-reference.near', { ref, section, near });
  }
  return near === undefined
    ? message('unknown-reference.image', { ref })
    : message('unknown-reference.near-image', { ref, near });
}

/** A disk reference is an entry in a server's `data_disks`, which is a complete list, or a volume ID. */
function* danglingDisk(step: Step<'create-from-disk'>, context: CheckContext): Iterable<Report> {
  const { disk, server } = step;
  const view = context.find('servers', server);
  if (disk === undefined || view === undefined || context.state?.disk(step) !== undefined) return;
  const disks = view.facts.data_disks;
  if (!disks.known || isIdOf('servers', disk.value)) return;
  yield {
    at: disk.at,
    message: message('unknown-reference.disk', { server: view.name, ref: disk.value }),
    fixes: () => [
      ...nearest(disk.value, disks.value.keys()).map((name) => changeTo(fieldPath(step, 'disk'), name)),
      ...declaredDisk(view, disk.value),
    ],
  };
}

function declaredDisk({ name, nodePath }: ServerEntity, disk: string): readonly Fix[] {
  if (nodePath === undefined || !nameForm.test(disk)) return [];
  const at = fieldPath({ nodePath }, 'data_disks', disk);
  return [{ title: message('fix.declare-disk', { disk, server: name }), changes: [{ do: 'set', at, value: {} }] }];
}
