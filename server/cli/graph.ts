import { mermaid } from '../features/mermaid';
import { sketchesOf } from '../features/sketch';
import { message } from '../messages/message';
import { check } from '../service';
import { exit, textOf, type Command } from './command';
import { dot } from './dot';
import { manifestsOf } from './manifests';

const formats = { mermaid, dot };

/** `graph`: where the images of a manifest come from and go to, for tools that draw graphs. */
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
    terminal.pass(formats[format](sketchesOf(check(source.text), terminal.catalogue)));
    return exit.ok;
  },
};
