import { pageOfAction } from '../../docs';
import type { Catalogue } from '../../messages/message';
import { definitionAt, definitionOf, topField } from '../../model/describe';
import type { Checked } from '../../service';
import { aboutDefinition } from '../about';
import { knownOf } from '../known';
import { prose } from '../markdown';
import { ruleAtLength } from '../rule-links';
import type { About } from './item';

/** What is told of an item of a completion, as Markdown. */
export function documentationOf(
  about: About,
  checked: Checked,
  catalogue: Catalogue,
  explains = false,
): string | undefined {
  switch (about.of) {
    case 'field': {
      const { kind, path } = about;
      const definition = kind === 'top' ? topField(String(path[0])) : definitionAt(definitionOf(kind), path);
      return definition === undefined ? undefined : aboutDefinition(String(path.at(-1)), definition, catalogue);
    }
    case 'action':
      return `**[${about.action}](${pageOfAction(about.action)})** — ${prose(definitionOf(about.action).description ?? '')}`;
    case 'rule':
      return ruleAtLength(about.rule, catalogue, explains);
    case 'name': {
      const { section, name, before, at } = about;
      const document = checked.documents.find(({ syntax }) => syntax.span.start === at);
      const view = document?.run.find(section, { value: name, at: { piece: { start: 0 }, start: 0, end: 0 } }, before);
      return view === undefined ? undefined : knownOf(view, checked.lines, catalogue);
    }
  }
}
