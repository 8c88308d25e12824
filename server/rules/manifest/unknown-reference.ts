import type { Ask } from '../../facts/ask';
import type { ServerView } from '../../facts/view';
import { isIdOf } from '../../facts/world';
import { message, type Message } from '../../messages/message';
import { singular } from '../../model/describe';
import type { Step } from '../../model/manifest';
import { actionNames, type Action } from '../../model/actions';
import { referencesOf, referencesOfThing, type Reference } from '../../model/references';
import { nameForm, sectionNames, type Section } from '../../model/sections';
import type { Piece } from '../../text/place';
import { nearest } from '../../text/nearest';
import type { Fault, Fix, Rule } from '../rule';

export const unknownReference: Rule<Action | Section> = {
  id: 'unknown-reference',
  severity: 'error',
  on: [...actionNames, ...sectionNames],
  *check(it, facts) {
    const { piece } = it.spot;
    if ('action' in it) {
      for (const reference of referencesOf(it)) yield* dangling(reference, piece, facts);
      if (it.action === 'create-from-disk') yield* danglingDisk(it, facts);
    } else {
      for (const reference of referencesOfThing(it.section, it)) yield* dangling(reference, piece, facts);
    }
  },
};

function* dangling({ section, leaf, path }: Reference, piece: Piece, facts: Ask): Iterable<Fault> {
  if (facts.run.world.identity(section, leaf.value) !== undefined) return;
  if (section === 'images' && facts.run.makerOf(leaf.value) !== undefined) return;
  const near = facts.run.near(section, leaf.value);
  yield {
    at: leaf.at,
    message: said(section, leaf.value, near[0]),
    fixes: () => [
      ...near.map((name): Fix => ({
        title: message('fix.rename-to', { near: name }),
        changes: [{ do: 'set', at: { piece, path }, value: name }],
      })),
      ...declared(section, leaf.value, piece),
    ],
  };
}

/** Declares a thing of which nothing is said yet. */
function declared(section: Section, name: string, near: Piece): readonly Fix[] {
  if (!nameForm.test(name)) return [];
  const title = message('fix.declare-as', { name, kind: singular[section], section });
  return [{ title, changes: [{ do: 'declare', near, section, name, value: {} }] }];
}

function said(section: Section, ref: string, near: string | undefined): Message {
  if (section !== 'images') {
    return near === undefined
      ? message('unknown-reference', { ref, section })
      : message('unknown-reference.near', { ref, section, near });
  }
  return near === undefined
    ? message('unknown-reference.image', { ref })
    : message('unknown-reference.near-image', { ref, near });
}

/** A disk is named by a server's `data_disks`, which say all of them, or by its volume id. */
function* danglingDisk(step: Step<'create-from-disk'>, facts: Ask): Iterable<Fault> {
  const { disk, server } = step;
  const view = facts.find('servers', server);
  if (disk === undefined || view === undefined || facts.ran?.disk(step) !== undefined) return;
  const disks = view.facts.data_disks;
  if (!disks.known || isIdOf('servers', disk.value)) return;
  yield {
    at: disk.at,
    message: message('unknown-reference.disk', { server: view.name, ref: disk.value }),
    fixes: () => [
      ...nearest(disk.value, disks.value.keys()).map((name): Fix => ({
        title: message('fix.rename-to', { near: name }),
        changes: [{ do: 'set', at: { piece: step.spot.piece, path: [...step.spot.path, 'disk'] }, value: name }],
      })),
      ...declaredDisk(view, disk.value),
    ],
  };
}

function declaredDisk({ name, spot }: ServerView, disk: string): readonly Fix[] {
  if (spot === undefined || !nameForm.test(disk)) return [];
  const at = { piece: spot.piece, path: [...spot.path, 'data_disks', disk] };
  return [{ title: message('fix.declare-disk', { disk, server: name }), changes: [{ do: 'set', at, value: {} }] }];
}
