import { message } from '../../messages/message';
import { definitionOf } from '../../model/schema-lookup';
import type { Checked } from '../../engine/session';
import type { Change } from '../../syntax/change';
import { spanOf, touches, type Span } from '../../text/anchored-span';
import { itemsIn, stepSpans } from '../items';
import { fillIn, type CodeActionOffer } from './code-action';
import { readableEdits } from './proved-edits';

/** Inserts missing required fields of the steps at the ends of a span, with placeholders instead of values. */
export function requiredFields(checked: Checked, span: Span): readonly CodeActionOffer[] {
  const atEnds = [span.start, span.end].flatMap((at) => itemsIn(checked, { start: at, end: at }));
  const items = [...new Map(atEnds.map((item) => [item.entry, item])).values()];
  return items.flatMap(({ document, steps }) => {
    const spans = stepSpans(document);
    return steps.flatMap(({ step, index }): readonly CodeActionOffer[] => {
      const whole = spans[index];
      if (step.broken || whole === undefined || !(touches(whole, span.start) || touches(whole, span.end))) return [];
      const { required = [], oneOf = [], anyOf = [] } = definitionOf(step.action);
      const groups = [...oneOf, ...anyOf].flatMap((each) => (each.required === undefined ? [] : [each.required]));
      const written = (field: string): boolean => step.written.has(field);
      const first = groups.some((group) => group.every(written)) ? [] : (groups[0] ?? []);
      const fields = [...required, ...first].filter((field) => !written(field));
      if (fields.length === 0) return [];
      const changes = fields.map((field): Change => {
        return { do: 'set', at: { anchor: step.nodePath.anchor, path: [...step.nodePath.path, field] }, value: fillIn };
      });
      return [
        {
          title: message('action.insert-required', { fields: fields.map((field) => `\`${field}\``) }),
          kind: 'quickfix',
          finding: checked.findings.find(
            ({ rule, at }) => rule === 'schema' && spanOf(at).start === spanOf(step.at).start,
          ),
          choices: [],
          edits: () => readableEdits(checked, changes),
        },
      ];
    });
  });
}
