import { Session, type Profiler } from 'node:inspector';
import { expect, it } from 'vitest';
import { terraform } from '../../server/terraform/frontend';
import { checkFolder, type FolderReader } from '../../server/terraform/module-session';
import { dedent } from '../support/dedent';

/** How often a function is called while something runs, as the engine of JavaScript counts it. */
function callsOf(name: string, run: () => void): number {
  const session = new Session();
  session.connect();
  let found: Profiler.TakePreciseCoverageReturnType | undefined;
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  run();
  session.post('Profiler.takePreciseCoverage', (_, result) => {
    found = result;
  });
  session.disconnect();
  const functions = found?.result.flatMap((script) => script.functions) ?? [];
  return functions
    .filter(({ functionName }) => functionName === name)
    .reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0);
}

function readerOf(texts: Readonly<Record<string, string>>): FolderReader {
  return {
    files: (folder) => {
      const own = Object.entries(texts).filter(([path]) => path.slice(0, path.lastIndexOf('/')) === folder);
      return own.length === 0
        ? 'missing'
        : own.map(([path, text]) => ({ path, name: path.slice(path.lastIndexOf('/') + 1), text }));
    },
  };
}

const check = (texts: Readonly<Record<string, string>>) => () => {
  checkFolder({ path: 'w', folder: 'w', frontend: terraform, reader: readerOf(texts) });
};

const network = {
  'w/main.tf': dedent`
    module "vpc" {
      source = "./vpc"
    }

    module "far" {
      source = "../far"
    }
  `,
  'w/variables.tf': 'variable "name" {}\n',
  'w/vpc/main.tf': dedent`
    resource "huaweicloud_vpc" "main" {
      name = "main"
    }

    module "again" {
      source = "../"
    }
  `,
};

it('a configuration without resources for images is not parsed, and neither are the local modules that it calls', () => {
  expect(callsOf('parseHclFile', check(network))).toBe(0);
});

it('a configuration is parsed if a module of a module has a resource for images', () => {
  const image = dedent`
    resource "huaweicloud_ims_ecs_system_image" "app" {
      name        = "app"
      instance_id = "a"
    }
  `;
  const vpc = dedent`
    ${network['w/vpc/main.tf']}
    module "images" {
      source = "./images"
    }
  `;
  const texts = { ...network, 'w/vpc/main.tf': vpc, 'w/vpc/images/main.tf': image };
  expect(callsOf('parseHclFile', check(texts))).toBe(4);
});
