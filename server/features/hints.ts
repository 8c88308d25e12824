import type { Ran } from '../facts/ran';
import type { Run } from '../facts/run';
import { message, say, type Catalogue } from '../messages/message';
import { keyIn } from '../model/read';
import { referencesOf } from '../model/references';
import type { Step } from '../model/manifest';
import type { Checked } from '../service';
import { spanOf, type Span } from '../text/place';
import { defaultsOf } from './defaults';
import { inShort } from './known';
import { stepsIn } from './steps';

/** A short text behind a place of the file; `more` says the same at length. */
export interface Hint {
  readonly offset: number;
  readonly text: string;
  readonly more?: string;
}

/** The kinds of hints, each of which can be turned off: what is known of an image, and the defaults of a step. */
export interface HintKinds {
  readonly image: boolean;
  readonly defaults: boolean;
}

/** The hints in a range of the file: nothing outside of it is looked at. */
export function hintsIn(
  checked: Checked,
  range: Span,
  catalogue: Catalogue,
  kinds: HintKinds = { image: true, defaults: true },
): readonly Hint[] {
  const within = ({ offset }: Hint): boolean =>
    range.start <= offset && offset <= range.end && endsLine(checked.text, offset);
  return checked.documents.flatMap(({ run }) =>
    stepsIn(run, range).flatMap((ran) =>
      [
        ...(kinds.image ? imageHints(run, ran, catalogue) : []),
        ...(kinds.defaults ? defaultHints(ran.step, checked.text, catalogue) : []),
      ].filter(within),
    ),
  );
}

/** Whether nothing but a comment follows on the line: between other words, as in a flow map, a hint reads like code. */
function endsLine(text: string, offset: number): boolean {
  return /^[ \t]*(?:#|\r|\n|$)/.test(text.slice(offset, offset + 200));
}

/** How long a hint may be, in UTF-16 units: VS Code cuts what is longer than 43. */
const LENGTH_LIMIT = 40;

/** As many of the parts as fit into a hint, the first ones first. */
function fitting(parts: readonly string[]): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    const longer = index === 0 ? part : `${text} · ${part}`;
    if (longer.length > LENGTH_LIMIT) return text === '' ? `${part.slice(0, LENGTH_LIMIT - 1)}…` : `${text} …`;
    text = longer;
  }
  return text;
}

/** Behind each image that a step points at: what is known of it there, as far as it matters. */
function imageHints(run: Run, { step, start }: Ran, catalogue: Catalogue): readonly Hint[] {
  return referencesOf(step).flatMap(({ section, leaf }): readonly Hint[] => {
    if (section !== 'images') return [];
    const image = run.find('images', leaf, start);
    const parts = image === undefined ? [] : inShort(image, catalogue);
    return parts.length === 0 ? [] : [{ offset: spanOf(leaf.at).end, text: fitting(parts), more: parts.join(' · ') }];
  });
}

/** Behind a field without a value its default; behind the action the defaults of the fields that are left out. */
function defaultHints(step: Step, text: string, catalogue: Catalogue): readonly Hint[] {
  if (step.broken) return [];
  const hints: Hint[] = [];
  const out: string[] = [];
  for (const { field, value } of defaultsOf(step)) {
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
