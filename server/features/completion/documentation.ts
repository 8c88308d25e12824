import { hasPage } from '../../rules/pages';
import type { Catalogue } from '../../messages/message';
import { actionNames } from '../../model/actions';
import { definitionAt, definitionOf } from '../../model/schema-lookup';
import type { Checked } from '../../engine/session';
import { actionMarkdown, definitionMarkdown, aboutValue } from '../hover/hover-content';
import { entityMarkdown } from '../hover/entity-markdown';
import { ruleAtLength } from '../rule-links';
import type { ItemSubject } from './item';
import { nowhere } from '../../text/anchored-span';

/** The documentation of a completion item, as Markdown. */
export function documentationOf(
  label: string,
  about: ItemSubject,
  checked: Checked,
  catalogue: Catalogue,
  explains = false,
): string | undefined {
  switch (about.of) {
    case 'field': {
      const { kind, path } = about;
      const definition = definitionAt(definitionOf(kind), [...path, label]);
      return definition === undefined ? undefined : definitionMarkdown(label, definition, catalogue);
    }
    case 'value': {
      const { kind, path } = about;
      const definition = definitionAt(definitionOf(kind), path);
      const field = path.findLast((part) => typeof part === 'string');
      if (definition === undefined || field === undefined) return undefined;
      return [...aboutValue(label, definition, catalogue), definitionMarkdown(field, definition, catalogue)].join(
        '\n\n',
      );
    }
    case 'action': {
      const action = actionNames.find((each) => each === label);
      return action === undefined ? undefined : actionMarkdown(action, catalogue);
    }
    case 'rule':
      return hasPage(label) ? ruleAtLength(label, catalogue, explains) : undefined;
    case 'name': {
      const { section, before, at } = about;
      const document = checked.documents.find(({ syntax }) => syntax.span.start === at);
      const entity = document?.evaluation.find(section, { value: label, at: nowhere }, { index: before });
      return entity === undefined ? undefined : entityMarkdown(entity, checked.source, catalogue);
    }
  }
}
