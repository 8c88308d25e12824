import type { Checked } from '../service';
import type { Lines } from '../text/lines';

/** An open document as it was last checked. */
export interface Open {
  readonly checked: Checked;
  readonly lines: Lines;
  readonly version: number;
}
