import type { Step } from '../model/manifest';
import type { AnchoredSpan } from '../text/anchored-span';
import type { Reason } from './fact';

/** Why a reference is not defined at a step. */
export type UnresolvedReference =
  | { readonly miss: 'unknown' }
  /** A later step creates it, or the step that refers to it. */
  | { readonly miss: 'not-yet'; readonly at: AnchoredSpan }
  /** A step of the same `parallel` block creates it. */
  | { readonly miss: 'same-block'; readonly at: AnchoredSpan; readonly producer: Step }
  | { readonly miss: 'deleted'; readonly ended: Reason };
