import { writeFileSync } from 'node:fs';
import { message, say } from '../messages/message';
import { reasonOf } from '../files/reason';
import { exit, textOf, type Command } from './command';
import { templates } from './templates';

/** `init`: a first manifest. A file that is there already is never written over. */
export const init: Command = {
  help: 'help.init',
  options: { template: { type: 'string', values: Object.keys(templates) } },
  run(values, [path = '-', ...more], terminal) {
    const name = textOf(values, 'template');
    const names = Object.keys(templates);
    if (name === undefined) return terminal.complain(message('init.template', { templates: names }));
    const template = Object.hasOwn(templates, name) ? templates[name] : undefined;
    if (template === undefined)
      return terminal.complain(message('init.unknown-template', { template: name, templates: names }));
    if (more.length > 0) return terminal.complain(message('init.one-file'));
    const text = template((id) => say({ id, args: {} }, terminal.catalogue));
    if (path === '-') {
      terminal.write(text);
      return exit.ok;
    }
    try {
      writeFileSync(path, text, { flag: 'wx' });
    } catch (error) {
      const there = (error as NodeJS.ErrnoException).code === 'EEXIST';
      return terminal.complain(
        there ? message('init.exists', { path }) : message('cli.cannot-write', { path, reason: reasonOf(error) }),
      );
    }
    terminal.tell(message('init.written', { path }));
    return exit.ok;
  },
};
