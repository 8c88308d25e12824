import type { Catalogue } from '../../messages/message';
import type { FileReport } from './report';

/** What a formatter gets in addition to the reports. */
export interface FormatContext {
  readonly catalogue: Catalogue;
  readonly colour: boolean;
  /** Report the checks that could not be made as well. */
  readonly coverage: boolean;
  /** Messages about files that could not be checked. */
  readonly faults: readonly string[];
  /** The name of a file in reports, by its path. */
  readonly nameOf: (path: string) => string;
}

/** Writes the reports of all files as one text. */
export type Formatter = (files: readonly FileReport[], context: FormatContext) => string;
