import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ChecksResult } from '../../server/lsp/requests/step-checks';
import type { PictureAnswer } from '../../server/lsp/requests/picture';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dedent } from '../support/dedent';
import { Client } from './client';

let root: string;
let client: Client;
const uri = (name: string): string => `${pathToFileURL(root).href}/${name}`;

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
}

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'ims-terraform-')));
  client = new Client();
});

afterEach(() => {
  client.process.kill();
  rmSync(root, { recursive: true });
});

async function start(): Promise<void> {
  await client.start('en', { rootUri: pathToFileURL(root).href });
}

/** Waits until a file has exactly the findings of these rules. */
async function findings(name: string, ...wanted: readonly string[]): Promise<void> {
  await client.note(({ method, params }) => {
    const found = params as { uri: string; diagnostics: readonly { code: string }[] };
    if (method !== 'textDocument/publishDiagnostics' || found.uri !== uri(name)) return false;
    return JSON.stringify(found.diagnostics.map(({ code }) => code)) === JSON.stringify(wanted);
  });
}

function change(name: string, version: number, text: string): void {
  client.notify('textDocument/didChange', { textDocument: { uri: uri(name), version }, contentChanges: [{ text }] });
}

const images = dedent`
  variable "algorithm" {
    default = "AES_256"
  }

  provider "huaweicloud" {
    region = "cn-north-4"
  }

  resource "huaweicloud_ims_obs_iso_image" "setup" {
    name       = "setup"
    image_url  = "files:setup.iso"
    min_disk   = 40
    os_version = "Ubuntu 22.04 server 64bit"
  }
`;
const copy = dedent`
  resource "huaweicloud_images_image_copy" "again" {
    source_image_id = huaweicloud_ims_obs_iso_image.setup.id
    name            = "again"
  }
`;

it('the files of a folder are checked together, open or not, and follow each other', async () => {
  write('images.tf', images);
  write('copy.tf', copy);
  await start();
  client.open(uri('copy.tf'), copy, 'terraform');
  await findings('copy.tf', 'copy-iso-in-region');
  client.open(uri('images.tf'), images, 'terraform');
  change('images.tf', 2, images.replace(/resource [^]*$/, ''));
  await findings('copy.tf', 'unknown-reference');
  change('images.tf', 3, images);
  await findings('copy.tf', 'copy-iso-in-region');
});

it('a module is checked with the values of its call', async () => {
  write(
    'main.tf',
    dedent`
    module "copies" {
      source = "./copies"
      image  = huaweicloud_ims_obs_iso_image.setup.id
    }
  `,
  );
  write('images.tf', images);
  write(
    'copies/main.tf',
    `variable "image" {}\n\n${copy.replace('huaweicloud_ims_obs_iso_image.setup.id', 'var.image')}`,
  );
  await start();
  client.open(
    uri('main.tf'),
    dedent`
      module "copies" {
        source = "./copies"
        image  = huaweicloud_ims_obs_iso_image.setup.id
      }
    `,
    'terraform',
  );
  await findings('copies/main.tf', 'copy-iso-in-region');
});

it('a resource has a hover about its image, and no completion', async () => {
  write('images.tf', images);
  await start();
  client.open(uri('images.tf'), images, 'terraform');
  await findings('images.tf');
  const at = { textDocument: { uri: uri('images.tf') }, position: { line: 8, character: 45 } };
  expect(JSON.stringify(await client.request('textDocument/hover', at))).toContain('setup is created here.');
  expect(await client.request('textDocument/completion', at)).toMatchObject({ items: [] });
});

it('a manifest that the settings file names declares what the configuration does not say, as it is in the editor', async () => {
  write('images.tf', images.replace('iso_image', 'system_image').replace('setup.iso', 'setup.qcow2'));
  write('ims-manifest.config.yaml', 'declarations: [facts.ims.yaml]\n');
  const facts = (size: number): string => dedent`
    imsManifest: v1
    region: cn-north-4
    files:
      setup: { bucket: files, object: setup.qcow2, virtual_size: ${String(size)} }
    buckets:
      files: {}
  `;
  write('facts.ims.yaml', facts(20));
  await start();
  client.open(
    uri('images.tf'),
    images.replace('iso_image', 'system_image').replace('setup.iso', 'setup.qcow2'),
    'terraform',
  );
  client.open(uri('facts.ims.yaml'), facts(20));
  await findings('images.tf');
  change('facts.ims.yaml', 2, facts(80));
  await findings('images.tf', 'import-min-disk-below-file');
  change('facts.ims.yaml', 3, facts(40));
  await findings('images.tf');
});

