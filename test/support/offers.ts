import { offersIn } from '../../server/features/code-actions/code-actions';
import type { CodeActionOffer } from '../../server/features/code-actions/code-action';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { check, ownEdits } from './check';
import { applyEdits } from '../../server/text/edit';
import { runToEnd } from '../../server/text/cooperative';

const english = catalogueFor('en');

/** A text with `<|>` at the cursor, or two of them around a selection: the text without them, and the span. */
export function marked(text: string): { readonly text: string; readonly span: { start: number; end: number } } {
  const [before = '', first = '', ...rest] = text.split('<|>');
  const behind = rest.join('');
  const plain = before + first + behind;
  const end = rest.length === 0 ? before.length : before.length + first.length;
  return { text: plain, span: { start: before.length, end } };
}

/** The code actions at the mark, by their English titles. */
export function offersAt(
  text: string,
  kind?: CodeActionOffer['kind'],
  snippets = false,
): ReadonlyMap<string, CodeActionOffer> {
  const { text: plain, span } = marked(text);
  const wants = (each: CodeActionOffer['kind']): boolean => kind === undefined || each === kind;
  const offers = runToEnd(offersIn(check(plain), span, { wants, snippets }));
  return new Map(offers.map((offer) => [say(offer.title, english), offer]));
}

/** The text after the code action whose title begins with this; `undefined` if there is none or it cannot be applied. */
export function after(text: string, title: string): string | undefined {
  const offers = [...offersAt(text)];
  const offer = offers.find(([each]) => each.startsWith(title))?.[1];
  const edits = offer === undefined ? undefined : runToEnd(offer.edits());
  return edits === undefined ? undefined : applyEdits(marked(text).text, ownEdits(edits));
}

/** Why the code action whose title begins with this is disabled. */
export function refusal(text: string, title: string): string | undefined {
  const refused = [...offersAt(text)].find(([each]) => each.startsWith(title))?.[1].disabledBecause;
  return refused === undefined ? undefined : say(refused, english);
}
