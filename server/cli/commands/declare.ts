import { existsSync } from 'node:fs';
import { countsOf, declarations, inputOf, inRegion } from '../../answers/declare';
import type { ImportedResource } from '../../declare/resource';
import { merge, type Merged } from '../../declare/merge';
import { fitName } from '../../declare/names';
import { message } from '../../messages/message';
import { isIdOf } from '../../model/section-fields';
import { isTerraformName } from '../../terraform/file-kind';
import { commandOf, exit, type Terminal } from './command';
import { CommandError } from '../input/command-error';
import { pathOf, runFiles } from '../input/included';
import type { NamedText } from '../input/manifests';
import { notThere, sourceText } from '../input/read';
import { replaceFile } from '../../files/replace-file';
import { unified } from '../formats/unified';
import { yaml } from '../../yaml/frontend';

/** `declare`: turns the output of cloud tools into declarations. */
export const declare = commandOf({
  help: 'help.declare',
  options: {
    into: { type: 'string' },
    'dry-run': { type: 'boolean' },
    region: { type: 'string' },
    account: { type: 'string' },
  },
  async run({ into, 'dry-run': dry = false, region, account }, names, terminal) {
    if (dry && into === undefined) return terminal.complain(message('declare.dry-run'));
    const manifest = into === undefined ? undefined : await readNamed(into);
    if (account !== undefined && fitName(account, '') !== account && !isIdOf('accounts', account))
      return terminal.complain(message('declare.account'));
    const inputs = await foundIn(names.length === 0 ? ['-'] : names, terminal);
    const found = inputs.map((each) => (region === undefined ? each : inRegion(each, region)));
    if (manifest === undefined) {
      const declared = declarations(found, region, yaml, account);
      if (declared === undefined) return terminal.complain(message('declare.no-region'));
      terminal.pass(declared.text);
      report(declared, terminal);
      return exit.ok;
    }

    const files = { path: pathOf(manifest.path), includes: runFiles([manifest.path]).includes };
    const merged = merge(manifest.text, found, { frontend: yaml, ...files }, account);
    if (merged === undefined) return terminal.complain(message('declare.not-into', { path: manifest.path }));
    if (dry) terminal.pass(unified(manifest.path, manifest.text, merged.text));
    else if (merged.text !== manifest.text) {
      const failure = await replaceFile(manifest.path, manifest.text, merged.text);
      if (failure !== undefined) return terminal.complain(failure);
    }
    report(merged, terminal);
    return exit.ok;
  },
});

async function readNamed(path: string): Promise<NamedText> {
  if (path !== '-' && !existsSync(path)) throw new CommandError(notThere(path));
  return { path, text: await sourceText(path) };
}

/** The resources in all inputs. */
async function foundIn(names: readonly string[], terminal: Terminal): Promise<readonly ImportedResource[]> {
  const found: ImportedResource[] = [];
  for (const name of names) {
    const { text } = await readNamed(name);
    if (isTerraformName(name)) throw new CommandError(message('declare.configuration', { path: name }));
    const input = inputOf(name, text);
    if ('id' in input) throw new CommandError(input);
    for (const each of input.messages) terminal.tell(each);
    found.push(...input.found);
  }
  return found;
}

function report(merged: Merged, terminal: Terminal): void {
  for (const each of countsOf(merged)) terminal.tell(each);
}
