import type { HclFile } from '../hcl/node';
import { parseHclFile } from '../hcl/parse';
import { unknownValue, type Value } from '../model/terraform/configuration';
import { Lines } from '../text/lines';
import { sourceFile } from '../text/source-file';
import { Budget } from './evaluate/budget';
import { evaluate } from './evaluate/expressions';
import type { NamesOfModule } from './evaluate/scope';
import { known } from './evaluate/values';

/** Variable files cannot contain references. */
const noNames: NamesOfModule = {
  path: '',
  variable: () => unknownValue,
  local: () => unknownValue,
  resource: () => unknownValue,
  call: () => undefined,
};

/** The values in a variable file, by name. */
export function valuesIn({ parts }: HclFile): ReadonlyMap<string, Value> {
  const budget = new Budget();
  return new Map(
    parts.flatMap(({ item, anchor }) =>
      item.type === 'attribute'
        ? [[item.name, evaluate(item.value, { anchor, module: noNames, budget, origins: false })] as const]
        : [],
    ),
  );
}

/** The text of a variable file in a form that can be evaluated. `path` ends with `.json` for JSON. */
export function parseVariables(path: string, text: string): HclFile {
  const source = sourceFile(path);
  source.lines = new Lines(text);
  // A property of a JSON file is a variable only under this name.
  return parseHclFile(path.endsWith('.json') ? 'given.tfvars.json' : path, text, source);
}

/** The value of a variable on a command line: a list or object in Terraform syntax, otherwise a string. */
export function valueOfText(text: string): Value {
  if (!/^\s*[[{]/.test(text)) return known(text);
  const file = parseVariables('given.tfvars', `value = ${text}\n`);
  return (file.problems.length === 0 ? valuesIn(file).get('value') : undefined) ?? known(text);
}
