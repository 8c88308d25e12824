import type { Checked } from '../service';
import type { Span } from '../text/place';
import { outlineOf, type Outline } from './outline';

/** A name that can be looked for across files: of a declared thing, or of an image that a step makes. */
export interface Named {
  readonly name: string;
  readonly kind: 'thing' | 'step';
  /** The section of a thing. */
  readonly section?: string;
  /** The section, or the step. */
  readonly within: string;
  readonly span: Span;
}

/** The names that a file gives. */
export function symbolsOf(checked: Checked): readonly Named[] {
  const found: Named[] = [];
  const add = ({ kind, section, name, made, head, children }: Outline, within: string): void => {
    if (kind === 'thing') found.push({ name, kind, section, within, span: head });
    if (kind === 'step' && made !== '') found.push({ name: made, kind, within: name, span: head });
    for (const child of children) add(child, name);
  };
  for (const outline of outlineOf(checked)) add(outline, '');
  return found;
}
