import type { Catalogue } from '../messages/message';
import type { FileReport } from './report';

/** What an output form is told beside the reports. */
export interface Style {
  readonly catalogue: Catalogue;
  readonly colour: boolean;
  /** The checks that could not be made are told too. */
  readonly coverage: boolean;
  /** Files that could not be checked, in words. */
  readonly faults: readonly string[];
}

/** Writes the reports of all files as one text. */
export type Form = (files: readonly FileReport[], style: Style) => string;