it('a file that is read late is checked with the others as soon as it is there', async () => {
  const remote = 'vscode-vfs://github/owner/repo';
  let arrived: (text: string) => void = () => undefined;
  const late = new Promise<string>((done) => (arrived = done));
  client.answering('ims-manifest/findFiles', () => [`${remote}/copy.tf`, `${remote}/images.tf`]);
  client.answering('ims-manifest/readFolder', () => ['copy.tf', 'images.tf']);
  client.answering('ims-manifest/readFile', (params) => {
    const { uri: asked } = params as { uri: string };
    return asked.endsWith('images.tf') ? late : asked.endsWith('copy.tf') ? copy : null;
  });
  await client.start('en', {
    workspaceFolders: [{ uri: remote, name: 'repo' }],
    capabilities: { workspace: { workspaceFolders: true } },
    initializationOptions: { files: true },
  });
  const shows = async (...rules: readonly string[]): Promise<void> => {
    await client.note(({ method, params }) => {
      const { uri: of, diagnostics } = params as { uri: string; diagnostics: readonly { code: string }[] };
      if (method !== 'textDocument/publishDiagnostics' || !of.endsWith('copy.tf')) return false;
      return JSON.stringify(diagnostics.map(({ code }) => code)) === JSON.stringify(rules);
    });
  };
  client.open(`${remote}/copy.tf`, copy, 'terraform');
  await shows();
  arrived(images);
  await shows('copy-iso-in-region');
});

/** A client whose files are not on this machine: their texts, and the files that the server has asked for. */
async function remotely(capabilities: object) {
  const remote = 'vscode-vfs://github/owner/repo';
  const texts = new Map([
    [`${remote}/copy.tf`, copy],
    [`${remote}/images.tf`, images],
  ]);
  const asked: string[] = [];
  client.answering('ims-manifest/findFiles', () => [...texts.keys()]);
  client.answering('ims-manifest/readFolder', () => ['copy.tf', 'images.tf']);
  client.answering('ims-manifest/readFile', (params) => {
    const { uri: file } = params as { uri: string };
    asked.push(file);
    return texts.get(file) ?? null;
  });
  await client.start('en', {
    workspaceFolders: [{ uri: remote, name: 'repo' }],
    capabilities: { workspace: { workspaceFolders: true, ...capabilities } },
    initializationOptions: { files: true },
  });
  const shows = async (file: string, ...rules: readonly string[]): Promise<void> => {
    await client.note(({ method, params }) => {
      const { uri: of, diagnostics } = params as { uri: string; diagnostics: readonly { code: string }[] };
      if (method !== 'textDocument/publishDiagnostics' || of !== file) return false;
      return JSON.stringify(diagnostics.map(({ code }) => code)) === JSON.stringify(rules);
    });
  };
  const type = (version: number, text: string): void => {
    client.notify('textDocument/didChange', {
      textDocument: { uri: `${remote}/images.tf`, version },
      contentChanges: [{ text }],
    });
  };
  client.open(`${remote}/images.tf`, images, 'terraform');
  await shows(`${remote}/copy.tf`, 'copy-iso-in-region');
  return { closed: `${remote}/copy.tf`, texts, asked, shows, type };
}

it('files that are not open are not read again after a letter if the client reports changes', async () => {
  const watching = { didChangeWatchedFiles: { dynamicRegistration: true } };
  const { closed, texts, asked, shows, type } = await remotely(watching);
  asked.length = 0;
  type(2, images.replace(/resource [^]*$/, ''));
  await shows(closed, 'unknown-reference');
  type(3, images);
  await shows(closed, 'copy-iso-in-region');
  expect(asked.filter((file) => file === closed)).toEqual([]);
  texts.set(closed, '');
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: closed, type: 2 }] });
  await shows(closed);
  expect(asked.filter((file) => file === closed)).toEqual([closed]);
});

it('files that are not open are read again after a letter if the client does not report changes', async () => {
  const { closed, texts, shows, type } = await remotely({});
  texts.set(closed, '');
  type(2, `${images}\n`);
  await shows(closed);
});

const installer = dedent`
  ${images}
  output "id" {
    value = huaweicloud_ims_obs_iso_image.setup.id
  }
`;
const callers = dedent`
  module "installer" {
    source = "./installer"
  }

  resource "huaweicloud_images_image_copy" "first" {
    source_image_id = "f7b86cc4-8e3b-4c4e-9ff1-0c0a1c1d8a11"
    name            = "first"
  }

  resource "huaweicloud_images_image_copy" "again" {
    source_image_id = module.installer.id
    name            = "again"
  }
`;

it('a finding follows the files of a module, which are read later and may not be open', async () => {
  write('main.tf', callers);
  write('installer/main.tf', installer);
  await start();
  client.open(uri('main.tf'), callers, 'terraform');
  await findings('main.tf', 'copy-iso-in-region');
  client.open(uri('installer/main.tf'), installer, 'terraform');
  change('installer/main.tf', 2, installer.replace(/value = .*/, 'value = null'));
  await findings('main.tf');
  change('installer/main.tf', 3, installer);
  await findings('main.tf', 'copy-iso-in-region');
});

