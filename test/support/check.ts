import * as engine from '../../server/engine/session';
import { yaml } from '../../server/yaml/frontend';
import { exampleFiles, examplePath } from './example-files';
import type { Edit, FileEdits } from '../../server/text/edit';

/** The options of a check. Texts in tests are YAML by default. */
type Options = Partial<engine.Options>;

export function check(text: string, options: Options = {}): engine.Checked {
  return engine.check(text, { frontend: yaml, path: examplePath, includes: exampleFiles, ...options });
}

export class Session extends engine.Session {
  constructor(options: Options = {}) {
    super({ frontend: yaml, path: examplePath, includes: exampleFiles, ...options });
  }
}

/** The edits of the only edited file. */
export function ownEdits(files: readonly FileEdits[] | undefined): readonly Edit[] {
  return files?.flatMap(({ edits }) => edits) ?? [];
}
