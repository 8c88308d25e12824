import type { Checked, Options } from '../../server/engine/session';
import { parseHclFile } from '../../server/hcl/parse';
import type { HclFile } from '../../server/hcl/node';
import type { Configuration, InstanceChange, Value } from '../../server/model/terraform/configuration';
import { Evaluator } from '../../server/terraform/evaluate/evaluator';
import { terraform } from '../../server/terraform/frontend';
import { readPlanFile } from '../../server/terraform/plan-file/read';
import { ConfigurationSession, type Input } from '../../server/terraform/session';
import { runToEnd } from '../../server/text/cooperative';
import { Lines } from '../../server/text/lines';
import { sourceFile } from '../../server/text/source-file';

/** Checks a configuration in one folder, with modules in other folders. Returns the result of the first file. */
export function checkHcl(texts: string | Readonly<Record<string, string>>, options: Partial<Options> = {}): Checked {
  const files = new Map<string, HclFile>();
  for (const [path, text] of Object.entries(typeof texts === 'string' ? { 'main.tf': texts } : texts)) {
    const source = sourceFile(path);
    source.lines = new Lines(text);
    files.set(path, parseHclFile(path, text, source));
  }
  const module = (folder: string) => {
    const own = [...files].flatMap(([path, file]) => (folderOf(path) === folder ? [file] : []));
    return own.length === 0 ? ('missing' as const) : { folder, files: own, variables: [] };
  };
  const root = module('');
  if (root === 'missing') throw new Error('There is no file in the root folder.');
  const configuration = new Evaluator().evaluate(root, { module });
  const [main] = root.files;
  if (main !== undefined) plan(configuration, main.text);
  const read = [...files.values()].map((hcl) => ({ source: hcl.source, text: hcl.text, problems: hcl.problems, hcl }));
  return checkConfiguration({ files: read, configuration }, options);
}

/** Checks a plan file. */
export function checkPlanFile(text: string, options: Partial<Options> = {}): Checked {
  const source = sourceFile('plan.json');
  const configuration = readPlanFile(text, source);
  if ('fault' in configuration) throw new Error(configuration.fault.id);
  return checkConfiguration({ files: [{ source, text, problems: [] }], configuration }, options);
}

function checkConfiguration(input: Input, options: Partial<Options>): Checked {
  const session = new ConfigurationSession(
    { frontend: terraform, path: 'main.tf', ...options },
    {
      // eslint-disable-next-line require-yield -- it never gets that far
      *check() {
        throw new Error('Nothing is tried here.');
      },
      apart() {
        return this;
      },
      work: undefined,
    },
  );
  const [checked] = runToEnd(session.check(input));
  if (checked === undefined) throw new Error('There is no result.');
  return checked;
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

const actions: readonly (readonly [RegExp, InstanceChange['actions']])[] = [
  [/^must be replaced$/, ['delete', 'create']],
  [/^will be created$/, ['create']],
  [/^will be updated in-place$/, ['update']],
  [/^will be destroyed$/, ['delete']],
];

/**
 * Gives the instances of a text the changes that its comments describe as `terraform plan` does: `# ADDRESS must be replaced` above
 * a block, `# (imported from "ID")`, and `# was VALUE, forces replacement` after an argument. All others stay as they are.
 */
function plan({ instances }: Configuration, text: string): void {
  const changes = new Map<string, { -readonly [K in keyof InstanceChange]: InstanceChange[K] }>();
  let current: string | undefined;
  for (const line of text.split('\n')) {
    const head = /^# (\S+) ((?:must|will) be .*)$/.exec(line);
    const known = actions.find(([form]) => form.test(head?.[2] ?? ''));
    if (head !== null && known !== undefined) {
      current = head[1] ?? '';
      const values = instances.find(({ address }) => address === current)?.arguments.values ?? [];
      const before = new Map(Array.from(values, ([name, { value }]) => [name, value]));
      const isNew = known[1].length === 1 && known[1][0] === 'create';
      changes.set(current, {
        actions: known[1],
        ...(!isNew && { before }),
        replacedBy: [],
        imports: false,
        deposed: false,
      });
    }
    const change = changes.get(current ?? '');
    if (change === undefined) continue;
    if (line.startsWith('# (imported from ')) change.imports = true;
    const name = /^\s*(\w+)\s*=/.exec(line)?.[1] ?? '';
    const was = /# was ("[^"]*"|\w+)/.exec(line)?.[1];
    if (was !== undefined) {
      const value: Value = { type: 'known', value: JSON.parse(was) as string | boolean };
      change.before = new Map([...(change.before ?? []), [name, value]]);
    }
    if (/# .*forces replacement$/.test(line)) change.replacedBy = [...change.replacedBy, name];
  }
  if (changes.size === 0) return;
  for (const instance of instances) {
    const change = changes.get(instance.address) ?? {
      actions: ['no-op'],
      replacedBy: [],
      imports: false,
      deposed: false,
    };
    Object.assign(instance, { change });
  }
}
