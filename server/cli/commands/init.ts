import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { defaultTemplate, templateNames, templatesIn } from '../../features/completion/manifest-templates';
import { message } from '../../messages/message';
import { reasonOf } from '../../files/reason';
import { isTerraformName } from '../../terraform/file-kind';
import { commandOf, exit } from './command';

/** `init`: writes a first manifest. Never overwrites a file. */
export const init = commandOf({
  help: 'help.init',
  options: { template: { type: 'string', values: templateNames } },
  run({ template: requested }, [path = '-', ...more], terminal) {
    const name = requested ?? defaultTemplate;
    const template = templatesIn(terminal.catalogue).find((each) => each.name === name);
    if (template === undefined)
      return terminal.complain(message('init.unknown-template', { template: name, templates: templateNames }));
    if (more.length > 0) return terminal.complain(message('init.one-file'));
    const { text } = template;
    const others = templateNames.filter((each) => each !== name);
    if (requested === undefined) terminal.tell(message('init.template', { template: name, others }));
    if (path === '-') {
      terminal.write(text);
      return exit.ok;
    }
    if (isTerraformName(basename(path))) return terminal.complain(message('init.terraform', { path }));
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
});
