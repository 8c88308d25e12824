import type * as ConfigurationChecks from './configuration-checks';
import { isConfiguration } from '../language-features';

let checks: typeof ConfigurationChecks | undefined;

/** Loads what checks a file, if that is not loaded yet. */
export async function loadChecks(uri: string): Promise<void> {
  if (isConfiguration(uri)) checks ??= await import('./configuration-checks');
}

/** The code that checks configurations. `loadChecks` comes first. */
export function configurationChecks(): typeof ConfigurationChecks {
  if (checks === undefined) throw new Error('The code that checks configurations is not loaded.');
  return checks;
}
