import { hasPage } from '../../docs';
import type { Catalogue } from '../../messages/message';
import { actionNames } from '../../model/actions';
import { definitionAt, definitionOf, topField } from '../../model/describe';
import type { Checked } from '../../service';
import { aboutAction, aboutDefinition } from '../about';
import { knownOf } from '../known';
import { ruleAtLength } from '../rule-links';
import type { About } from './item';

/** What is told of an item of a completion by its label, as Markdown. */
export function documentationOf(
  label: string,
  about: About,
  checked: Checked,
  catalogue: Catalogue,
  explains = false,
): string | undefined {
  switch (about.of) {
    case 'field': {
      const { kind, path } = about;
      const definition = kind === 'top' ? topField(label) : definitionAt(definitionOf(kind), [...path, label]);
      return definition === undefined ? undefined : aboutDefinition(label, definition, catalogue);
    }
    case 'value': {
      const { kind, path } = about;
      const definition = kind === 'top' ? topField(String(path[0])) : definitionAt(definitionOf(kind), path);
      const field = path.findLast((part) => typeof part === 'string');
      return definition === undefined || field === undefined
        ? undefined
        : aboutDefinition(field, definition, catalogue);
    }
    case 'action': {
      const action = actionNames.find((each) => each === label);
      return action === undefined ? undefined : aboutAction(action, catalogue);
    }
    case 'rule':
      return hasPage(label) ? ruleAtLength(label, catalogue, explains) : undefined;
    case 'name': {
      const { section, before, at } = about;
      const document = checked.documents.find(({ syntax }) => syntax.span.start === at);
      const view = document?.run.find(section, { value: label, at: { piece: { start: 0 }, start: 0, end: 0 } }, before);
      return view === undefined ? undefined : knownOf(view, checked.lines, catalogue);
    }
  }
}