it('the picture of a file is that of its configuration, and has the file of each place', async () => {
  write('main.tf', callers);
  write('installer/main.tf', installer);
  await start();
  client.open(uri('main.tf'), callers, 'terraform');
  await findings('main.tf', 'copy-iso-in-region');
  const { folder, picture } = (await client.request('ims-manifest/pipeline', {
    textDocument: { uri: uri('main.tf') },
    position: { line: 0, character: 0 },
  })) as PictureAnswer;
  expect(folder).toBe(pathToFileURL(root).href);
  const places = picture.things.map(({ title, at }) => [title, at.uri.slice(uri('').length), at.start.line]);
  expect(places).toEqual([
    ['module.installer.setup', 'installer/main.tf', 8],
    ['files:setup.iso', 'installer/main.tf', 8],
    ['first', 'main.tf', 4],
    ['f7b86cc4-8e3b-4c4e-9ff1-0c0a1c1d8a11', 'main.tf', 5],
    ['again', 'main.tf', 9],
  ]);
  expect(picture.steps.map(({ refused, whole }) => [refused, whole.uri.slice(uri('').length)])).toEqual([
    [false, 'installer/main.tf'],
    [false, 'main.tf'],
    [true, 'main.tf'],
  ]);
});

it('a lens lists the checks of its own resource', async () => {
  write('main.tf', callers);
  write('installer/main.tf', installer);
  await start();
  client.open(uri('main.tf'), callers, 'terraform');
  await findings('main.tf', 'copy-iso-in-region');
  const { checks } = (await client.request('ims-manifest/checks', {
    uri: uri('main.tf'),
    position: { line: 9, character: 0 },
  })) as ChecksResult;
  expect(checks[0]).toMatchObject({ rule: 'copy-iso-in-region', state: 'violated' });
});

it('Check Workspace counts all files of configurations with images, and no others', async () => {
  write('main.tf', callers);
  write('variables.tf', 'variable "x" {}\n');
  write('terraform.tfvars', 'x = 1\n');
  write('installer/main.tf', installer);
  write(
    'network/main.tf',
    dedent`
    module "vpc" {
      source = "./vpc"
    }
  `,
  );
  write('network/vpc/main.tf', 'resource "aws_vpc" "main" {}\n');
  await start();
  client.open(
    uri('network/main.tf'),
    dedent`
    module "vpc" {
      source = "./vpc"
    }
  `,
    'terraform',
  );
  await findings('main.tf', 'copy-iso-in-region');
  expect(await client.request('ims-manifest/checkWorkspace', {})).toMatchObject({ files: 4, errors: 1 });
});

const copying = dedent`
  variable "region" {}

  resource "huaweicloud_images_image_copy" "app" {
    source_image_id = "f7b86cc4-8e3b-4c4e-9ff1-0c0a1c1d8a11"
    name            = "app"
    target_region   = var.region
    agency_name     = "ims"
  }
`;
const calling = (region: string): string => dedent`
  provider "huaweicloud" {
    region = "cn-north-4"
  }

  module "copy" {
    source = "../../modules/copy"
    region = "${region}"
  }
`;

it('a module that several folders call has the findings and values of all of them', async () => {
  const [module, dev, prod] = ['modules/copy/main.tf', 'envs/dev/main.tf', 'envs/prod/main.tf'];
  write(module, copying);
  write(dev, calling('cn-east-3'));
  write(prod, calling('cn-north-4'));
  await start();
  client.open(uri(module), copying, 'terraform');
  await findings(module, 'tf-copy-target-is-source');
  client.open(uri(dev), calling('cn-east-3'), 'terraform');
  client.open(uri(prod), calling('cn-north-4'), 'terraform');
  const said = async (): Promise<string> =>
    JSON.stringify(
      await client.request('textDocument/hover', {
        textDocument: { uri: uri(module) },
        position: { line: 5, character: 26 },
      }),
    );
  expect(await said()).toContain('cn-east-3 (dev), cn-north-4 (prod)');
  change(prod, 2, calling('cn-south-1'));
  await findings(module);
  expect(await said()).toContain('cn-east-3 (dev), cn-south-1 (prod)');
  change(dev, 2, calling('cn-north-4'));
  await findings(module, 'tf-copy-target-is-source');
  change(prod, 3, calling('cn-north-4'));
  await findings(module, 'tf-copy-target-is-source');
  expect(await said()).toContain('target_region: cn-north-4"');
  // A folder that no longer calls the module has no part in it.
  change(prod, 4, calling('cn-south-1').replace(/module [^]*$/, ''));
  change(dev, 3, calling('cn-east-3'));
  await findings(module);
  expect(await said()).toContain('target_region: cn-east-3"');
});

