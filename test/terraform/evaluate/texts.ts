import { sourceFile } from '../../../server/text/source-file';
import { parseHclFile } from '../../../server/hcl/parse';
import { spanOf } from '../../../server/text/anchored-span';
import {
  isConfigurationFile,
  variableFiles,
  type ModuleReader,
  type ModuleSource,
} from '../../../server/terraform/module';
import type { HclFile } from '../../../server/hcl/node';
import type { Arguments, Configuration, Instance, Value } from '../../../server/model/terraform/configuration';

/** Modules whose files are texts: `-- folder/main.tf --` begins a file. A text without such a line is `main.tf`. */
export class TextModules implements ModuleReader {
  private files = new Map<string, HclFile>();

  /** Replaces the texts. A remaining file is parsed as a change of its previous text. */
  write(text: string): this {
    const last = this.files;
    this.files = new Map();
    const pieces = `\n${/^-- .* --$/m.test(text) ? '' : '-- main.tf --\n'}${text}`.split(/\n-- (.*) --\n/).slice(1);
    for (let at = 0; at < pieces.length; at += 2) {
      const name = pieces[at]!;
      const old = last.get(name);
      this.files.set(name, parseHclFile(name, pieces[at + 1]!, old?.source ?? sourceFile(name), old));
    }
    return this;
  }

  module(folder: string): ModuleSource | 'missing' | 'outside' {
    if (folder.startsWith('outside')) return 'outside';
    const prefix = folder === '' ? '' : `${folder}/`;
    const names = [...this.files.keys()]
      .filter((name) => name.startsWith(prefix) && !name.slice(prefix.length).includes('/'))
      .map((name) => name.slice(prefix.length));
    if (names.length === 0) return 'missing';
    const file = (name: string): HclFile => this.files.get(prefix + name)!;
    return { folder, files: names.filter(isConfigurationFile).map(file), variables: variableFiles(names).map(file) };
  }

  root(): ModuleSource {
    const root = this.module('');
    if (typeof root === 'string') throw new Error('There is no file in the root module.');
    return root;
  }

  /** The text at a place. */
  at(place: NonNullable<Value['origin']>): string {
    const { start, end } = spanOf(place);
    const file = this.files.get(place.anchor.source.path);
    return `${place.anchor.source.path}: ${file?.text.slice(start, end) ?? ''}`;
  }
}

/** A value as one line: `=x.y.id` is a reference. */
export function printValue(value: Value): string {
  const marks = value.sensitive === true ? 'sensitive ' : '';
  const ref = value.ref === undefined ? '' : `=${[value.ref.instance.address, ...value.ref.path].join('.')}`;
  const known = content(value);
  return `${marks}${known}${known !== '' && ref !== '' ? ' ' : ''}${ref}`;
}

function content(value: Value): string {
  switch (value.type) {
    case 'known':
      return JSON.stringify(value.value);
    case 'text':
      return `\`${value.parts.map((part) => (typeof part === 'string' ? part : `\${${printValue(part)}}`)).join('')}\``;
    case 'list':
      return `${value.set ? 'set' : ''}[${value.items.map(printValue).join(', ')}]`;
    case 'object':
      return `{${[...value.fields].map(([name, field]) => `${name}: ${printValue(field)}`).join(', ')}}`;
    case 'unknown': {
      const about = value.about === undefined ? '' : ` about ${value.about.map(({ address }) => address).join(', ')}`;
      return value.ref === undefined ? `unknown${about}` : '';
    }
  }
}

/** Instances with arguments, nested blocks, and dependencies. */
export function printConfiguration({ instances, problems }: Configuration): string {
  const found = problems.map(
    ({ what, name, at }) => `${what} ${name} at ${at.anchor.source.path}:${String(spanOf(at).start)}`,
  );
  return [...instances.flatMap(printInstance), ...found].join('\n');
}

function printInstance(instance: Instance): readonly string[] {
  const waits = [...instance.waitsFor].map(({ address }) => address);
  const head = `${instance.address}${instance.several ? ' (several)' : ''}${instance.provider.key === 'huaweicloud' ? '' : ` with ${instance.provider.key}`}`;
  return [waits.length === 0 ? head : `${head} after ${waits.join(', ')}`, ...printArguments(instance.arguments, '  ')];
}

function printArguments({ values, blocks }: Arguments, indent: string): readonly string[] {
  return [
    ...[...values].map(([name, { value }]) => `${indent}${name} = ${printValue(value)}`),
    ...[...blocks].flatMap(([name, all]) =>
      all.flatMap((block) => [
        `${indent}${name}${block.several ? ' (several)' : ''}:`,
        ...printArguments(block, `${indent}  `),
      ]),
    ),
  ];
}
