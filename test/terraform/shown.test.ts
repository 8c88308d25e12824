import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sharedBy, viewsOf } from '../../server/lsp/terraform/callers';
import { terraformHints, terraformHover, terraformLenses } from '../../server/lsp/terraform/features';
import { catalogueFor } from '../../server/messages/catalogues';
import { say } from '../../server/messages/message';
import { checkFolder } from '../../server/terraform/module-session';
import { spanOf } from '../../server/text/anchored-span';
import { optionsFor, type Texts } from '../support/configurations';

/**
 * What an editor shows in a file of a configuration. `== TITLE` begins a case, `-- PATH --` a file. The last file is the one that is
 * shown, in the configurations in the root folder or in `dev` and `prod`. `#>` is a lens above its line, `‹…›` a hint, `^` the place
 * of a hover or of a finding, whose text follows after `#|`. `RECORD=1` writes what is shown.
 */
const file = path.join(import.meta.dirname, 'shown.txt');
const english = catalogueFor('en');
const added = /^#[>|!].*\n| ‹[^›]*›/gm;
const mark = /^#? *\^+\n/gm;

const cases = readFileSync(file, 'utf8')
  .split(/^(?=== )/m)
  .map((text) => ({ text, title: /^== (.*)/.exec(text)?.[1] ?? '' }));

const filesIn = (text: string): readonly (readonly [string, string])[] => {
  const [, ...pieces] = text.split(/^-- (.*) --\n/m);
  return pieces.flatMap((piece, index) => (index % 2 === 0 ? [[piece, pieces[index + 1] ?? ''] as const] : []));
};

function shown(text: string): string {
  const files = filesIn(text.replace(added, ''));
  const [name = '', marked = ''] = files.at(-1) ?? [];
  const own = marked.replace(mark, '');
  const texts: Texts = new Map([...files.slice(0, -1), [name, own]]);
  const folders = ['dev', 'prod'].filter((folder) => texts.has(`${folder}/main.tf`));
  const views = (folders.length === 0 ? [''] : folders).flatMap((folder) => {
    const options = optionsFor(() => texts);
    const root = folder === '' ? '/here' : `/here/${folder}`;
    const checked = checkFolder({ ...options, path: root, folder: root });
    return checked.filter(({ source }) => source.path === `/here/${name}`).map((each) => ({ checked: each, folder }));
  });
  const [first, ...others] = views;
  if (first === undefined) throw new Error(`${name} is in no configuration.`);
  const checked = sharedBy([first, ...others]);
  expect(viewsOf(checked)).toHaveLength(views.length);
  const { lines } = checked;
  const hints = new Map(
    terraformHints(checked, { start: 0, end: own.length }, english, { image: true, defaults: true }).map((hint) => [
      lines.position(hint.offset).line,
      hint,
    ]),
  );
  const lenses = new Map(
    terraformLenses(checked, english, { checks: true, uses: true }).map(({ span, title }) => [
      lines.position(span.start).line,
      title,
    ]),
  );
  const out: string[] = [];
  let line = -1;
  for (const each of marked.split('\n')) {
    const at = /^#? *(\^+)$/.exec(each);
    if (at === null) {
      line++;
      const [lens, hint] = [lenses.get(line), hints.get(line)];
      if (lens !== undefined) out.push(`#> ${lens}`);
      out.push(hint === undefined ? each : `${each} ‹${hint.text}›`);
      if (hint?.more?.includes('\n') === true) out.push(...hint.more.split('\n').map((more) => `#| ${more}`));
      for (const { at: place, message, severity } of checked.findings)
        if (severity !== 'info' && lines.position(spanOf(place).start).line === line)
          out.push(`#! ${say(message, english)}`);
      continue;
    }
    const hover = terraformHover(checked, lines.start(line) + each.indexOf('^'), english, false);
    out.push(each, ...(hover?.markdown ?? 'nothing').split('\n').map((row) => `#| ${row}`));
  }
  const body = [...files.slice(0, -1).map(([other, content]) => `-- ${other} --\n${content}`), `-- ${name} --\n`];
  return `${text.slice(0, text.indexOf('\n') + 1)}${body.join('')}${out.join('\n')}`;
}

if (process.env['RECORD'] !== undefined) writeFileSync(file, cases.map(({ text }) => shown(text)).join(''));

it.each(cases)('$title', ({ text }) => {
  expect(shown(text)).toBe(text);
});
