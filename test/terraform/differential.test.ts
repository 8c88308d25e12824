import { expect, it } from 'vitest';
import { checkFolder, FolderSession } from '../../server/terraform/module-session';
import { runToEnd } from '../../server/text/cooperative';
import { anyConfiguration, editedTexts, optionsFor, type Texts } from '../support/configurations';
import { viewOf } from '../support/configuration-view';
import { randomOf } from '../support/edits';
import { dedent } from '../support/dedent';

/** The number of edits. Long runs set it. */
const edits = Number(process.env['EDITS'] ?? 300);
const firstSeed = Number(process.env['SEED'] ?? 1);
/** The number of edits to one configuration. */
const round = 20;
/** The maximum length of all texts, at which a check takes a few milliseconds. */
const largest = 20_000;

it(
  `a session gives the answers of a new one after each of ${String(edits)} edits of a configuration`,
  { timeout: 0 },
  () => {
    for (let done = 0, seed = firstSeed; done < edits; seed++) {
      const random = randomOf(seed);
      let texts = anyConfiguration(random);
      const past: Texts[] = [texts];
      const options = optionsFor(() => texts);
      const session = new FolderSession(options);
      runToEnd(session.check());
      for (let step = 0; step < round; step++, done++) {
        const next = editedTexts(texts, past, random);
        texts = [...next.values()].join('').length > largest ? new Map() : next;
        past.push(texts);
        expect(viewOf(runToEnd(session.check())), `seed ${String(seed)}, edit ${String(step)}`).toEqual(
          viewOf(checkFolder(options)),
        );
      }
    }
  },
);

const image = (name: string, more: string): string =>
  `resource "huaweicloud_ims_ecs_system_image" "${name}" {\n  name = "${name}"\n  instance_id = "0c1e5c56-7f7c-4cf1-9b8e-7d3c1a0f6b11"\n  ${more}\n}\n`;
const provider = dedent`
  provider "huaweicloud" {
    region = var.region
  }
`;
const region = (value: string): string => `variable "region" {\n  default = ${value}\n}\n`;
const exported = (of: string): string =>
  `resource "huaweicloud_ims_image_export" "b" {\n  image_id   = ${of}\n  bucket_url = "golden:b.qcow2"\n}\n`;
const module = (name: string, image: string): string =>
  `module "${name}" {\n  source = "../${name}"\n  image = ${image}\n}\nvariable "image" {}\noutput "image" {\n  value = module.${name}.image\n}\n`;

/** What changes in files, one after the other. */
const histories: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  'a variable needs itself': [
    { 'main.tf': provider + image('k', 'region = var.region') + image('p', ''), 'v.tf': region('"cn-east-3"') },
    { 'a_override.tf': region('huaweicloud_ims_ecs_system_image.p["p"].id') },
    { 'a_override.tf': region('"cn-north-4"') },
  ],
  'modules call each other in a circle': [
    {
      'main.tf': dedent`
        module "m" {
          source = "./m"
          image = huaweicloud_ims_ecs_system_image.a.id
        }
        ${image('a', '')}${exported('module.m.image')}`,
      'm/main.tf': module('n', 'var.image'),
      'n/main.tf': dedent`
        variable "image" {}
        output "image" {
          value = var.image
        }
      `,
    },
    { 'n/main.tf': module('m', 'var.image') },
    { 'n/main.tf': dedent`
      variable "image" {}
      output "image" {
        value = var.image
      }
    ` },
  ],
  'a file becomes an override': [
    { 'main.tf': image('b', ''), 'z.tf': image('a', '') + image('b', '') },
    { 'main.tf': '', 'a_override.tf': image('b', '') },
  ],
  'a reference moves to another local value': [
    { 'main.tf': dedent`
      ${exported('local.a')}${image('a', '')}locals {
        a = "x"
        b = huaweicloud_ims_ecs_system_image.a.id
      }
    ` },
    { 'main.tf': dedent`
      ${exported('local.a')}${image('a', '')}locals {
        a = huaweicloud_ims_ecs_system_image.a.id
        b = "x"
      }
    ` },
  ],
  'a resource gets a name that a local value refers to': [
    { 'main.tf': dedent`
      ${image('c', '')}${exported('local.a')}locals {
        a = huaweicloud_ims_ecs_system_image.a.id
      }
    ` },
    { 'main.tf': dedent`
      ${image('a', '')}${exported('local.a')}locals {
        a = huaweicloud_ims_ecs_system_image.a.id
      }
    ` },
    { 'main.tf': dedent`
      ${image('c', '')}${exported('local.a')}locals {
        a = huaweicloud_ims_ecs_system_image.a.id
      }
    ` },
  ],
  'a resource appears in a module that others wait for as a whole': [
    { 'main.tf': dedent`
      module "m" {
        source = "./m"
      }
      ${image('a', 'depends_on = [module.m]')}`, 'm/main.tf': image('x', '') },
    { 'm/main.tf': image('x', '') + image('y', '') },
    { 'm/main.tf': image('y', '') },
  ],
  'resources exchange their names': [
    { 'main.tf': image('a', '') + image('c', 'protected = true') + exported('huaweicloud_ims_ecs_system_image.a.id') },
    { 'main.tf': image('c', '') + image('a', 'protected = true') + exported('huaweicloud_ims_ecs_system_image.a.id') },
  ],
}; // prettier-ignore

it.each(Object.entries(histories))('a session gives the answers of a new one when %s', (_, steps) => {
  const texts = new Map<string, string>();
  const options = optionsFor(() => texts);
  const session = new FolderSession(options);
  for (const step of steps) {
    for (const [path, text] of Object.entries(step)) texts.set(path, text);
    expect(viewOf(runToEnd(session.check()))).toEqual(viewOf(checkFolder(options)));
  }
});
