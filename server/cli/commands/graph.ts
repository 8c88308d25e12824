import { mermaid } from '../../features/pipeline/mermaid';
import { graphModelsOf } from '../../features/pipeline/graph-model';
import { message } from '../../messages/message';
import { check } from '../../engine/session';
import { yaml } from '../../yaml/frontend';
import { exit, textOf, type Command } from './command';
import { dot } from '../formats/dot';
import { pathOf, runFiles } from '../input/included';
import { manifestsOf } from '../input/manifests';

const formats = { mermaid, dot };

/** `graph`: prints where the images of a manifest come from and go to, for graph tools. */
export const graph: Command = {
  help: 'help.graph',
  options: { format: { type: 'string', values: Object.keys(formats) } },
  async run(values, [name, ...more], terminal) {
    const format = textOf(values, 'format') ?? 'mermaid';
    if (format !== 'mermaid' && format !== 'dot') return terminal.complain(message('graph.unknown-format', { format }));
    if (name === undefined || more.length > 0) return terminal.complain(message('graph.one-file'));
    const sources = await manifestsOf([name]);
    if ('id' in sources) return terminal.complain(sources);
    const [source, ...others] = sources;
    if (source === undefined || others.length > 0) return terminal.complain(message('graph.one-file'));
    const { includes } = runFiles([name]);
    const checked = check(source.text, { frontend: yaml, path: pathOf(source.path), includes });
    terminal.pass(formats[format](graphModelsOf(checked, terminal.catalogue)));
    return exit.ok;
  },
};
