import path from 'node:path';
import { mermaid } from '../../features/pipeline/mermaid';
import { graphModelsOf } from '../../features/pipeline/graph-model';
import { message } from '../../messages/message';
import { check, type Checked } from '../../engine/session';
import { isTerraformName } from '../../terraform/file-kind';
import { terraform } from '../../terraform/frontend';
import { checkFolder, checkPlanText } from '../../terraform/module-session';
import { terraformOutput } from '../../terraform/plan-file/recognize';
import { yaml } from '../../yaml/frontend';
import { commandOf, exit } from './command';
import { dot } from '../formats/dot';
import { CommandError } from '../input/command-error';
import { configurationPath, ConfigurationReader, planFault, variablesOf } from '../input/configurations';
import { findManifests } from '../input/find';
import { pathOf, runFiles } from '../input/included';
import { checkOptionsOf, settingsFor, type SettingsFor } from '../input/settings';
import { manifestsOf } from '../input/manifests';

const formats = { mermaid, dot };

type Variables = ReturnType<typeof variablesOf>;

/** `graph`: prints where the images of a manifest, a configuration, or a plan come from and go to, for graph tools. */
export const graph = commandOf({
  help: 'help.graph',
  options: {
    format: { type: 'string', values: Object.keys(formats) },
    var: { type: 'string', multiple: true },
    'var-file': { type: 'string', multiple: true },
  },
  async run({ format = 'mermaid', var: given = [], 'var-file': files = [] }, [name, ...more], terminal) {
    if (format !== 'mermaid' && format !== 'dot') return terminal.complain(message('graph.unknown-format', { format }));
    if (name === undefined || more.length > 0) return terminal.complain(message('graph.one-file'));
    const variables = variablesOf(given, files);
    const settings = settingsFor(undefined, terminal.catalogue);
    const checked = (await configurationIn(name, variables, settings)) ?? (await fileAt(name, settings));
    terminal.pass(formats[format](graphModelsOf(checked, terminal.catalogue)));
    return exit.ok;
  },
});

/** The configuration in a folder, or to which a named file belongs; `undefined` if there is none. */
async function configurationIn(
  name: string,
  variables: Variables,
  settings: SettingsFor,
): Promise<Checked | undefined> {
  const { files, configurations } = findManifests([name]);
  const own = [...files.filter(isTerraformName), ...configurations];
  const named = new Set([path.resolve(name), path.dirname(path.resolve(name))]);
  const file = own.find((each) => named.has(path.dirname(path.resolve(each))));
  if (file === undefined) return undefined;
  const folder = configurationPath(path.dirname(file));
  const reader = new ConfigurationReader();
  reader.allow(folder);
  const options = { ...checkOptionsOf(await settings(file), terraform), includes: runFiles([name]).includes };
  const [checked] = checkFolder({ ...options, folder, reader, variables });
  const [fault] = reader.faults;
  if (checked === undefined && fault !== undefined) throw new CommandError(fault);
  return checked;
}

/** The manifest or plan with a name, or the only manifest in a folder. */
async function fileAt(name: string, settings: SettingsFor): Promise<Checked> {
  const [source, ...others] = await manifestsOf([name]);
  if (source === undefined || others.length > 0) throw new CommandError(message('graph.one-file'));
  const settled = await settings(source.path);
  const { includes } = runFiles([name]);
  const file = pathOf(source.path);
  if (terraformOutput(source.text) !== undefined) {
    const options = { ...checkOptionsOf(settled, terraform), includes };
    const [checked] = checkPlanText({ ...options, path: file, text: source.text });
    const fault = checked && planFault(source.path, [checked]);
    if (fault !== undefined) throw new CommandError(fault);
    if (checked !== undefined) return checked;
  }
  return check(source.text, { ...checkOptionsOf(settled, yaml), path: file, includes });
}
