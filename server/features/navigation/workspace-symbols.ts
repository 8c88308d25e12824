import type { Checked } from '../../engine/session';
import type { Span } from '../../text/anchored-span';
import { outlineOf, type Outline } from '../outline/outline';

/** A symbol for the search across files: a declaration, or an image that a step creates. */
export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: 'thing' | 'step';
  /** The section of a declaration. */
  readonly section?: string;
  /** The section, or the step. */
  readonly within: string;
  readonly span: Span;
}

/** The symbols in a file. */
export function symbolsOf(checked: Checked): readonly WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  const add = ({ kind, section, name, made: produced, head, children }: Outline, within: string): void => {
    if (kind === 'thing') found.push({ name, kind, section, within, span: head });
    if (kind === 'step' && produced !== '') found.push({ name: produced, kind, within: name, span: head });
    for (const child of children) add(child, name);
  };
  for (const outline of outlineOf(checked)) add(outline, '');
  return found;
}