it('folders that call a module are found while its file is open', async () => {
  const module = 'modules/copy/main.tf';
  write(module, copying);
  const regions = ['cn-east-3', 'cn-north-4'];
  for (const region of regions) {
    write(`envs/${region}/main.tf`, calling('x').replace('"x"', 'var.region'));
    write(`envs/${region}/variables.tf`, 'variable "region" {}\n');
    write(`envs/${region}/terraform.tfvars`, `region = "${region}"\n`);
  }
  write(
    'modules/copy/variables.tf',
    dedent`
    variable "name" {
      default = "app"
    }
  `,
  );
  await start();
  client.open(uri(module), copying, 'terraform');
  await client.request('ims-manifest/checkWorkspace', {});
  const hover = await client.request('textDocument/hover', {
    textDocument: { uri: uri(module) },
    position: { line: 5, character: 26 },
  });
  for (const region of regions) expect(JSON.stringify(hover)).toContain(`${region} (${region})`);
  await findings(module, 'tf-copy-target-is-source');
});

it('a fix in a module is offered if it is right for all folders that call it', async () => {
  const [module, dev, prod] = ['modules/copy/main.tf', 'envs/dev/main.tf', 'envs/prod/main.tf'];
  const exporting = dedent`
    variable "image" {}

    resource "huaweicloud_ims_image_export" "app" {
      image_id   = var.image
      bucket_url = "archive:app.qcow2"
    }
  `;
  const imported = (key: string): string =>
    `${calling('x').replace('region = "x"', 'image = huaweicloud_ims_obs_system_image.web.id')}
resource "huaweicloud_ims_obs_system_image" "web" {
  name      = "web"
  image_url = "files:web.qcow2"
  min_disk  = 40
  ${key}
}
`;
  const titles = async (): Promise<readonly string[]> => {
    // All folders that call the module are known then.
    await client.request('ims-manifest/checkWorkspace', {});
    const actions = (await client.request('textDocument/codeAction', {
      textDocument: { uri: uri(module) },
      range: { start: { line: 2, character: 12 }, end: { line: 2, character: 12 } },
      context: { diagnostics: [] },
    })) as readonly { readonly title: string }[];
    return actions.map(({ title }) => title.replace(/ \(.*/, '')).filter((title) => !title.startsWith('Disable'));
  };
  write(module, exporting);
  write(dev, imported(''));
  write(prod, imported(''));
  await start();
  client.open(uri(module), exporting, 'terraform');
  await findings(module, 'export-format-missing');
  expect(await titles()).toEqual(["Set 'file_format' to 'qcow2'", 'Use fast export']);
  const encrypted = imported('cmk_id = "9e0d2b61-5f34-4d47-8f0f-1c8b6a9f1d10"');
  client.open(uri(prod), encrypted, 'terraform');
  await findings(module, 'export-format-missing', 'export-encrypted-plaintext');
  expect(await titles()).toEqual(["Set 'file_format' to 'qcow2'"]);
});

it('fixes are offered in the JSON syntax, also where a value is in a file of the other syntax', async () => {
  const main = dedent`
    {
    	"//": "ims-disable-file export-format-missing -- not needed anymore",
    	"provider": { "huaweicloud": { "region": "cn-north-4" } },
    	"resource": {
    		"huaweicloud_ims_obs_data_image": {
    			"app": { "name": "app", "image_url": "files:app.zvhd2", "min_disk": 40, "os_type": "\${var.os}" }
    		}
    	}
    }
  `;
  const variables = dedent`
    variable "os" {
      default = "Other"
    }
  `;
  write('main.tf.json', main);
  write('variables.tf', variables);
  await start();
  client.open(uri('main.tf.json'), main, 'json');
  await findings('main.tf.json', 'needless-disable', 'import-os-type-invalid');
  const ask = async (line: number, only?: readonly string[]) =>
    (await client.request('textDocument/codeAction', {
      textDocument: { uri: uri('main.tf.json') },
      range: { start: { line, character: 90 }, end: { line, character: 90 } },
      context: { diagnostics: [], ...(only && { only }) },
    })) as readonly { readonly title: string }[];
  const edits = async (action: object | undefined): Promise<unknown> =>
    JSON.stringify(await client.request('codeAction/resolve', action));
  const [elsewhere, here] = await ask(5);
  expect(elsewhere?.title).toContain("Set 'os_type' to 'Linux' in the default of 'var.os'");
  expect(await edits(elsewhere)).toContain(JSON.stringify(uri('variables.tf')));
  expect(here?.title).toBe("Remove 'os_type'");
  expect(await edits(here)).toContain(JSON.stringify(uri('main.tf.json')));
  const all = await ask(0, ['source.fixAll']);
  expect(all.map(({ title }) => title)).toHaveLength(1);
  expect(await edits(all[0])).toContain('"newText":""');
});
