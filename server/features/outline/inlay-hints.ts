import type { StepState } from '../../facts/step-state';
import type { Evaluation } from '../../facts/evaluation';
import { api } from '../../catalog/reference';
import type { Settings } from '../../config/settings';
import { draftsOf } from '../../plan/calls';
import { message, say, type Catalogue } from '../../messages/message';
import { keyIn } from '../../model/decoders';
import { referencesOf } from '../../model/references';
import { definitionOf } from '../../model/schema-lookup';
import type { Checked } from '../../engine/session';
import { spanOf, type Span } from '../../text/anchored-span';
import { inShort } from '../hover/entity-markdown';
import { stepsIn } from '../steps-in';

/** A short text after a place in the file. `more` is the long form. */
export interface InlayHint {
  readonly offset: number;
  readonly text: string;
  readonly more?: string;
}

/** The hints in a range of the file: facts about images, and defaults of steps. Only this range is examined. */
export function hintsIn(
  checked: Checked,
  range: Span,
  catalogue: Catalogue,
  kinds: Settings['inlayHints'] = { image: true, defaults: true },
): readonly InlayHint[] {
  const within = ({ offset }: InlayHint): boolean =>
    range.start <= offset && offset <= range.end && endsLine(checked.text, offset);
  return checked.documents.flatMap(({ evaluation }) =>
    stepsIn(evaluation, range).flatMap((state) =>
      [
        ...(kinds.image ? imageHints(evaluation, state, catalogue) : []),
        ...(kinds.defaults ? defaultHints(evaluation, state, checked.text, catalogue) : []),
      ].filter(within),
    ),
  );
}

/** Whether only a comment follows on the line. Between other words, as in a flow map, a hint would look like code. */
function endsLine(text: string, offset: number): boolean {
  return /^[ \t]*(?:#|\r|\n|$)/.test(text.slice(offset, offset + 200));
}

/** The maximum length of a hint in UTF-16 units. VS Code truncates at 43. */
const LENGTH_LIMIT = 40;

/** As many of the parts as fit into a hint. */
function fitting(parts: readonly string[]): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    const longer = index === 0 ? part : `${text} · ${part}`;
    if (longer.length > LENGTH_LIMIT) return text === '' ? `${part.slice(0, LENGTH_LIMIT - 1)}…` : `${text} …`;
    text = longer;
  }
  return text;
}

/** After each image that a step refers to, the most important facts known at that point. */
function imageHints(evaluation: Evaluation, state: StepState, catalogue: Catalogue): readonly InlayHint[] {
  return referencesOf(state.step).flatMap(({ section, leaf }): readonly InlayHint[] => {
    if (section !== 'images') return [];
    const image = evaluation.find('images', leaf, state);
    const parts = image === undefined ? [] : inShort(image, catalogue);
    return parts.length === 0 ? [] : [{ offset: spanOf(leaf.at).end, text: fitting(parts), more: parts.join(' · ') }];
  });
}

/** After a field without a value, its default; after the action, the defaults of the omitted fields. */
function defaultHints(
  evaluation: Evaluation,
  state: StepState,
  text: string,
  catalogue: Catalogue,
): readonly InlayHint[] {
  const { step } = state;
  if (step.broken) return [];
  const hints: InlayHint[] = [];
  const out: string[] = [];
  for (const { field, value } of defaultsOf(evaluation, state)) {
    const key = keyIn(step, field);
    if (key === undefined) out.push(`${field}: ${value}`);
    else {
      const { end } = spanOf(key);
      const colon = /^["']?[ \t]*:(?=[ \t]*(?:#.*)?(?:[\r\n]|$))/.exec(text.slice(end, end + 200));
      if (colon !== null) hints.push({ offset: end + colon[0].length, text: value });
    }
  }
  if (out.length === 0) return hints;
  const more = say(message('hint.defaults', { defaults: out.map((each) => `\`${each}\``) }), catalogue);
  return [{ offset: spanOf(step.at).end, text: fitting(out), more }, ...hints];
}

/** The defaults in the schema for a step's action, limited to the parameters of its calls. */
function defaultsOf(
  evaluation: Evaluation,
  state: StepState,
): readonly { readonly field: string; readonly value: string }[] {
  const { step } = state;
  const calls = draftsOf(step, { evaluation, state });
  const taken = new Set(calls.flatMap(({ id }) => (api(id)?.parameters ?? []).map(({ name }) => name)));
  return Object.entries(definitionOf(step.action).properties ?? {}).flatMap(([field, definition]) => {
    const value = definition.default;
    const stated = value !== undefined && (field === 'kind' || taken.has(field));
    return stated ? [{ field, value: typeof value === 'string' ? value : JSON.stringify(value) }] : [];
  });
}
